import type { AnnotatorId } from '#domain/ids.ts';
import type { LoggedPosition, ReviewLog } from './fold-review.ts';
import type { ItemStatus, Position, ReviewItem } from './review-items.ts';
import type { Outcome } from './review-log.ts';

export type Settled = Pick<
  ReviewItem,
  'status' | 'outcome' | 'positions' | 'isChanged' | 'disputed'
>;

export type SettleContext = {
  readonly log: ReviewLog;
  readonly me: AnnotatorId;
  /** Annotators of the layers compared. */
  readonly participants: ReadonlySet<AnnotatorId>;
};

/**
 * What has been decided about an item by those who said something about its present versions.
 *
 * With a lead the latest word counts. Of equals each answers alone, and it is decided when all have
 * answered and their answers are the same; or by the two together, or by somebody who annotated nothing here.
 */
export function settleItem(key: string, print: string, context: SettleContext): Settled {
  const { log } = context;
  const all = log.positions.get(key) ?? [];
  const current = all.filter((position) => position.print === print);
  const settled = settle(current, context);
  const decidedAt = current[0]?.at ?? Number.POSITIVE_INFINITY;
  const disputed =
    settled.outcome === undefined
      ? []
      : (log.answers.get(key) ?? []).filter(
          (each) => each.answer === 'dispute' && each.print === print && each.at >= decidedAt,
        );
  return {
    ...settled,
    status: disputed.length > 0 ? 'asked' : settled.status,
    positions: current.map(({ print: _print, ...position }): Position => position),
    isChanged: current.length === 0 && all.length > 0,
    disputed: disputed.map(({ by, note }) => ({ by, ...(note !== undefined && { note }) })),
  };
}

type Word = { readonly status: ItemStatus; readonly outcome?: Outcome };

function settle(
  positions: readonly LoggedPosition[],
  { log, me, participants }: SettleContext,
): Word {
  const [latest] = positions;
  if (!latest) return { status: 'open' };
  if (log.begin?.mode !== 'equals') return finalWord(latest.outcome);
  // A word of both, or of somebody from outside, is not taken back by what one of them answers afterwards.
  const final = positions.find(({ by, how }) => how.kind === 'together' || !participants.has(by));
  if (final) return finalWord(final.outcome);
  const own = positions.filter(({ by }) => participants.has(by));
  if (own.some(({ outcome }) => isQuestion(outcome))) return { status: 'asked' };
  if (own.length < participants.size) {
    return { status: own.some(({ by }) => by === me) ? 'waiting' : 'open' };
  }
  const answers = new Set(own.map(({ outcome }) => outcomeKey(outcome)));
  return answers.size === 1 ? finalWord(latest.outcome) : { status: 'talk' };
}

function finalWord(outcome: Outcome): Word {
  return isQuestion(outcome) ? { status: 'asked' } : { status: 'decided', outcome };
}

/** Asks for a talk, or for a better guideline: nothing is decided by it. */
function isQuestion({ kind }: Outcome): boolean {
  return kind === 'discuss' || kind === 'unclear';
}

/** Equal for equal outcomes. */
export function outcomeKey(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'take':
      return `take ${outcome.layer}`;
    case 'own': {
      const pieces = outcome.fragments.map(({ start, end }) => `${start}-${end}`).join(' ');
      return `own ${pieces} ${outcome.label ?? ''}`;
    }
    case 'union':
    case 'overlap':
    case 'neither':
    case 'both':
    case 'discuss':
    case 'unclear':
      return outcome.kind;
  }
}
