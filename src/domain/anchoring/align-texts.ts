import { addToGroup } from '#domain/collection/group-by.ts';
import type { Block } from '#domain/text/block.ts';
import { type Gap, alignWords } from './align-words.ts';
import { SegmentMap } from './segment-map.ts';

type BlockText = { readonly text: string; readonly blocks: readonly Block[] };

/**
 * Finds what of one text stands in another version of it: first whole blocks, wherever they have been moved
 * to, then runs of words in what lies between two blocks that were found. Costs time in proportion to
 * the length of both, times its logarithm.
 */
export function alignTexts(from: BlockText, to: BlockText): SegmentMap {
  const segments = new SegmentMap(from.text, to.text);
  if (from.text === to.text) {
    segments.add({ from: 0, to: 0, length: from.text.length });
    return segments;
  }
  const partners = matchBlocks(from, to);
  for (const [index, partner] of partners) {
    const block = from.blocks[index];
    const other = to.blocks[partner];
    if (block && other)
      segments.add({ from: block.start, to: other.start, length: lengthOf(block) });
  }
  const taken = new Set(partners.values());
  for (const gap of gapsOf(from, to, partners, taken)) {
    for (const segment of alignWords(from.text, to.text, gap)) segments.add(segment);
  }
  return segments;
}

/** Index of a block → that of the block with the same words. */
function matchBlocks(from: BlockText, to: BlockText): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  const places = byWords(to);
  const own = byWords(from);
  for (const [words, indexes] of own) {
    const others = places.get(words);
    const [index] = indexes;
    const [other] = others ?? [];
    if (indexes.length > 1 || others?.length !== 1 || index === undefined || other === undefined) {
      continue;
    }
    partners.set(index, other);
    taken.add(other);
  }
  // Words that are there more than once ("* * *") go with their neighbours.
  const extend = (step: 1 | -1): void => {
    const last = from.blocks.length - 1;
    for (let i = step === 1 ? 0 : last; i >= 0 && i <= last; i += step) {
      const before = partners.get(i - step);
      const next = before === undefined ? edgeOf(i, step, from, to) : before + step;
      if (next === undefined || partners.has(i) || taken.has(next)) continue;
      if (wordsOf(from, i) !== wordsOf(to, next)) continue;
      partners.set(i, next);
      taken.add(next);
    }
  };
  extend(1);
  extend(-1);
  for (const [words, indexes] of own) {
    const free = (places.get(words) ?? []).filter((other) => !taken.has(other));
    for (const index of indexes.filter((each) => !partners.has(each))) {
      const other = free.shift();
      if (other === undefined) break;
      partners.set(index, other);
      taken.add(other);
    }
  }
  return partners;
}

/** The first blocks of both texts are neighbours of the beginning, the last ones of the end. */
function edgeOf(index: number, step: 1 | -1, from: BlockText, to: BlockText): number | undefined {
  if (step === 1) return index === 0 ? 0 : undefined;
  return index === from.blocks.length - 1 ? to.blocks.length - 1 : undefined;
}

function byWords(of: BlockText): ReadonlyMap<string, number[]> {
  const found = new Map<string, number[]>();
  for (const index of of.blocks.keys()) {
    const words = wordsOf(of, index);
    if (words !== '') addToGroup(found, words, index);
  }
  return found;
}

function wordsOf({ text, blocks }: BlockText, index: number): string {
  const block = blocks[index];
  return block ? text.slice(block.start, block.end) : '';
}

function lengthOf({ start, end }: Block): number {
  return end - start;
}

/** Runs of blocks without a partner, each with the blocks without one that lie after the same neighbour or before it. */
function gapsOf(
  from: BlockText,
  to: BlockText,
  partners: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
): readonly Gap[] {
  const gaps: Gap[] = [];
  for (let first = 0; first < from.blocks.length; first += 1) {
    if (partners.has(first)) continue;
    let last = first;
    while (last + 1 < from.blocks.length && !partners.has(last + 1)) last += 1;
    const run = runAround(first, last, { from, to, partners, taken });
    const [start, end] = [from.blocks[first]?.start, from.blocks[last]?.end];
    if (run && start !== undefined && end !== undefined) {
      gaps.push({ from: { start, end }, to: run });
    }
    first = last;
  }
  return gaps;
}

function runAround(
  first: number,
  last: number,
  at: {
    readonly from: BlockText;
    readonly to: BlockText;
    readonly partners: ReadonlyMap<number, number>;
    readonly taken: ReadonlySet<number>;
  },
): Gap['to'] | undefined {
  const { from, to, partners, taken } = at;
  const before = first === 0 ? -1 : partners.get(first - 1);
  const after = last === from.blocks.length - 1 ? to.blocks.length : partners.get(last + 1);
  let start = before === undefined ? undefined : before + 1;
  let end: number | undefined;
  if (start !== undefined) {
    end = start;
    while (end < to.blocks.length && !taken.has(end)) end += 1;
  }
  if ((start === undefined || end === start) && after !== undefined) {
    end = after;
    start = after;
    while (start > 0 && !taken.has(start - 1)) start -= 1;
  }
  const [opening, closing] = [to.blocks[start ?? -1], to.blocks[(end ?? 0) - 1]];
  if (start === undefined || end === undefined || end <= start || !opening || !closing) {
    return undefined;
  }
  return { start: opening.start, end: closing.end };
}
