/** A stretch of a JSON text that is one element of its outermost list; undefined: too long, left out. */
export type JsonElement = string | undefined;

/**
 * The elements of a list, `[…]`, from its text in pieces, each as its own text: no more than one is
 * held. Returns whether the list was closed.
 */
export async function* jsonElements(
  pieces: AsyncIterable<string>,
  longest: number,
): AsyncGenerator<JsonElement, boolean> {
  const scan = { depth: 0, inString: false, escaped: false };
  let held: string[] = [];
  let length = 0;
  const hold = (text: string): void => {
    length += text.length;
    if (length <= longest) held.push(text);
    else held = [];
  };
  const finish = (): { readonly element: JsonElement } | undefined => {
    const element = length > longest ? undefined : held.join('').trim();
    held = [];
    length = 0;
    return element === '' ? undefined : { element };
  };
  for await (const piece of pieces) {
    let start = 0;
    let closed = false;
    for (const at of marks(piece, scan)) {
      const mark = piece.charAt(at);
      if ((mark === '[' || mark === '{') && scan.depth++ === 0) start = at + 1;
      else if (mark === ']' || mark === '}') scan.depth -= 1;
      const ends = (mark === ',' && scan.depth === 1) || (mark === ']' && scan.depth === 0);
      if (!ends) continue;
      hold(piece.slice(start, at));
      const done = finish();
      if (done) yield done.element;
      start = at + 1;
      closed = scan.depth === 0;
      if (closed) break;
    }
    if (closed) return true;
    hold(piece.slice(start));
  }
  return false;
}

/** Where brackets and commas stand outside strings. A piece may end inside a string or after a backslash. */
function* marks(piece: string, scan: { inString: boolean; escaped: boolean }): Generator<number> {
  let at = 0;
  while (at < piece.length) {
    if (scan.escaped) {
      scan.escaped = false;
      at += 1;
      continue;
    }
    const pattern = scan.inString ? IN_STRING : OUTSIDE;
    pattern.lastIndex = at;
    const found = pattern.exec(piece);
    if (!found) return;
    at = found.index + 1;
    if (found[0] === '\\') scan.escaped = true;
    else if (found[0] === '"') scan.inString = !scan.inString;
    else yield found.index;
  }
}

const IN_STRING = /["\\]/g;
const OUTSIDE = /["[\]{},]/g;
