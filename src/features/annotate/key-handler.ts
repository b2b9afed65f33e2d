import { getFrom } from '#domain/collection/bucket-map.ts';
import type { LabelDefinition } from '#domain/codebook/codebook.ts';
import { moveEdge } from '#workspace/annotate.ts';
import { setActive } from '#workspace/open-article.ts';
import { workspaceState } from '#workspace/use-workspace.ts';
import {
  accept,
  cancel,
  jumpTo,
  repeatBefore,
  takeNumbered,
  wishFocus,
} from './attribution-acts.ts';
import { writeComment } from './comment-acts.ts';
import { type Desk, openNow, surfaceOf } from './desk.tsx';
import { enabledLabels } from './enabled-labels.ts';
import { type KeyAct, type KeyBinding, keymapFor } from '#workspace/keymap.ts';
import { focusLinkPanel, startLinking, typeLinkLetter } from './link-acts.ts';
import { isConditionMet, type KeyPress, matchKey, typedLetter } from '#workspace/match-key.ts';
import { describeAnnotation, report } from './report.ts';
import { resizeSelection, selectQuote, selectSentence } from './selection-acts.ts';
import {
  addSelectedPiece,
  redoAct,
  removeAnnotation,
  setVerdict,
  tagSelection,
  undoAct,
} from './tag-acts.ts';

/** Does what a key in the article means. True when the key is used up and must go no further. */
export function handleKey(desk: Desk, press: KeyPress): boolean {
  const letter = typedLetter(press);
  if (desk.screen.getState().linking && press.key === 'Tab' && !press.shiftKey) {
    return focusLinkPanel();
  }
  if (desk.screen.getState().linking && letter !== undefined) {
    if (!typeLinkLetter(desk, letter)) desk.say(desk.t('say.noSuchLetter', { letter }));
    return true;
  }
  const { preferences } = workspaceState();
  const match = matchKey(press, labelsNow(), keymapFor(preferences.keys), preferences.singleKeys);
  if (match.kind === 'none') return false;
  if (match.kind === 'label') tagSelection(desk, match.label);
  else if (isAllowed(desk, match.binding)) runAct(desk, match.binding.act, press.key);
  return true;
}

/** Whether there is what the key needs; says what is missing. */
export function isAllowed(desk: Desk, binding: KeyBinding): boolean {
  const open = openNow();
  const active =
    open?.activeId === undefined ? undefined : getFrom(open.state.annotations, open.activeId);
  const have = {
    selection: surfaceOf(desk)?.selection() !== undefined,
    active: active !== undefined,
    claim: active?.label === 'CLAIM',
  };
  if (isConditionMet(binding.when, have)) return true;
  if (binding.when !== 'always') desk.say(desk.t(`say.needs.${binding.when}`));
  return false;
}

export function runAct(desk: Desk, act: KeyAct, key: string): void {
  ACTS[act](desk, key);
}

const ACTS: Readonly<Record<KeyAct, (desk: Desk, key: string) => void>> = {
  'next-quote': (desk) => selectQuote(desk, 1),
  'previous-quote': (desk) => selectQuote(desk, -1),
  'next-sentence': (desk) => selectSentence(desk, 1),
  'previous-sentence': (desk) => selectSentence(desk, -1),
  'grow-selection': (desk) => resizeSelection(desk, 1),
  'shrink-selection': (desk) => resizeSelection(desk, -1),
  'next-annotation': (desk) => stepAnnotation(desk, 1),
  'previous-annotation': (desk) => stepAnnotation(desk, -1),
  accept,
  cancel,
  'open-speaker': (desk) => wishFocus(desk, 'speaker'),
  'open-source': (desk) => wishFocus(desk, 'source'),
  'take-candidate': (desk, key) => takeNumbered(desk, Number(key)),
  'repeat-attribution': repeatBefore,
  'add-piece': addSelectedPiece,
  link: startLinking,
  comment: writeComment,
  'apply-all': (desk) => desk.screen.setState({ dialog: { kind: 'apply-all' } }),
  find: (desk) => desk.screen.setState({ dialog: { kind: 'find' } }),
  palette: (desk) => desk.screen.setState({ dialog: { kind: 'palette' } }),
  'verdict-supported': (desk) => setVerdict(desk, 'supported'),
  'verdict-refuted': (desk) => setVerdict(desk, 'refuted'),
  'verdict-unchecked': (desk) => setVerdict(desk, 'unchecked'),
  'inner-annotation': (desk) => cycleStack(desk, -1),
  'outer-annotation': (desk) => cycleStack(desk, 1),
  'end-forward': (desk) => moveActiveEdge(desk, 'end', 1),
  'end-back': (desk) => moveActiveEdge(desk, 'end', -1),
  'start-forward': (desk) => moveActiveEdge(desk, 'start', 1),
  'start-back': (desk) => moveActiveEdge(desk, 'start', -1),
  remove: removeActive,
  undo: undoAct,
  redo: redoAct,
  'key-sheet': (desk) => desk.screen.setState({ dialog: { kind: 'keys' } }),
};

/** Goes to the next annotation after the caret, by start; from the active one where the caret stands on it. */
function stepAnnotation(desk: Desk, direction: 1 | -1): void {
  const surface = surfaceOf(desk);
  if (!surface) return;
  const next = surface.step(surface.caret(), direction, openNow()?.activeId);
  if (next === undefined) desk.say(desk.t('say.noAnnotations'));
  else jumpTo(desk, next);
}

/** Walks through the annotations stacked at the caret: `1` outwards, `-1` inwards. */
function cycleStack(desk: Desk, direction: 1 | -1): void {
  const surface = surfaceOf(desk);
  const ids = surface?.annotationsAt(surface.caret()) ?? [];
  const first = ids[0];
  if (first === undefined) {
    desk.say(desk.t('say.nothingHere'));
    return;
  }
  const at = ids.findIndex((id) => id === openNow()?.activeId);
  const next = at === -1 ? first : (ids[(at + direction + ids.length) % ids.length] ?? first);
  setActive(next);
  desk.say(
    desk.t('say.stackPlace', {
      what: describeAnnotation(desk, next),
      place: ids.indexOf(next) + 1,
      count: ids.length,
    }),
  );
}

function moveActiveEdge(desk: Desk, edge: 'start' | 'end', direction: 1 | -1): void {
  const id = openNow()?.activeId;
  if (id === undefined) return;
  const outcome = moveEdge(id, edge, direction, 'word');
  report(desk, outcome, describeAnnotation(desk, id));
}

function removeActive(desk: Desk): void {
  const id = openNow()?.activeId;
  if (id !== undefined) removeAnnotation(desk, id);
}

function labelsNow(): readonly LabelDefinition[] {
  const { project } = workspaceState();
  return project ? enabledLabels(project) : [];
}
