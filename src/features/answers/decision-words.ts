import { extent } from '#domain/annotation/annotation.ts';
import type { DecisionAgainst } from '#domain/curation/decisions-against.ts';
import type { Difference } from '#domain/curation/difference.ts';
import type { Span } from '#domain/text/span.ts';
import type { OpenReview } from '#workspace/review-state.ts';

/** Where a difference is: the words that the first who has it marked. */
export function placeOf(review: OpenReview, difference: Difference): Span | undefined {
  if (difference.kind !== 'relation') {
    const member = difference.members.find((one) => one !== undefined);
    return member && extent(member);
  }
  const layer = difference.relations.findIndex((relation) => relation !== undefined);
  const from = difference.relations[layer]?.from;
  const annotation = review.layers[layer]?.annotations.find(({ id }) => id === from);
  return annotation && extent(annotation);
}

/** Labels whose guideline speaks to a difference. */
export function labelsOf({ item: { difference }, became }: DecisionAgainst): readonly string[] {
  const labels =
    difference.kind === 'relation'
      ? []
      : difference.members.flatMap((member) => (member ? [member.label] : []));
  return [...new Set([...labels, ...('label' in became ? [became.label] : [])])];
}
