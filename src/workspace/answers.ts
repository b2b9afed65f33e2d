import { acceptAll } from '#domain/curation/accept-decision.ts';
import type { AcceptContext, Acceptance } from '#domain/curation/acceptance.ts';
import { type DecisionAgainst, decisionsAgainst } from '#domain/curation/decisions-against.ts';
import { reviewHistory } from '#domain/curation/fold-review.ts';
import { type SettledDispute, settledDisputes } from '#domain/curation/settled-disputes.ts';
import type { ArticleId } from '#domain/ids.ts';
import { planContext } from './annotate.ts';
import { unlessHandedIn } from './hand-in.ts';
import { undo } from './history.ts';
import { closeArticle, openArticle } from './open-article.ts';
import { answerDecisions, closeReview, openReviewAsIs, undoReview } from './review.ts';
import type { OpenReview } from './review-state.ts';
import { runtime, store } from './store.ts';
import type { ActOutcome } from './workspace-state.ts';

type AnswersOutcome = Awaited<ReturnType<typeof openReviewAsIs>>;

/** Opens my layer of an article beside what a reviewer has decided about it. */
export async function openAnswers(id: ArticleId): Promise<AnswersOutcome> {
  const opened = await openArticle(id);
  return opened === 'opened' ? openReviewAsIs(id) : opened;
}

export function closeAnswers(): void {
  closeReview();
  closeArticle();
}

/** The decisions that went against my version. */
export function decisionsOnMine(review: OpenReview): readonly DecisionAgainst[] {
  const own = ownLayer(review);
  const { me } = store.getState();
  if (!own || !me) return NO_DECISIONS;
  const layers = review.layers.map(({ layer }) => layer.id);
  const { items, answers } = review;
  return decisionsAgainst({ items, layers, answers }, own.layer.id, me.id);
}

/** What became of the decisions that I disputed. */
export function disputesOfMine(review: OpenReview): readonly SettledDispute[] {
  const own = ownLayer(review);
  const { me } = store.getState();
  if (!own || !me) return [];
  const layers = review.layers.map(({ layer }) => layer.id);
  const { items, said } = review;
  return settledDisputes({ items, layers, said }, own.layer.id, me.id);
}

/** What accepting each would do to my layer as it is now, one after the other. */
export function acceptancesOf(decisions: readonly DecisionAgainst[]): readonly Acceptance[] {
  const context = acceptContext();
  return context ? acceptAll(decisions, context).results : [];
}

/**
 * Writes what was decided into my own layer, as one act that can be undone, and says so in my log. Decisions
 * that my layer cannot take are left alone; `refused` where that is all of them.
 */
export function acceptDecisions(decisions: readonly DecisionAgainst[]): ActOutcome {
  const context = acceptContext();
  const { session } = runtime;
  if (!context || !session) return { ok: false, reason: 'nothing-open' };
  const { command, results } = acceptAll(decisions, context);
  const keys = decisions
    .filter((_decision, index) => isTaken(results[index]))
    .map(({ item }) => item.difference.key);
  if (keys.length === 0) return { ok: false, reason: 'refused' };
  const isNothing = command.kind === 'batch' && command.commands.length === 0;
  const enter = (): ActOutcome => answerDecisions(keys, 'accept');
  if (isNothing) return enter();
  return unlessHandedIn(() => {
    const done = session.run('accept-review', command);
    if (!done.ok) return done;
    const answered = enter();
    const seq = lastAnswer();
    if (seq !== undefined) runtime.accepted.set(seq, session.value().layer.rev);
    return answered;
  });
}

export function disputeDecision({ item }: DecisionAgainst, note: string): ActOutcome {
  return answerDecisions([item.difference.key], 'dispute', note);
}

/** Understood; my layer stays as it is. */
export function learnFrom({ item }: DecisionAgainst): ActOutcome {
  return answerDecisions([item.difference.key], 'learned');
}

/**
 * Takes my last answer back, and the change to my layer with it where that is the last one made there. After
 * a reload only the answer: the change then has an undo of its own, in the article.
 */
export function undoAnswer(): ActOutcome {
  const seq = lastAnswer();
  if (seq === undefined) return { ok: false, reason: 'refused' };
  const rev = runtime.accepted.get(seq);
  const isLast = runtime.session?.value().history.undo.at(-1)?.rev === rev;
  if (rev === undefined || !isLast) return undoReview();
  const undone = undo();
  if (!undone.ok) return undone;
  runtime.accepted.delete(seq);
  return undoReview();
}

/** Number of the entry in my log, where the last that can be taken back is an answer. */
function lastAnswer(): number | undefined {
  const { review } = runtime;
  const last = review && reviewHistory(review.rows, review.me).undo.at(-1);
  return last?.entry.kind === 'answer' ? last.seq : undefined;
}

const NO_DECISIONS: readonly DecisionAgainst[] = [];

function isTaken(result: Acceptance | undefined): boolean {
  return result?.kind === 'change' || result?.kind === 'already';
}

function acceptContext(): AcceptContext | undefined {
  const plan = planContext();
  const { review, open } = store.getState();
  if (!plan || !review || open?.article.id !== review.article.id) return undefined;
  const own = ownLayer(review);
  if (!own) return undefined;
  const { comparison, items, layers } = review;
  const { alignment, relations } = comparison;
  const ids = layers.map(({ layer }) => layer.id);
  return { plan, alignment, relations, layer: layers.indexOf(own), layers: ids, items };
}

/** The copy of my layer among those that were reviewed. */
export function ownLayer({ layers }: OpenReview): OpenReview['layers'][number] | undefined {
  const { me } = store.getState();
  return layers.find(({ layer }) => layer.annotatorId === me?.id);
}
