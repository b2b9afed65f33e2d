import { placeOf, taggedPlaces } from '#domain/annotation/plan-tag-all.ts';
import { type MatchQuery, findMatches } from '#domain/suggest/find-matches.ts';
import type { Span } from '#domain/text/span.ts';
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
  const { article, revision, state } = open;
  const tagged = taggedPlaces({ state }, label);
  const spans = findMatches({
    text: revision.text,
    blocks: visibleBlocks(open),
    language: article.language,
    words,
    ...options,
  });
  return spans.map((span) => ({ span, isTagged: tagged.has(placeOf([span])) }));
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
