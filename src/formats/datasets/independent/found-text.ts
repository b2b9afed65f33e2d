// For tests: readers of each format, written from its own description. They import nothing of Ascribe's
// codecs, so that a mistake in those is not repeated here.

export type Files = ReadonlyMap<string, string | Uint8Array>;

/** One annotator's work on a text, as a format's files hold it. */
export type FoundText = {
  readonly text: string;
  readonly spans: readonly FoundSpan[];
  readonly links: readonly FoundLink[];
};

type FoundSpan = {
  readonly id: string;
  readonly label: string;
  /** UTF-16 code units into `text`, whatever the format counts. */
  readonly pieces: readonly { readonly start: number; readonly end: number }[];
};

type FoundLink = { readonly type: string; readonly from: string; readonly to: string };

/** Says what is wrong with a file; a reader never passes a fault over. */
export function must(isTrue: boolean, what: string): asserts isTrue {
  if (!isTrue) throw new Error(what);
}

export function textIn(files: Files, name: string): string {
  const content = files.get(name);
  must(typeof content === 'string', `${name} is not there, or is no text`);
  return content;
}

export function bytesIn(files: Files, name: string): Uint8Array {
  const content = files.get(name);
  must(typeof content === 'object', `${name} is not there, or is a text`);
  return content;
}

export function namesIn(files: Files, ending: string): readonly string[] {
  return [...files.keys()].filter((name) => name.endsWith(ending)).toSorted();
}

/** Slices by Unicode code points, as Python does; refuses offsets that are not in the text. */
export function pointsOf(text: string) {
  const characters = Array.from(text);
  const offsets = [0];
  for (const character of characters) offsets.push((offsets.at(-1) ?? 0) + character.length);
  return (start: unknown, end: unknown) => {
    must(
      Number.isInteger(start) && Number.isInteger(end),
      `${String(start)} or ${String(end)} is no whole number`,
    );
    const [from, to] = [Number(start), Number(end)];
    must(from >= 0 && from < to && to <= characters.length, `${from}–${to} is not in the text`);
    const quote = characters.slice(from, to).join('');
    return { quote, piece: { start: offsets[from] ?? -1, end: offsets[to] ?? -1 } };
  };
}

/** Slices by UTF-16 code units, as Java does; refuses half a character too. */
export function unitsOf(text: string) {
  return (start: unknown, end: unknown) => {
    must(
      Number.isInteger(start) && Number.isInteger(end),
      `${String(start)} or ${String(end)} is no whole number`,
    );
    const piece = { start: Number(start), end: Number(end) };
    must(
      piece.start >= 0 && piece.start < piece.end && piece.end <= text.length,
      `${piece.start}–${piece.end} is not in the text`,
    );
    const quote = text.slice(piece.start, piece.end);
    must(quote.isWellFormed(), `${piece.start}–${piece.end} cuts a character`);
    return { quote, piece };
  };
}

/** The lines of a file whose last one has to end. */
export function endedLines(text: string): readonly string[] {
  must(text === '' || text.endsWith('\n'), 'the last line does not end');
  return text.split('\n').slice(0, -1);
}

export function distinctIds(ids: readonly string[], what: string): ReadonlySet<string> {
  const known = new Set(ids);
  must(known.size === ids.length, `${what}: an id is there twice`);
  return known;
}

export function grouped<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
