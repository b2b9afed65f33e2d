/** By block: the share of its word groups that another text holds; short blocks must be a line of it. */
export function sharesIn(texts: readonly string[], witness: string): readonly number[] {
  const words = wordsOf(witness);
  const groups = new Set<string>();
  for (let i = 0; i + GROUP <= words.length; i += 1) {
    groups.add(words.slice(i, i + GROUP).join(' '));
  }
  const lines = new Set(witness.split(/\n+/).map((line) => wordsOf(line).join(' ')));
  const all = ` ${words.join(' ')} `;
  return texts.map((text) => {
    const own = wordsOf(text);
    if (own.length < GROUP) {
      const line = own.join(' ');
      return own.length === 0 || lines.has(line) ? 1 : all.includes(` ${line} `) ? 0.5 : 0;
    }
    let known = 0;
    for (let i = 0; i + GROUP <= own.length; i += 1) {
      if (groups.has(own.slice(i, i + GROUP).join(' '))) known += 1;
    }
    return known / (own.length - GROUP + 1);
  });
}

/** Words in a row that are hardly the same by chance. */
const GROUP = 4;

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
