import { faultOf } from '#domain/curation/link-fault.ts';
import { isDisputed, type ReviewItem } from '#domain/curation/review-items.ts';
import type { Outcome, ReviewRule } from '#domain/curation/review-log.ts';
import { decide, decideRule, previewRule } from '#workspace/review.ts';
import type { OpenReview } from '#workspace/review-state.ts';
import { activeItem, type Desk, itemAt, reviewNow, wordsNow } from './desk.tsx';
import { goOn } from './item-acts.ts';
import { walkedItems } from './item-order.ts';
import { generalOutcomeWords, ruleWords } from './outcome-words.ts';
import { possibleOutcomes } from './possible-outcomes.ts';
import { notPossible, refuse } from './refuse.ts';
import { needsAnswer } from './steps.ts';
import type { Preview } from './screen-store.ts';

type PreviewedItem = { readonly item: ReviewItem; readonly outcome: Outcome | undefined };

type Previewed = {
  readonly items: readonly PreviewedItem[];
  /** How many more belong to it, and are left out because somebody disputes them. */
  readonly disputed: number;
};

/** Shows everything that belongs to a pattern before it is decided. */
export function showGroup(desk: Desk, pattern: string, outcome?: Outcome): void {
  const { stage } = desk.screen.getState();
  const from = stage === 'overview' ? 'patterns' : stage;
  desk.screen.setState({
    stage: 'patterns',
    view: 'list',
    preview: { kind: 'pattern', pattern, outcome, from },
  });
}

/** Shift+Enter: first shows the whole group of the active item, then decides it. */
export function decideGroup(desk: Desk): void {
  const review = reviewNow();
  if (!review) return;
  const { preview } = desk.screen.getState();
  if (preview) {
    confirmPreview(desk);
    return;
  }
  const item = activeItem(review, desk.indexOf(review));
  if (!item) {
    refuse(desk, desk.t('say.noItem'));
    return;
  }
  const outcome = isDisputed(item) ? undefined : (item.outcome ?? item.suggestion?.outcome);
  const shared = outcome?.kind === 'own' ? undefined : outcome;
  showGroup(desk, item.pattern, shared);
  const { items, disputed } = previewItems(review, desk, desk.screen.getState().preview);
  desk.say(desk.t('say.preview', { count: items.length, disputed }));
}

/** What the preview is about, each with what would be decided for it. */
export function previewItems(
  review: OpenReview,
  desk: Pick<Desk, 'indexOf'>,
  preview: Preview | undefined,
): Previewed {
  switch (preview?.kind) {
    case 'pattern': {
      const group = review.items.filter((item) => item.pattern === preview.pattern);
      const { outcome } = preview;
      const layers = review.layers.map(({ layer }) => layer.id);
      const items = group
        .filter((item) => isLeftIn(item) && !(outcome && faultOf(item, outcome, layers)))
        .map((item) => ({ item, outcome }));
      return { items, disputed: group.filter(isDisputed).length };
    }
    case 'rule': {
      const index = desk.indexOf(review);
      const reach = previewRule(preview.rule);
      const items = reach.items.flatMap(({ key, outcome }) => {
        const item = itemAt(review, index, key);
        return item ? [{ item, outcome }] : [];
      });
      return { items, disputed: reach.disputed };
    }
    case undefined:
      return { items: [], disputed: 0 };
  }
}

/** Whether an item is decided with its group. */
export function isLeftIn(item: ReviewItem): boolean {
  return needsAnswer(item) && !isDisputed(item);
}

/** Outcomes that fit every item of a group, besides the version of a layer. */
export function sharedOutcomes(items: readonly ReviewItem[]) {
  const [first] = items;
  if (!first) return [];
  return possibleOutcomes(first.difference).filter((kind) => kind !== 'own' && kind !== 'unclear');
}

export function confirmPreview(desk: Desk): void {
  const review = reviewNow();
  const { preview, filter } = desk.screen.getState();
  if (!review || !preview) return;
  const { items: previewed } = previewItems(review, desk, preview);
  const words = wordsNow(desk, review);
  const count = previewed.length;
  if (preview.kind === 'rule') {
    const said = report(desk, decideRule(preview.rule).ok, count, ruleWords(words, preview.rule));
    desk.screen.setState({ preview: undefined });
    desk.say(said);
    return;
  }
  const { outcome, pattern, from } = preview;
  if (!outcome || count === 0) {
    refuse(desk, desk.t(count === 0 ? 'patterns.nothingLeft' : 'say.chooseFirst'));
    return;
  }
  const walked = walkedItems(review, desk.indexOf(review), { stage: from, filter });
  const keys = previewed.map(({ item }) => item.difference.key);
  const { ok } = decide(keys, outcome, { how: { kind: 'pattern', pattern } });
  const said = report(desk, ok, count, generalOutcomeWords(words, outcome));
  desk.screen.setState({ preview: undefined, stage: from, view: viewAfter(from) });
  if (ok && from !== 'patterns') goOn(desk, walked, review.activeKey, said);
  else desk.say(said);
}

export function closePreview(desk: Desk): void {
  const { preview } = desk.screen.getState();
  if (!preview) return;
  const stage = preview.kind === 'pattern' ? preview.from : 'patterns';
  desk.screen.setState({ preview: undefined, stage, view: viewAfter(stage) });
}

export function chooseOutcome(desk: Desk, outcome: Outcome): void {
  const review = reviewNow();
  const { preview } = desk.screen.getState();
  if (!review || preview?.kind !== 'pattern') return;
  const group = review.items.filter(({ pattern }) => pattern === preview.pattern);
  const isShared = sharedOutcomes(group).some((kind) => kind === outcome.kind);
  if (outcome.kind !== 'take' && !isShared) {
    refuse(desk, notPossible(desk, outcome.kind));
    return;
  }
  desk.screen.setState({ preview: { ...preview, outcome } });
}

export function showRule(desk: Desk, rule: ReviewRule): void {
  desk.screen.setState({ preview: { kind: 'rule', rule } });
}

function viewAfter(stage: string): 'text' | 'list' {
  return stage === 'items' || stage === 'talk' ? 'text' : 'list';
}

function report(desk: Desk, ok: boolean, count: number, outcome: string): string {
  return ok ? desk.t('say.decidedMany', { count, outcome }) : desk.t('say.refused');
}
