import { joinSpans } from '#domain/annotation/fragments.ts';
import { combineSpans } from '#domain/curation/combine-versions.ts';
import type { Difference } from '#domain/curation/difference.ts';
import type { Outcome } from '#domain/curation/review-log.ts';
import type { Span } from '#domain/text/span.ts';
import type { ReviewedLayer } from '#workspace/review-state.ts';
import { versionOf } from './review-index.ts';

/** Which words an outcome leaves marked, for showing it; those of all versions while nothing is chosen. */
export function outcomeSpans(
  difference: Difference,
  outcome: Outcome | undefined,
  layers: readonly Pick<ReviewedLayer, 'layer'>[],
): readonly Span[] {
  const versions = layers
    .map((_unused, layer) =>
      joinSpans(versionOf(difference, layer).flatMap(({ fragments }) => fragments)),
    )
    .filter((spans) => spans.length > 0);
  switch (outcome?.kind) {
    case 'take': {
      const layer = layers.findIndex((each) => each.layer.id === outcome.layer);
      return joinSpans(versionOf(difference, layer).flatMap(({ fragments }) => fragments));
    }
    case 'overlap':
      return combineSpans(versions, 'overlap');
    case 'own':
      return outcome.fragments;
    case 'neither':
      return [];
    case 'union':
    case 'both':
    case 'discuss':
    case 'unclear':
    case undefined:
      return combineSpans(versions, 'union');
  }
}
