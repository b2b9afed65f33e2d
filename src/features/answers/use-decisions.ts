import { useMemo } from 'react';
import type { Acceptance } from '#domain/curation/accept-decision.ts';
import type { DecisionAgainst } from '#domain/curation/decisions-against.ts';
import { acceptancesOf, decisionsOnMine } from '#workspace/answers.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { OpenReview } from '#workspace/review-state.ts';

export type ToldDecision = {
  readonly decision: DecisionAgainst;
  /** What accepting it alone would do to my layer as it is now. */
  readonly fate: Acceptance['kind'];
};

/** The decisions that went against my version, with what accepting each would do now. */
export function useDecisions(review: OpenReview): readonly ToldDecision[] {
  const layer = useWorkspace((state) => state.open?.state);
  const decisions = useMemo(() => decisionsOnMine(review), [review]);
  return useMemo(
    () =>
      decisions.map((decision) => ({
        decision,
        fate: layer ? (acceptancesOf([decision])[0]?.kind ?? 'impossible') : 'impossible',
      })),
    [decisions, layer],
  );
}

export function canAccept({ fate, decision: { answer } }: ToldDecision): boolean {
  return fate === 'change' || (fate === 'already' && answer?.answer !== 'accept');
}
