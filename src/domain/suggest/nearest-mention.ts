import type { Block } from '#domain/text/block.ts';
import { sentenceAt } from '#domain/text/sentences.ts';
import { type Span, contains, overlaps } from '#domain/text/span.ts';

export type MentionQuery = {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** BCP 47. */
  readonly language: string;
  /** Name, aliases, surname: any of them counts; where two fit at one place the longer is taken. */
  readonly names: readonly string[];
  /** The claim whose speaker is looked for. */
  readonly near: Span;
  /** The claim's own pieces: the words of a claim are not who says it. */
  readonly avoid: readonly Span[];
};

/**
 * The mention of any of these names nearest to a claim: in its sentence, else in its paragraph, else
 * in the block nearest to it. Whole words only; hidden blocks do not count.
 */
export function nearestMention(query: MentionQuery): Span | undefined {
  const pattern = patternOf(query.names);
  if (!pattern) return undefined;
  const home = blockIndexAt(query.blocks, query.near.start);
  for (let distance = 0; distance < query.blocks.length; distance += 1) {
    const indices = distance === 0 ? [home] : [home - distance, home + distance];
    if (indices.every((index) => index < 0 || index >= query.blocks.length)) return undefined;
    const found = indices.flatMap((index) => mentionsIn(query, pattern, query.blocks[index]));
    if (found.length > 0) return best(query, found, distance === 0);
  }
  return undefined;
}

/** Distance between two spans in code units; 0 when they overlap or touch. */
export function gapBetween(a: Span, b: Span): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}

/** Index of the last block that starts at or before the offset; 0 before the first. */
export function blockIndexAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function mentionsIn(
  query: MentionQuery,
  pattern: RegExp,
  block: Block | undefined,
): readonly Span[] {
  if (!block || block.hidden === true) return [];
  return [...query.text.slice(block.start, block.end).matchAll(pattern)]
    .map((match) => {
      const start = block.start + match.index;
      return { start, end: start + match[0].length };
    })
    .filter((span) => !query.avoid.some((piece) => overlaps(piece, span)))
    .filter((span) => !goesOn(query, span));
}

/**
 * "Naomi" is not mentioned in "Naomi Rose": a longer name is somebody's own. Not in German, where what
 * follows a name may be any noun.
 */
function goesOn({ text, language }: MentionQuery, { end }: Span): boolean {
  if (language.startsWith('de')) return false;
  const next = /^ (\p{Lu}\p{Ll}+)/v.exec(text.slice(end, end + 40));
  return next !== null;
}

function best(query: MentionQuery, found: readonly Span[], isHome: boolean): Span | undefined {
  const block = query.blocks[blockIndexAt(query.blocks, query.near.start)];
  const sentences =
    isHome && block
      ? [query.near.start, Math.max(query.near.start, query.near.end - 1)].flatMap(
          (offset) => sentenceAt(query.text, query.blocks, offset, query.language) ?? [],
        )
      : [];
  const inSentence = found.filter((span) => sentences.some((sentence) => contains(sentence, span)));
  const candidates = inSentence.length > 0 ? inSentence : found;
  return candidates.toSorted(
    (a, b) => gapBetween(a, query.near) - gapBetween(b, query.near) || a.start - b.start,
  )[0];
}

function patternOf(names: readonly string[]): RegExp | undefined {
  const alternatives = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))]
    .toSorted((a, b) => b.length - a.length)
    .map(wordsPattern);
  if (alternatives.length === 0) return undefined;
  // Letters and digits of any script end a word; case counts, for "US" is not "us".
  return new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{M}\\p{N}])`,
    'gv',
  );
}

function wordsPattern(name: string): string {
  const withoutArticle = /^[Tt]he\s+/v.test(name) ? name.replace(/^[Tt]he\s+/v, '') : undefined;
  const core = (withoutArticle ?? name)
    .split(/\s+/v)
    .map((word) => escapePattern(word).replaceAll(/['’]/gv, "['’]"))
    .join('\\s+');
  return withoutArticle === undefined ? core : `(?:[Tt]he\\s+)?${core}`;
}

/** Letters of a text as they stand, inside a regular expression. */
export function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?\(\)\[\]\{\}\|]/gv, String.raw`\$&`);
}
