import { joinSpans } from '#domain/annotation/fragments.ts';
import { placeOf, taggedPlaces } from '#domain/annotation/plan-tag-all.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import { type MatchQuery, findMatches } from '#domain/suggest/find-matches.ts';
import type { Span } from '#domain/text/span.ts';
import { firstEndingFrom } from '#domain/text/walk-blocks.ts';
import { visibleBlocks } from '#workspace/visible-blocks.ts';
import type { OpenArticle } from '#workspace/workspace-state.ts';

/** A place where words stand; `isTagged`: it carries the label already. */
export type Match = { readonly span: Span; readonly isTagged: boolean };

export type MatchOptions = Pick<MatchQuery, 'wholeWords' | 'matchCase' | 'inflected'>;

/** All places of the open article in sight. */
export function matchesIn(
  open: OpenArticle,
  label: string,
  words: readonly string[],
  options: MatchOptions,
): readonly Match[] {
  const { state } = open;
  const tagged = taggedPlaces({ state }, label);
  return spansOf(open, words, options).map((span) => ({
    span,
    isTagged: tagged.has(placeOf([span])),
  }));
}

/** The same for mentions: a name inside a mention with its title ("Mayor Ana Brandt") is tagged. */
export function mentionsIn(
  open: OpenArticle,
  label: string,
  words: readonly string[],
  options: MatchOptions,
): readonly Match[] {
  const tagged: Span[] = [];
  for (const annotation of valuesOf(open.state.annotations)) {
    if (annotation.label === label) tagged.push(...annotation.fragments);
  }
  const joined = joinSpans(tagged);
  return spansOf(open, words, options).map((span) => {
    const next = joined[firstEndingFrom(joined, span.start + 1)];
    return { span, isTagged: next !== undefined && next.start < span.end };
  });
}

function spansOf(
  { article, revision }: OpenArticle,
  words: readonly string[],
  options: MatchOptions,
): readonly Span[] {
  return findMatches({
    text: revision.text,
    blocks: visibleBlocks({ article, revision }),
    language: article.language,
    words,
    ...options,
  });
}

/** The places that will be tagged. */
export function placesLeft(
  matches: readonly Match[],
  leftOut: ReadonlySet<number>,
): readonly Span[] {
  return matches
    .filter(({ span, isTagged }) => !isTagged && !leftOut.has(span.start))
    .map(({ span }) => span);
}
