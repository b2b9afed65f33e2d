import type { KeyPress } from '#workspace/match-key.ts';
import { workspaceState } from '#workspace/use-workspace.ts';
import { type Desk, reviewNow, sidesAt } from './desk.tsx';
import { chooseOutcome, closePreview, decideGroup } from './group-acts.ts';
import { accept, decideActive, redo, step, takeSide, undo } from './item-acts.ts';
import { keepOwn, moveOwn, startOwn } from './own-acts.ts';
import { forgetRefusal, refuse } from './refuse.ts';
import type { Preview } from './screen-store.ts';
import { edgeMoveOf, type ReviewAct, reviewActOf } from './review-keys.ts';

/** Does what a key means. True when the key is used up and must go no further. */
export function handleKey(desk: Desk, press: KeyPress): boolean {
  forgetRefusal(desk);
  const { own, preview } = desk.screen.getState();
  if (own) {
    const move = edgeMoveOf(press, reviewNow()?.article.direction ?? 'ltr');
    if (move) {
      moveOwn(desk, move.edge, move.direction, move.unit);
      return true;
    }
  }
  const act = reviewActOf(press, workspaceState().preferences.singleKeys);
  if (act === undefined) return false;
  if (preview && choosesForGroup(desk, preview, act, press.key)) return true;
  return runAct(desk, act, press.key);
}

export function runAct(desk: Desk, act: ReviewAct, key = ''): boolean {
  return ACTS[act](desk, key) !== false;
}

/** `false`: nothing of the kind was open, so the key is not used up. */
const ACTS: Readonly<Record<ReviewAct, (desk: Desk, key: string) => void | false>> = {
  next: (desk) => step(desk, 1),
  previous: (desk) => step(desk, -1),
  'take-side': (desk, key) => takeSide(desk, Number(key) - 1),
  union: (desk) => decideActive(desk, { kind: 'union' }),
  overlap: (desk) => decideActive(desk, { kind: 'overlap' }),
  own: startOwn,
  neither: (desk) => decideActive(desk, { kind: 'neither' }),
  both: (desk) => decideActive(desk, { kind: 'both' }),
  discuss: (desk) => decideActive(desk, { kind: 'discuss' }),
  unclear: (desk) => decideActive(desk, { kind: 'unclear' }),
  accept: (desk) => {
    if (desk.screen.getState().own) keepOwn(desk);
    else accept(desk);
  },
  group: decideGroup,
  filter: (desk) =>
    desk.screen.setState({ stage: 'items', view: 'list', focusWish: { part: 'filter' } }),
  note: (desk) => {
    const noteOf = reviewNow()?.activeKey;
    if (noteOf === undefined) refuse(desk, desk.t('say.noItem'));
    else desk.screen.setState({ noteOf, focusWish: { part: 'note' } });
  },
  comment: (desk) => {
    if (reviewNow()?.activeKey === undefined) refuse(desk, desk.t('say.noItem'));
    else desk.screen.setState({ areCommentsShown: true, focusWish: { part: 'comment' } });
  },
  undo,
  redo,
  'key-sheet': (desk) => desk.screen.setState({ areKeysShown: true }),
  cancel,
};

function cancel(desk: Desk): false | undefined {
  const { own, preview, unclear } = desk.screen.getState();
  if (own) desk.screen.setState({ own: undefined });
  else if (preview) closePreview(desk);
  else if (unclear !== undefined) desk.screen.setState({ unclear: undefined });
  else return false;
  return undefined;
}

/** While a preview is open the keys are about all of it, and no one difference is in front. */
function choosesForGroup(desk: Desk, { kind }: Preview, act: ReviewAct, key: string): boolean {
  switch (act) {
    case 'next':
    case 'previous':
    case 'group':
    case 'filter':
    case 'undo':
    case 'redo':
    case 'key-sheet':
    case 'cancel':
      return false;
    case 'take-side':
    case 'union':
    case 'overlap':
    case 'neither':
    case 'both':
    case 'discuss':
      if (kind === 'rule') refuse(desk, desk.t('say.notForRule'));
      else if (act === 'take-side') chooseSide(desk, Number(key) - 1);
      else chooseOutcome(desk, { kind: act });
      return true;
    case 'own':
    case 'unclear':
    case 'accept':
    case 'note':
    case 'comment':
      refuse(desk, desk.t(kind === 'rule' ? 'say.notForRule' : 'say.notForGroup'));
      return true;
  }
}

function chooseSide(desk: Desk, position: number): void {
  const review = reviewNow();
  const sides = review && sidesAt(review, desk.screen.getState().seed, -1);
  const layer = review?.layers[sides?.[position] ?? -1]?.layer;
  if (layer) chooseOutcome(desk, { kind: 'take', layer: layer.id });
  else refuse(desk, desk.t('say.notPossible.side'));
}
