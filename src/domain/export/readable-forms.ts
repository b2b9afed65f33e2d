/**
 * A file's text as its reader gets it: escapes of JSON, XML and addresses undone, and once more without
 * tags, for a name may go over several ("<b>Qu</b>ill"). Line breaks stay where they are; other offsets do not.
 */
export function readableForms(text: string): readonly string[] {
  // Names of attributes are the format's: TEI has an `ana="…"`.
  const plain = unescaped(text.replaceAll(/(?<=\s)[a-z][\w:\-]{0,40}(?==["'])/gv, ''));
  const untagged = /<[^<>\n]{1,2000}>/v.test(text)
    ? unescaped(text.replaceAll(/<[^<>\n]{1,2000}>/gv, ''))
    : plain;
  return untagged === plain ? [plain] : [plain, untagged];
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function unescaped(text: string): string {
  return text
    .replaceAll(/\\(?:u([0-9a-f]{4})|[nrtbf])/giv, (_all, hex?: string) =>
      hex === undefined ? ' ' : String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replaceAll(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/giv,
      (all, hex?: string, decimal?: string, name?: string) => {
        if (name !== undefined) return NAMED[name.toLowerCase()] ?? all;
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : all;
      },
    )
    .replaceAll(/(?:%[0-9a-f]{2})+/giv, (all) => {
      try {
        return decodeURIComponent(all);
      } catch {
        return all;
      }
    });
}
