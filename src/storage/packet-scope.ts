import { foldReview } from '#domain/curation/fold-review.ts';
import type { ReviewRow } from '#domain/curation/review-log.ts';
import type { AnnotatorId } from '#domain/ids.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import type { Packet } from '#domain/packets/packet.ts';

/** Whose work goes along. */
export type PacketLayers = 'mine' | 'all';

/** Who sends, whose work, and what for. */
export type PacketSender = {
  readonly me: AnnotatorId;
  readonly layers: PacketLayers;
  readonly kind: Packet['kind'];
};

/** What of an article a packet holds. */
export type PacketScope = {
  readonly hasLayer: (layer: Pick<Layer, 'annotatorId' | 'role'>) => boolean;
  readonly hasFrozen: (layer: Pick<Layer, 'annotatorId' | 'id' | 'rev'>) => boolean;
  /** A row of a review, or a comment. */
  readonly hasEntry: (entry: { readonly by: AnnotatorId }) => boolean;
};

/** `reviews`: everybody's rows about the article. */
export function scopeOf(
  { me, layers, kind }: PacketSender,
  reviews: readonly ReviewRow[],
): PacketScope {
  const isAll = layers === 'all';
  const judged = isAll ? new Set<string>() : judgedCopies(me, reviews);
  return {
    hasLayer: ({ annotatorId, role }) => isAll || annotatorId === me || role === 'curated',
    hasFrozen: ({ annotatorId, id, rev }) =>
      isAll || annotatorId === me || judged.has(`${id} ${rev}`),
    // In a team's folder everyone's log lies in their own files.
    hasEntry: ({ by }) => kind !== 'team' || by === me,
  };
}

/** My decisions say nothing without the copies that they are about. Only looking at others' work does not send it on. */
function judgedCopies(me: AnnotatorId, reviews: readonly ReviewRow[]): ReadonlySet<string> {
  const { begin, positions, verdicts } = foldReview(reviews);
  const judgements = [...positions.values(), [...verdicts.values()]].flat();
  if (!judgements.some(({ by }) => by === me)) return new Set();
  return new Set(begin?.layers.map(({ id, rev }) => `${id} ${rev}`));
}
