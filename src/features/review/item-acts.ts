import { countReview } from '#domain/curation/review-counts.ts';
import { faultOf } from '#domain/curation/link-fault.ts';
import type { ReviewItem } from '#domain/curation/review-items.ts';
import type { DecisionHow, Outcome } from '#domain/curation/review-log.ts';
import { isSameOutcome } from '#domain/curation/review-state.ts';
import { decide, redoReview, setActiveItem, takeAgreed, undoReview } from '#workspace/review.ts';
import type { OpenReview } from '#workspace/review-state.ts';
import { workspaceState } from '#workspace/use-workspace.ts';
import { activeItem, type Desk, itemAt, reviewNow, sidesAt, wordsNow } from './desk.tsx';
import { walkedItems } from './item-order.ts';
import { spokenItem } from './item-words.ts';
import { outcomeWords } from './outcome-words.ts';
import { possibleOutcomes } from './possible-outcomes.ts';
import { forgetRefusal, notPossible, refuse } from './refuse.ts';
import { faultWords } from './version-words.ts';
import { needsAnswer, needsTalk, nextToAnswer, stepItem } from './steps.ts';

/** Goes to an item and has it read out, after what came before it. */
export function goTo(desk: Desk, key: string, before = ''): void {
  const review = reviewNow();
  const index = review && desk.indexOf(review);
  const item = review && index && itemAt(review, index, key);
  if (!review || !index || !item) return;
  leaveItem(desk);
  forgetRefusal(desk);
  setActiveItem(key);
  const { stage, filter, seed } = desk.screen.getState();
  const walked = walkedItems(review, index, { stage, filter });
  const at = walked.findIndex(({ difference }) => difference.key === key);
  const place = index.positions.get(key) ?? 0;
  const sides = sidesAt(review, seed, index.places[place]?.group ?? 0);
  const numbers =
    at === -1
      ? { place: place + 1, count: review.items.length }
      : { place: at + 1, count: walked.length };
  const spoken = spokenItem(wordsNow(desk, review), item, sides, numbers);
  desk.say(before === '' ? spoken : `${before} ${spoken}`);
}

export function step(desk: Desk, direction: 1 | -1): void {
  const review = reviewNow();
  if (!review) return;
  const { stage, filter } = desk.screen.getState();
  const inList = stage === 'items' || stage === 'talk' ? stage : 'items';
  if (inList !== stage) desk.screen.setState({ stage: inList, preview: undefined });
  const walked = walkedItems(review, desk.indexOf(review), { stage: inList, filter });
  const key = stepItem(walked, review.activeKey, direction);
  if (key === undefined) refuse(desk, desk.t('say.noItem'));
  else goTo(desk, key);
}

/** Decides the active item and goes on to the next that waits for an answer. */
export function decideActive(desk: Desk, outcome: Outcome, how?: DecisionHow): void {
  const review = reviewNow();
  const index = review && desk.indexOf(review);
  const item = review && index && activeItem(review, index);
  if (!review || !index || !item) {
    refuse(desk, desk.t('say.noItem'));
    return;
  }
  const { key } = item.difference;
  if (outcome.kind !== 'take' && !possibleOutcomes(item.difference).includes(outcome.kind)) {
    refuse(desk, notPossible(desk, outcome.kind));
    return;
  }
  const layers = review.layers.map(({ layer }) => layer.id);
  const fault = faultOf(item, outcome, layers);
  if (fault) {
    const why = faultWords(wordsNow(desk, review), fault);
    refuse(desk, desk.t('say.notPossible.link', { why }));
    return;
  }
  const { notes, stage, filter } = desk.screen.getState();
  const note = notes.get(key)?.trim() ?? '';
  if (outcome.kind === 'unclear' && note === '') {
    // Without a word about what is unclear nobody can mend the guideline.
    desk.screen.setState({ unclear: key, focusWish: { part: 'note' } });
    return;
  }
  const walked = walkedItems(review, index, { stage, filter });
  // The same key once more is no second decision; with a note it says more.
  const isSaid = note === '' && item.status === 'decided' && isMyWord(item, outcome);
  const decided = isSaid
    ? { ok: true }
    : decide([key], outcome, {
        how: how ?? { kind: stage === 'talk' && review.mode === 'equals' ? 'together' : 'single' },
        ...(note !== '' && { note }),
      });
  if (!decided.ok) {
    refuse(desk, desk.t('say.refused'));
    return;
  }
  const left = new Map(notes);
  left.delete(key);
  desk.screen.setState({ notes: left, unclear: undefined });
  const group = index.places[index.positions.get(key) ?? -1]?.group ?? 0;
  const words = outcomeWords(wordsNow(desk, review), outcome, group);
  goOn(desk, walked, key, desk.t('say.decided', { outcome: words }));
}

function isMyWord({ positions }: ReviewItem, outcome: Outcome): boolean {
  const { me } = workspaceState();
  return positions.some((each) => each.by === me?.id && isSameOutcome(each.outcome, outcome));
}

/** From an item that has been answered to the next of those that were walked through. */
export function goOn(
  desk: Desk,
  walked: readonly ReviewItem[],
  from: string | undefined,
  said: string,
): void {
  const review = reviewNow();
  if (!review) return;
  const index = desk.indexOf(review);
  const fresh = walked.flatMap(({ difference }) => itemAt(review, index, difference.key) ?? []);
  const isTalk = desk.screen.getState().stage === 'talk';
  const next = nextToAnswer(fresh, from, isTalk ? needsTalk : needsAnswer);
  const { toTalk, waiting } = countReview(review.items);
  if (next === undefined) desk.say(`${said} ${desk.t('say.allAnswered', { toTalk, waiting })}`);
  else goTo(desk, next, said);
}

/** Takes what the A, B, C … of this place says, by its position. */
export function takeSide(desk: Desk, position: number): void {
  const review = reviewNow();
  const index = review && desk.indexOf(review);
  if (!review || !index) return;
  const at = index.positions.get(review.activeKey ?? '') ?? -1;
  const sides = sidesAt(review, desk.screen.getState().seed, index.places[at]?.group ?? 0);
  const layer = review.layers[sides[position] ?? -1]?.layer;
  if (layer) decideActive(desk, { kind: 'take', layer: layer.id });
  else refuse(desk, desk.t('say.notPossible.side'));
}

/** Enter: what is proposed for the active item; on the overview, everything agreed. */
export function accept(desk: Desk): void {
  const review = reviewNow();
  if (!review) return;
  if (desk.screen.getState().stage === 'overview') {
    if (review.agreed.isTaken || review.agreed.count === 0) goOnAfterOverview(desk);
    else takeAllAgreed(desk);
    return;
  }
  const suggestion = activeItem(review, desk.indexOf(review))?.suggestion;
  if (!suggestion) refuse(desk, desk.t('say.noSuggestion'));
  else decideActive(desk, suggestion.outcome, { kind: 'suggestion', why: suggestion.why });
}

export function takeAllAgreed(desk: Desk): void {
  const count = reviewNow()?.agreed.count ?? 0;
  const { ok } = takeAgreed();
  desk.say(ok ? desk.t('say.taken', { count }) : desk.t('say.refused'));
}

/** Groups first, where there are any; else one by one. */
export function goOnAfterOverview(desk: Desk): void {
  const review = reviewNow();
  if (!review) return;
  const hasGroups = review.comparison.patterns.some(({ differences }) => differences.length > 1);
  desk.screen.setState({ stage: hasGroups ? 'patterns' : 'items' });
  if (!hasGroups) goOn(desk, review.items, undefined, '');
}

export function undo(desk: Desk): void {
  changeBack(desk, 'undo');
}

export function redo(desk: Desk): void {
  changeBack(desk, 'redo');
}

function changeBack(desk: Desk, which: 'undo' | 'redo'): void {
  const before = reviewNow();
  if (before?.[which] === undefined) {
    refuse(desk, desk.t(which === 'undo' ? 'say.nothingToUndo' : 'say.nothingToRedo'));
    return;
  }
  const { ok } = which === 'undo' ? undoReview() : redoReview();
  const said = ok ? desk.t(which === 'undo' ? 'say.undone' : 'say.redone') : desk.t('say.refused');
  const changed = changedItems(before, reviewNow());
  const [first] = changed;
  // One decision: back to its item. A whole group is nowhere in particular.
  if (changed.length === 1 && first) goTo(desk, first.difference.key, said);
  else desk.say(said);
}

function changedItems(before: OpenReview, after: OpenReview | undefined): readonly ReviewItem[] {
  if (!after) return [];
  return after.items.filter((item, at) => {
    const old = before.items[at];
    return old?.positions[0]?.at !== item.positions[0]?.at || old?.status !== item.status;
  });
}

/** What was begun with the item that is left. */
function leaveItem(desk: Desk): void {
  const { own, unclear } = desk.screen.getState();
  if (own || unclear !== undefined) {
    desk.screen.setState({ own: undefined, unclear: undefined });
  }
}
