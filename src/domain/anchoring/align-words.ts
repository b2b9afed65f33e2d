import type { Span } from '#domain/text/span.ts';

/** The same words in two texts; offsets and length in UTF-16 code units. */
export type Segment = { readonly from: number; readonly to: number; readonly length: number };

/** A passage that was not found as a whole, and where in the other text its words may be. */
export type Gap = { readonly from: Span; readonly to: Span };

/** Letters, marks and digits together; scripts without blanks give one a character, and what is longer than a word is cut. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[[\p{L}\p{M}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]]{1,64}/gv;

/** Runs of so many words are looked for first, then single words between two that were found. */
const RUN = 4;

type Word = { readonly at: number; readonly word: string };
type Pair = { readonly from: number; readonly to: number };

/**
 * Runs of words that two passages share, in the order of both: those that stand once in each are found first
 * and the longest increasing sequence of them kept ("patience diff", Bram Cohen), then each grows to
 * either side as far as the characters agree.
 */
export function alignWords(fromText: string, toText: string, gap: Gap): readonly Segment[] {
  const from = wordsIn(fromText, gap.from.start, gap.from.end);
  const to = wordsIn(toText, gap.to.start, gap.to.end);
  const anchors = uniquePairs(from, to, RUN);
  const pairs: Pair[] = [];
  let [a, b] = [0, 0];
  for (const anchor of [...anchors, { from: from.length, to: to.length }]) {
    const between = uniquePairs(from.slice(a, anchor.from), to.slice(b, anchor.to), 1);
    for (const pair of between) pairs.push({ from: pair.from + a, to: pair.to + b });
    if (anchor.from < from.length) pairs.push(anchor);
    [a, b] = [anchor.from + 1, anchor.to + 1];
  }
  return grow(
    fromText,
    toText,
    gap,
    pairs.flatMap((pair) => offsetsOf(pair, from, to)),
  );
}

function wordsIn(text: string, start: number, end: number): readonly Word[] {
  const words: Word[] = [];
  for (const found of text.slice(start, end).matchAll(WORD)) {
    words.push({ at: start + found.index, word: found[0] });
  }
  return words;
}

function offsetsOf({ from, to }: Pair, a: readonly Word[], b: readonly Word[]): readonly Pair[] {
  const [first, second] = [a[from], b[to]];
  return first && second ? [{ from: first.at, to: second.at }] : [];
}

/** Runs of `size` words that stand exactly once in each list, in an order that both have; by index of their first word. */
function uniquePairs(from: readonly Word[], to: readonly Word[], size: number): readonly Pair[] {
  const places = placesOfRuns(to, size);
  const pairs: Pair[] = [];
  for (const [run, index] of placesOfRuns(from, size)) {
    const other = places.get(run);
    if (index >= 0 && other !== undefined && other >= 0) pairs.push({ from: index, to: other });
  }
  return longestIncreasing(pairs.toSorted((a, b) => a.from - b.from));
}

/** −1 for a run that stands there more than once. */
function placesOfRuns(words: readonly Word[], size: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at + size <= words.length; at += 1) {
    let run = '';
    for (let i = at; i < at + size; i += 1) run += `${words[i]?.word ?? ''} `;
    places.set(run, places.has(run) ? -1 : at);
  }
  return places;
}

/** By `to`; patience sorting, with `pairs` sorted by `from`. */
function longestIncreasing(pairs: readonly Pair[]): readonly Pair[] {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, { to }] of pairs.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[tails[middle] ?? 0]?.to ?? 0) < to) low = middle + 1;
      else high = middle;
    }
    previous[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  }
  const longest: Pair[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair) longest.push(pair);
  }
  return longest.toReversed();
}

/** Each anchor to both sides as far as the characters agree, none over its neighbour. */
function grow(
  fromText: string,
  toText: string,
  gap: Gap,
  anchors: readonly Pair[],
): readonly Segment[] {
  const segments: Segment[] = [];
  let [pastFrom, pastTo] = [gap.from.start, gap.to.start];
  for (const [index, anchor] of anchors.entries()) {
    if (anchor.from < pastFrom || anchor.to < pastTo) continue;
    const next = anchors[index + 1];
    const [endFrom, endTo] = [gap.from.end, gap.to.end];
    let { from, to } = anchor;
    while (from > pastFrom && to > pastTo && fromText[from - 1] === toText[to - 1]) {
      from -= 1;
      to -= 1;
    }
    let [fromEnd, toEnd] = [anchor.from, anchor.to];
    const isOff = next !== undefined && next.from - anchor.from !== next.to - anchor.to;
    const [limitFrom, limitTo] = isOff ? [next.from, next.to] : [endFrom, endTo];
    while (fromEnd < limitFrom && toEnd < limitTo && fromText[fromEnd] === toText[toEnd]) {
      fromEnd += 1;
      toEnd += 1;
    }
    if (fromEnd > from) segments.push({ from, to, length: fromEnd - from });
    [pastFrom, pastTo] = [fromEnd, toEnd];
  }
  return segments;
}
