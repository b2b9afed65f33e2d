import { blobText } from './blob-text.ts';

export type Line = {
  /** From 1. */
  readonly number: number;
  /** Without its end; undefined: longer than is held, and left out. */
  readonly text: string | undefined;
};

/** Longest line that is held, in UTF-16 code units. */
export const MAX_LINE = 32 * 1024 * 1024;

/** A blob's lines, one at a time: what is in memory is a chunk and a line. Empty lines are counted and left out. */
export async function* blobLines(
  blob: Blob,
  encoding: string,
  longest = MAX_LINE,
): AsyncGenerator<Line> {
  let number = 0;
  let parts: string[] = [];
  let length = 0;
  const take = (part: string): void => {
    length += part.length;
    // Joined at the line's end: adding to a string that grows is slow for lines of many chunks.
    if (length <= longest) parts.push(part);
    else parts = [];
  };
  const finish = (): Line | undefined => {
    number += 1;
    const line = { number, text: length > longest ? undefined : parts.join('').trim() };
    parts = [];
    length = 0;
    return line.text === '' ? undefined : line;
  };
  for await (const chunk of blobText(blob, encoding)) {
    let start = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      take(chunk.slice(start, end));
      const line = finish();
      if (line) yield line;
      start = end + 1;
    }
    take(chunk.slice(start));
  }
  const last = finish();
  if (last) yield last;
}
