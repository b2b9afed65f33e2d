import { isStroke, type KeyPress } from '#workspace/match-key.ts';
import type { Stroke } from '#workspace/keymap.ts';

/** What a key of the review does. */
export type ReviewAct =
  | 'next'
  | 'previous'
  | 'take-side'
  | 'union'
  | 'overlap'
  | 'own'
  | 'neither'
  | 'both'
  | 'discuss'
  | 'unclear'
  | 'accept'
  | 'group'
  | 'filter'
  | 'note'
  | 'comment'
  | 'undo'
  | 'redo'
  | 'key-sheet'
  | 'cancel';

export const KEY_GROUPS = ['go', 'decide', 'general'] as const;
type KeyGroup = (typeof KEY_GROUPS)[number];

type KeyBinding = {
  readonly act: ReviewAct;
  readonly group: KeyGroup;
  readonly strokes: readonly Stroke[];
};

/** The one table of the review's keys: the handler, the buttons and the key sheet read it. */
export const REVIEW_KEYS: readonly KeyBinding[] = [
  { act: 'next', group: 'go', strokes: [{ key: 'j' }] },
  { act: 'previous', group: 'go', strokes: [{ key: 'k' }] },
  { act: 'filter', group: 'go', strokes: [{ key: 'f' }] },
  {
    act: 'take-side',
    group: 'decide',
    strokes: ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((key) => ({ key })),
  },
  { act: 'union', group: 'decide', strokes: [{ key: 'u' }] },
  { act: 'overlap', group: 'decide', strokes: [{ key: 'i' }] },
  { act: 'own', group: 'decide', strokes: [{ key: 'e' }] },
  { act: 'neither', group: 'decide', strokes: [{ key: 'x' }] },
  { act: 'both', group: 'decide', strokes: [{ key: 'b' }] },
  { act: 'discuss', group: 'decide', strokes: [{ key: 'd' }] },
  { act: 'unclear', group: 'decide', strokes: [{ key: 'g' }] },
  { act: 'accept', group: 'decide', strokes: [{ key: 'Enter' }] },
  { act: 'group', group: 'decide', strokes: [{ key: 'Enter', shift: true }] },
  { act: 'note', group: 'decide', strokes: [{ key: 'n' }] },
  { act: 'comment', group: 'decide', strokes: [{ key: 'm' }] },
  { act: 'undo', group: 'general', strokes: [{ key: 'z' }, { key: 'z', mod: true }] },
  {
    act: 'redo',
    group: 'general',
    strokes: [
      { key: 'z', shift: true },
      { key: 'z', mod: true, shift: true },
      { key: 'y', mod: true },
    ],
  },
  { act: 'key-sheet', group: 'general', strokes: [{ key: '?' }] },
  { act: 'cancel', group: 'general', strokes: [{ key: 'Escape' }] },
];

/** What a press means; `singleKeys` off leaves those with a modifier and the named keys (WCAG 2.1.4). */
export function reviewActOf(press: KeyPress, singleKeys: boolean): ReviewAct | undefined {
  return REVIEW_KEYS.find(({ strokes }) =>
    strokes.some((stroke) => (singleKeys || !isSingle(stroke)) && isStroke(press, stroke)),
  )?.act;
}

/** The first key of an act, as it stands on a button. */
export function keyOf(act: ReviewAct): string {
  const stroke = REVIEW_KEYS.find((binding) => binding.act === act)?.strokes[0];
  return stroke?.key.toUpperCase() ?? '';
}

function isSingle({ key, mod, alt }: Stroke): boolean {
  return key.length === 1 && mod !== true && alt !== true;
}

/** An arrow key while a version is being edited: which end it moves, and how far. */
export function edgeMoveOf(
  press: KeyPress,
  direction: 'ltr' | 'rtl',
): { edge: 'start' | 'end'; direction: 1 | -1; unit: 'word' | 'character' } | undefined {
  if (press.key !== 'ArrowLeft' && press.key !== 'ArrowRight') return undefined;
  if (press.ctrlKey || press.metaKey) return undefined;
  const isForward = (press.key === 'ArrowRight') === (direction === 'ltr');
  return {
    edge: press.shiftKey ? 'start' : 'end',
    direction: isForward ? 1 : -1,
    unit: press.altKey ? 'character' : 'word',
  };
}
