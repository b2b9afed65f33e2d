import type { AnnotatorId, LayerId } from '#domain/ids.ts';
import { decidedVersion, versionIn, versionKey } from './decided-version.ts';
import type { ReviewLog, Said } from './fold-review.ts';
import type { Position, ReviewItem } from './review-items.ts';
import type { Outcome } from './review-log.ts';
import { outcomeKey } from './settle-item.ts';

/** What became of a decision that an annotator disputed. */
export type SettledDispute = {
  readonly item: ReviewItem;
  /** What the annotator said against it. */
  readonly note?: string;
  /** By whom it was decided anew, when and with what note. */
  readonly decided: Position;
  /** The annotator's own version counts now, the decision stands as it was, or it is a third thing. */
  readonly result: 'took-yours' | 'kept' | 'changed';
};

type Reviewed = {
  readonly items: readonly ReviewItem[];
  /** Ids of the layers compared, in their order. */
  readonly layers: readonly LayerId[];
  readonly said: ReviewLog['said'];
};

/** The disputes of an annotator that were decided since, in the order of the items. */
export function settledDisputes(
  { items, layers, said }: Reviewed,
  layer: LayerId,
  me: AnnotatorId,
): readonly SettledDispute[] {
  const index = layers.indexOf(layer);
  if (index === -1) return [];
  return items.flatMap((item): readonly SettledDispute[] => {
    const { difference, outcome, print } = item;
    const words = (said.get(difference.key) ?? []).filter((each) => each.print === print);
    const at = words.findIndex((each) => isDisputeOf(each, me));
    const dispute = words[at];
    const decided = item.positions.find(({ by }) => by !== me);
    if (!dispute || !outcome || !decided || decided.at <= dispute.at) return [];
    const became = decidedVersion(difference, outcome, layers);
    const isMine = became && versionKey(became) === versionKey(versionIn(difference, index));
    const before = disputedOutcome(words.slice(at + 1), me);
    const isKept = before && outcomeKey(before) === outcomeKey(outcome);
    return [
      {
        item,
        decided,
        result: isMine ? 'took-yours' : isKept ? 'kept' : 'changed',
        ...(dispute.note !== undefined && { note: dispute.note }),
      },
    ];
  });
}

function isDisputeOf(each: Said, me: AnnotatorId): boolean {
  return each.kind === 'answer' && each.answer === 'dispute' && each.by === me;
}

function disputedOutcome(earlier: readonly Said[], me: AnnotatorId): Outcome | undefined {
  return earlier.flatMap((each) =>
    each.kind === 'decision' && each.by !== me ? [each.outcome] : [],
  )[0];
}
