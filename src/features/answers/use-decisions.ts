import { useMemo } from 'react';
import type { Acceptance, BroughtLink } from '#domain/curation/acceptance.ts';
import type { DecisionAgainst } from '#domain/curation/decisions-against.ts';
import type { SettledDispute } from '#domain/curation/settled-disputes.ts';
import { acceptancesOf, decisionsOnMine, disputesOfMine } from '#workspace/answers.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { OpenReview } from '#workspace/review-state.ts';

export type ToldDecision = {
  readonly decision: DecisionAgainst;
  /** What accepting it alone would do to my layer as it is now. */
  readonly fate: Acceptance['kind'];
  /** What I said against it before, and that it was not decided for me. */
  readonly dispute: SettledDispute | undefined;
  /** Links that would come with it. */
  readonly links: readonly BroughtLink[];
};

/** The decisions that went against my version, with what accepting each would do now. */
export function useDecisions(review: OpenReview): readonly ToldDecision[] {
  const layer = useWorkspace((state) => state.open?.state);
  const decisions = useMemo(() => decisionsOnMine(review), [review]);
  const disputes = useMemo(
    () => new Map(disputesOfMine(review).map((each) => [each.item.difference.key, each])),
    [review],
  );
  return useMemo(
    () =>
      decisions.map((decision) => {
        const result = layer && acceptancesOf([decision])[0];
        const links = result?.kind === 'change' ? result.links : [];
        const dispute = disputes.get(decision.item.difference.key);
        return { decision, fate: result?.kind ?? 'impossible', links, dispute };
      }),
    [decisions, disputes, layer],
  );
}

export function canAccept({ fate, decision: { answer } }: ToldDecision): boolean {
  return fate === 'change' || (fate === 'already' && answer?.answer !== 'accept');
}
