import type { AnnotatorId, Instant, LayerId } from '#domain/ids.ts';
import { type Version, decidedVersion, versionIn, versionKey } from './decided-version.ts';
import type { ReviewLog } from './fold-review.ts';
import type { Position, ReviewItem } from './review-items.ts';
import type { ReviewAnswer } from './review-log.ts';

/** A decision that went against an annotator's version. */
export type DecisionAgainst = {
  readonly item: ReviewItem;
  readonly mine: Version;
  readonly became: Version;
  /** Who decided, when, how and with what note. */
  readonly decided: Position | undefined;
  /** What the annotator has said to it since. */
  readonly answer:
    | { readonly answer: ReviewAnswer; readonly at: Instant; readonly note?: string }
    | undefined;
};

/** A place for which the guideline does not say what to do. */
export type GuidelineGap = {
  readonly item: ReviewItem;
  readonly by: Pick<Position, 'by' | 'at' | 'note'>;
};

type Reviewed = {
  readonly items: readonly ReviewItem[];
  /** Ids of the layers compared, in their order. */
  readonly layers: readonly LayerId[];
  readonly answers: ReviewLog['answers'];
};

/**
 * The decisions by others that made something else of what a layer says, in the order of the items. What
 * was decided as a consequence of another decision is part of that.
 */
export function decisionsAgainst(
  { items, layers, answers }: Reviewed,
  layer: LayerId,
  me: AnnotatorId,
): readonly DecisionAgainst[] {
  const index = layers.indexOf(layer);
  if (index === -1) return [];
  return items.flatMap((item): readonly DecisionAgainst[] => {
    const { difference, outcome } = item;
    if (!outcome || item.follows) return [];
    const mine = versionIn(difference, index);
    const became = decidedVersion(difference, outcome, layers);
    if (!became || versionKey(became) === versionKey(mine)) return [];
    const decided = item.positions.find(({ by }) => by !== me);
    // Whoever gave in themselves has nothing to answer.
    if (!decided) return [];
    const given = answers
      .get(difference.key)
      ?.find(({ by, print, at }) => by === me && print === item.print && at >= decided.at);
    const answer = given && {
      answer: given.answer,
      at: given.at,
      ...(given.note !== undefined && { note: given.note }),
    };
    return [{ item, mine, became, decided, answer }];
  });
}

/**
 * Where somebody has found that the guideline does not say, and what it lacks: the question stays when the
 * place is decided.
 */
export function guidelineGaps({
  items,
  said,
}: Pick<Reviewed, 'items'> & Pick<ReviewLog, 'said'>): readonly GuidelineGap[] {
  return items.flatMap((item) =>
    (said.get(item.difference.key) ?? []).flatMap((by): readonly GuidelineGap[] =>
      by.kind === 'decision' && by.outcome.kind === 'unclear' ? [{ item, by }] : [],
    ),
  );
}
