import { moveByWord, type WordsInSight } from './words.ts';

/** Longest run of code units looked at for one character: family emoji and stacked accents are shorter. */
const CLUSTER_REACH = 64;

/**
 * Where an edge goes when it moves by one word or by one character, never inside a character of several
 * code units; `undefined` where there is nothing further that way. Hidden blocks are passed over.
 */
export function moveEdge(
  seen: WordsInSight,
  offset: number,
  edge: 'start' | 'end',
  direction: 1 | -1,
  unit: 'word' | 'character',
): number | undefined {
  return unit === 'word'
    ? moveByWord(seen, offset, edge, direction)
    : moveByCharacter(seen, offset, edge, direction);
}

/** The next place where a character as the reader sees it begins or ends. White space is no character. */
function moveByCharacter(
  seen: WordsInSight,
  from: number,
  edge: 'start' | 'end',
  direction: 1 | -1,
): number | undefined {
  const { text } = seen;
  // Only growth can meet what is not to be taken in.
  const isGrowing = (edge === 'end') === (direction === 1);
  const offset = isGrowing ? pastUnseen(seen, from, direction) : from;
  const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
  if (direction === 1) {
    const [first] = segmenter.segment(text.slice(offset, offset + CLUSTER_REACH));
    return first && offset + first.segment.length;
  }
  const start = Math.max(0, offset - CLUSTER_REACH);
  const last = [...segmenter.segment(text.slice(start, offset))].at(-1);
  return last && start + last.index;
}

/** From there on over white space and hidden blocks to the next character in sight. */
function pastUnseen({ text, hidden }: WordsInSight, from: number, direction: 1 | -1): number {
  let at = from;
  for (;;) {
    const next = direction === 1 ? at : at - 1;
    const stretch = hidden.find(({ start, end }) => start <= next && next < end);
    if (stretch) at = direction === 1 ? stretch.end : stretch.start;
    else if (/\s/v.test(text.charAt(next))) at += direction;
    else return at;
  }
}
