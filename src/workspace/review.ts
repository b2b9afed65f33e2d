import { foldReview, reviewHistory } from '#domain/curation/fold-review.ts';
import type { PreparedReview } from '#domain/curation/prepare-review.ts';
import {
  AGREED,
  type DecidedItem,
  type DecisionHow,
  type Outcome,
  type ReviewAnswer,
  type ReviewMode,
  type ReviewRule,
} from '#domain/curation/review-log.ts';
import { type RuledItem, type RuleReach, itemsByRule } from '#domain/curation/review-rules.ts';
import { hidesColleagues } from '#domain/project/project.ts';
import type { ArticleId, LayerId } from '#domain/ids.ts';
import { type ReviewBeginning, readReviewRows } from '#storage/review-repository.ts';
import { compareInWorker } from './compare-in-worker.ts';
import { areEditsSaved } from './edits-saved.ts';
import { notify } from './notices.ts';
import { countUnsaved } from './open-article.ts';
import { type ReviewSession, enterReview, startReview } from './review-session.ts';
import { database, now, runtime, store } from './store.ts';
import { tellOtherTabs } from './tabs.ts';
import type { ActOutcome } from './workspace-state.ts';

/** `failed`: the database refused; nothing was changed. `superseded`: another review was asked for meanwhile. */
export type ReviewOutcome =
  | 'opened'
  | 'not-found'
  | 'damaged'
  | 'nothing-to-compare'
  /** Blind annotation: I have begun on the article and not handed in yet. */
  | 'hidden'
  | 'failed'
  | 'superseded';

/** Compares the layers of an article and shows where its review stands; begins it where it was not. */
export async function openReview(articleId: ArticleId): Promise<ReviewOutcome> {
  if (store.getState().review?.article.id === articleId) return 'opened';
  closeReview();
  const { project, articles } = store.getState();
  const own = articles.find(({ article }) => article.id === articleId)?.state;
  if (project && hidesColleagues(project, own)) return 'hidden';
  return open({ articleId });
}

/** Shows what has been decided about an article, for whoever is to answer it; begins no review. */
export async function openReviewAsIs(articleId: ArticleId): Promise<ReviewOutcome> {
  if (store.getState().review?.article.id === articleId) return 'opened';
  closeReview();
  return open({ articleId, isAsIs: true });
}

async function open({
  articleId,
  again,
  isAsIs = false,
}: Pick<ReviewBeginning, 'articleId' | 'again' | 'isAsIs'>): Promise<ReviewOutcome> {
  const { me } = store.getState();
  if (!me) return 'not-found';
  const request = Symbol(articleId);
  runtime.openingReview = request;
  // The copies are made from the disk.
  await areEditsSaved();
  const asked = { articleId, me: me.id, at: now(), isAsIs };
  const beginning: ReviewBeginning = { ...asked, ...(again && { again }) };
  const reply = await compareInWorker(beginning);
  if (runtime.openingReview !== request) return 'superseded';
  runtime.openingReview = undefined;
  if (reply.kind !== 'compared') return 'failed';
  if (!reply.result.ok) return reply.result.error.kind;
  startReview(reply.result.value, me.id, isAsIs);
  return 'opened';
}

/** Leaves the review. Decisions that are not on the disk yet go on being saved. */
export function closeReview(): void {
  const session = runtime.review;
  if (session && session.saver.pending().length > 0) {
    runtime.unsettledReviews.add(session);
    countUnsaved();
    void forgetOnceSaved(session);
  }
  runtime.review = undefined;
  runtime.openingReview = undefined;
  store.setState({ review: undefined });
}

async function forgetOnceSaved(session: ReviewSession): Promise<void> {
  await session.saver.settled();
  runtime.unsettledReviews.delete(session);
  countUnsaved();
}

/** Compares the layers as they are now. What was decided about versions that have not changed still counts. */
export function takeNewerCopies(): Promise<ReviewOutcome> {
  return reopen({});
}

export function setReviewMode(mode: ReviewMode): Promise<ReviewOutcome> {
  return reopen({ mode });
}

async function reopen(again: NonNullable<ReviewBeginning['again']>): Promise<ReviewOutcome> {
  const { review } = store.getState();
  const session = runtime.review;
  if (!review || !session) return 'not-found';
  const { activeKey, article } = review;
  await session.saver.settled();
  const outcome = await open({ articleId: article.id, again });
  if (outcome !== 'opened') return outcome;
  tellOtherTabs({ kind: 'review-changed', articleId: article.id });
  setActiveItem(activeKey);
  return outcome;
}

/** The difference whose card is in front; undefined for none. */
export function setActiveItem(key: string | undefined): void {
  const { review } = store.getState();
  if (!review || review.activeKey === key) return;
  store.setState({ review: { ...review, activeKey: key } });
}

type DecideOptions = { readonly how?: DecisionHow; readonly note?: string };

/** Decides items in one act, all in the same way. Keys that are no item's are refused. */
export function decide(
  keys: readonly string[],
  outcome: Outcome,
  options: DecideOptions = {},
): ActOutcome {
  return decideItems(
    keys.map((key) => ({ key, outcome })),
    options,
  );
}

/** Decides items in one act, each in its way. */
export function decideItems(
  items: readonly RuledItem[],
  { how = { kind: 'single' }, note }: DecideOptions = {},
): ActOutcome {
  const session = runtime.review;
  if (!session) return NOTHING_OPEN;
  const decided = items.flatMap(({ key, outcome }): readonly DecidedItem[] => {
    const print = printFor(session.prepared, key);
    return print === undefined ? [] : [{ key, print, outcome }];
  });
  if (decided.length === 0 || decided.length < items.length) return REFUSED;
  return enterReview(session, {
    kind: 'decide',
    items: decided,
    how,
    ...(note !== undefined && note !== '' && { note }),
  });
}

/** Takes everything on which the layers agree. */
export function takeAgreed(): ActOutcome {
  return decide([AGREED], { kind: 'union' });
}

/** What a rule would decide, for the preview. Items that are decided already, or disputed, are left alone. */
export function previewRule(rule: ReviewRule): RuleReach {
  const { review } = store.getState();
  const session = runtime.review;
  return review && session
    ? itemsByRule(session.prepared, review.items, rule)
    : { items: [], disputed: 0 };
}

export function decideRule(rule: ReviewRule): ActOutcome {
  return decideItems(previewRule(rule).items, { how: { kind: 'rule', rule } });
}

/** Approves a layer or sends it back, as it was when it was frozen. */
export function giveVerdict(
  layer: LayerId,
  verdict: 'approved' | 'returned',
  summary?: string,
): ActOutcome {
  const session = runtime.review;
  if (!session) return NOTHING_OPEN;
  const found = session.stored.layers.find((each) => each.layer.id === layer);
  if (!found) return REFUSED;
  const words = summary !== undefined && summary.trim() !== '' ? { summary: summary.trim() } : {};
  return enterReview(session, { kind: 'verdict', layer, rev: found.layer.rev, verdict, ...words });
}

/** Says what I think of decisions that went against my version: each of the same kind, in one entry. */
export function answerDecisions(
  keys: readonly string[],
  answer: ReviewAnswer,
  note?: string,
): ActOutcome {
  const session = runtime.review;
  if (!session) return NOTHING_OPEN;
  const items = keys.flatMap((key) => {
    const print = session.prepared.prints.get(key);
    return print === undefined ? [] : [{ key, print, answer }];
  });
  if (items.length === 0 || items.length < keys.length) return REFUSED;
  const words = note?.trim() ? { note: note.trim() } : {};
  return enterReview(session, { kind: 'answer', items, ...words });
}

/** Takes back what I decided last. */
export function undoReview(): ActOutcome {
  return turn('undo');
}

export function redoReview(): ActOutcome {
  return turn('redo');
}

function turn(kind: 'undo' | 'redo'): ActOutcome {
  const session = runtime.review;
  if (!session) return NOTHING_OPEN;
  const next = reviewHistory(session.rows, session.me)[kind].at(-1);
  return next ? enterReview(session, { kind, of: next.seq }) : REFUSED;
}

const NOTHING_OPEN: ActOutcome = { ok: false, reason: 'nothing-open' };
const REFUSED: ActOutcome = { ok: false, reason: 'refused' };

function printFor(review: PreparedReview, key: string): string | undefined {
  const { prints, agreedPrint, agreed, keysOf } = review;
  const isAgreed = key === AGREED || agreed.some((group) => keysOf.get(group)?.[0] === key);
  return prints.get(key) ?? (isAgreed ? agreedPrint : undefined);
}

/** Another tab has written to the review: shown at once if it is this one. */
export async function refreshReview(articleId: ArticleId): Promise<void> {
  const session = runtime.review;
  if (session?.stored.article.id !== articleId) return;
  const { begin } = session.log;
  const rows = await readReviewRows(database(), articleId);
  const beginning = foldReview(rows).begin;
  // Other copies are compared there now.
  if (beginning && begin && beginning.at > begin.at) {
    await session.saver.settled();
    if (runtime.review === session) await open({ articleId, isAsIs: session.isAsIs });
    notify('review-renewed', {});
  } else {
    await session.saver.pull();
  }
}
