import { abbreviationsFor } from './abbreviations.ts';
import { segmenterFor } from './segmenter.ts';
import { listMarkerOf } from './list-marker.ts';
import type { Span } from './span.ts';
import { firstEndingFrom, nextInBlocks, previousInBlocks } from './walk-blocks.ts';

/**
 * The sentences of one block: in order, disjoint, without white space at their edges, and together
 * everything in the block that is not white space. A closing quotation mark belongs to the sentence
 * before it; `“Is it true?” he asked.` is one sentence.
 */
export function sentencesOf(text: string, block: Span, language: string): readonly Span[] {
  const sentences: Span[] = [];
  const body = text.slice(block.start, block.end);
  const marker = listMarkerOf(body)?.length ?? 0;
  let start = 0;
  for (const { index, segment } of segmenterFor(language, 'sentence').segment(body)) {
    const end = index + segment.length;
    // "3." in front of an item says nothing by itself.
    if (end <= marker) continue;
    if (end < body.length && !endsSentence(body, end, language)) continue;
    const cut = end + strayClosersAt(body, end);
    if (cut <= start) continue;
    pushTrimmed(sentences, body, { start, end: cut }, block.start);
    start = cut;
  }
  pushTrimmed(sentences, body, { start, end: body.length }, block.start);
  return sentences;
}

/** The sentence the offset stands in or touches; in the gap between two, the one after. */
export function sentenceAt(
  text: string,
  blocks: readonly Span[],
  offset: number,
  language: string,
): Span | undefined {
  const block = blocks[firstEndingFrom(blocks, offset)];
  if (!block || block.start > offset) return undefined;
  const sentences = sentencesOf(text, block, language);
  return sentences.find((sentence) => offset < sentence.end) ?? sentences.at(-1);
}

/** The first sentence that starts at or after the offset. Pass one past the start of a selected sentence to get on. */
export function nextSentence(
  text: string,
  blocks: readonly Span[],
  offset: number,
  language: string,
): Span | undefined {
  return nextInBlocks(blocks, offset, (block) => sentencesOf(text, block, language));
}

/** The last sentence that starts before the offset. Pass the start of a selected sentence to go back. */
export function previousSentence(
  text: string,
  blocks: readonly Span[],
  offset: number,
  language: string,
): Span | undefined {
  return previousInBlocks(blocks, offset, (block) => sentencesOf(text, block, language));
}

/** Code units that decide about one sentence end: longer than any abbreviation or next word. */
const WINDOW = 40;

const OPENING = /^[⁰¹²³⁴-⁹\s"'“”‘„‚«»‹›([{¿¡—–-]*/;

/** The segmenter offers an end at `end`; says whether it is one. */
function endsSentence(body: string, end: number, language: string): boolean {
  const after = body.slice(end, end + WINDOW);
  const before = body.slice(Math.max(0, end - WINDOW), end);
  // A hard line break is the writer's own.
  if (/\n\s*$/.test(before)) return true;
  const stop = /([\p{L}\p{N}][\p{L}\p{N}.\u2019'-]*)\.\s*$/u.exec(before)?.[1];
  const next = after.replace(OPENING, '');
  // Not after a full stop too: "iPhone" and "al-Qaida" do open sentences.
  if (stop === undefined) return !/^\p{Ll}/u.test(next);
  return !isAbbreviation(stop, next, after, language);
}

function isAbbreviation(stop: string, next: string, after: string, language: string): boolean {
  const table = abbreviationsFor(language);
  const word = stop.toLowerCase();
  if (table.always.has(word)) return true;
  if (table.beforeNumber.has(word)) return /^\p{N}/u.test(next);
  const nextWord = /^[\p{L}\p{M}]+/u.exec(next)?.[0].toLowerCase() ?? '';
  const opensSentence = table.openers.has(nextWord) || /^\s*["“„«‘]/.test(after);
  if (opensSentence) return false;
  const isInitial = /^\p{Lu}$/u.test(stop) || /^(?:\p{Lu}\.-?)+\p{Lu}$/u.test(stop);
  // German ordinals and dates: "am 3. März", "der 1. FC".
  const isOrdinal = language.startsWith('de') && /^\d{1,2}$/.test(stop);
  return isInitial || isOrdinal || table.midway.has(word) || table.midway.has(stop);
}

/** Length of what the segmenter gives to the sentence after: closing marks set apart by a space (« Oui. »), marks of notes ("closed.¹²"). */
function strayClosersAt(body: string, end: number): number {
  const stray = /^(?:[»«›‹"”]|[⁰¹²³⁴-⁹]{1,6})(?=\s|$)/.exec(body.slice(end, end + 7))?.[0] ?? '';
  return stray.length;
}

function pushTrimmed(sentences: Span[], body: string, piece: Span, shift: number): void {
  let { start, end } = piece;
  while (start < end && /\s/.test(body.charAt(start))) start += 1;
  while (end > start && /\s/.test(body.charAt(end - 1))) end -= 1;
  if (start < end) sentences.push({ start: start + shift, end: end + shift });
}
