/** One annotation's part of a cell: `Claim[1]`. */
export type TsvValue = {
  /** `undefined` for `*`: an annotation without a value. */
  readonly text?: string;
  /** Set where an annotation covers several tokens or is stacked. */
  readonly id?: string;
};

/** The values of a cell, one for each annotation on its token; none for `_`. */
export function readCell(cell: string): readonly TsvValue[] {
  if (cell === '_') return [];
  return splitUnescaped(cell, '|').map(readValue);
}

function readValue(part: string): TsvValue {
  const match = /^(.*)\[(\d+)\]$/s.exec(part);
  const isEscaped = match !== null && /(?:^|[^\\])(?:\\\\)*\\$/.test(match[1] ?? '');
  const raw = match && !isEscaped ? (match[1] ?? '') : part;
  const id = match && !isEscaped ? match[2] : undefined;
  return {
    ...(raw !== '*' && { text: unescapeTsv(raw) }),
    ...(id !== undefined && { id }),
  };
}

/** `1-6[1_3]`: the token that the relation comes from, and the ids of its two spans. */
export type TsvSource = { readonly token: string; readonly from?: string; readonly to?: string };

export function readSources(cell: string): readonly TsvSource[] {
  if (cell === '_') return [];
  return cell.split('|').map((part) => {
    const match = /^([\d.-]+)(?:\[(\d+)_(\d+)\])?$/.exec(part);
    const [, token = part, from, to] = match ?? [];
    return {
      token,
      ...(from !== undefined && from !== '0' && { from }),
      ...(to !== undefined && to !== '0' && { to }),
    };
  });
}

export function unescapeTsv(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(->|[\s\S])/g, (_match, escaped: string) => {
    if (escaped === 't') return '\t';
    if (escaped === 'n') return '\n';
    return escaped === 'r' ? '\r' : escaped;
  });
}

function splitUnescaped(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === separator) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
