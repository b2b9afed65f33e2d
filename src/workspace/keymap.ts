/** What a key of the article does. The codebook's label keys come on top of these. */
export type KeyAct =
  | 'next-quote'
  | 'previous-quote'
  | 'next-sentence'
  | 'previous-sentence'
  | 'grow-selection'
  | 'shrink-selection'
  | 'next-annotation'
  | 'previous-annotation'
  | 'accept'
  | 'cancel'
  | 'open-speaker'
  | 'open-source'
  | 'take-candidate'
  | 'repeat-attribution'
  | 'add-piece'
  | 'link'
  | 'comment'
  | 'apply-all'
  | 'find'
  | 'palette'
  | 'verdict-supported'
  | 'verdict-refuted'
  | 'verdict-unchecked'
  | 'inner-annotation'
  | 'outer-annotation'
  | 'end-forward'
  | 'end-back'
  | 'start-forward'
  | 'start-back'
  | 'remove'
  | 'undo'
  | 'redo'
  | 'key-sheet';

/**
 * One key with its modifiers. `key` is `event.key`: letters in lower case, so that Caps Lock does
 * not matter; signs as they come out of the keyboard, whatever has to be held down for them.
 */
export type Stroke = {
  readonly key: string;
  readonly shift?: true;
  readonly alt?: true;
  /** Control, or Command on a Mac. */
  readonly mod?: true;
};

/** What must be there for the key to make sense; otherwise the user is told what is missing. */
export type KeyCondition = 'always' | 'selection' | 'active' | 'claim';

export type KeyGroup = 'find' | 'tag' | 'attribute' | 'change' | 'check' | 'general';

export type KeyBinding = {
  readonly act: KeyAct;
  readonly strokes: readonly Stroke[];
  readonly when: KeyCondition;
  readonly group: KeyGroup;
  /** Works with a single character and is therefore off when single keys are off (WCAG 2.1.4). */
  readonly single: boolean;
};

/** The one table of the article's keys: the handler, the key sheet and the README read it. */
export const KEYMAP: readonly KeyBinding[] = [
  single('next-quote', 'find', 'always', [{ key: 'q' }]),
  single('previous-quote', 'find', 'always', [{ key: 'q', shift: true }]),
  single('next-sentence', 'find', 'always', [{ key: 'j' }]),
  single('previous-sentence', 'find', 'always', [{ key: 'k' }]),
  single('grow-selection', 'find', 'always', [{ key: 'w' }]),
  single('shrink-selection', 'find', 'selection', [{ key: 'w', shift: true }]),
  single('next-annotation', 'find', 'always', [{ key: 'n' }]),
  single('previous-annotation', 'find', 'always', [{ key: 'n', shift: true }]),
  single('inner-annotation', 'find', 'always', [{ key: '[' }]),
  single('outer-annotation', 'find', 'always', [{ key: ']' }]),
  single('add-piece', 'tag', 'active', [{ key: '+' }]),
  named('accept', 'attribute', 'always', [{ key: 'Enter' }]),
  named('cancel', 'attribute', 'always', [{ key: 'Escape' }]),
  single(
    'take-candidate',
    'attribute',
    'claim',
    ['1', '2', '3', '4', '5'].map((key) => ({ key })),
  ),
  single('open-speaker', 'attribute', 'claim', [{ key: '@' }]),
  single('open-source', 'attribute', 'claim', [{ key: '#' }]),
  single('repeat-attribution', 'attribute', 'claim', [{ key: '=' }]),
  single('find', 'find', 'always', [{ key: 'f' }]),
  single('apply-all', 'tag', 'active', [{ key: 'a' }]),
  single('link', 'change', 'active', [{ key: 'l' }]),
  single('comment', 'change', 'always', [{ key: 'm' }]),
  named('end-forward', 'change', 'active', [{ key: 'ArrowRight', alt: true }]),
  named('end-back', 'change', 'active', [{ key: 'ArrowLeft', alt: true }]),
  named('start-forward', 'change', 'active', [{ key: 'ArrowRight', alt: true, shift: true }]),
  named('start-back', 'change', 'active', [{ key: 'ArrowLeft', alt: true, shift: true }]),
  named('remove', 'change', 'active', [{ key: 'Delete' }, { key: 'Backspace' }]),
  single('verdict-supported', 'check', 'claim', [{ key: 't' }]),
  single('verdict-refuted', 'check', 'claim', [{ key: 'x' }]),
  single('verdict-unchecked', 'check', 'claim', [{ key: 'o' }]),
  named('undo', 'general', 'always', [{ key: 'z', mod: true }]),
  named('redo', 'general', 'always', [
    { key: 'z', mod: true, shift: true },
    { key: 'y', mod: true },
  ]),
  named('palette', 'general', 'always', [{ key: 'k', mod: true }]),
  single('key-sheet', 'general', 'always', [{ key: '?' }]),
];

/** Keys the user has given to acts, in place of those of the table. An empty list: none at all. */
export type OwnKeys = Partial<Readonly<Record<KeyAct, readonly Stroke[]>>>;

/** Acts whose keys stay: one goes by digits, and Enter and Esc mean the same everywhere. */
export const FIXED_ACTS: ReadonlySet<KeyAct> = new Set(['take-candidate', 'accept', 'cancel']);

/** The table with the user's own keys in it. */
export function keymapFor(own: OwnKeys): readonly KeyBinding[] {
  if (Object.keys(own).length === 0) return KEYMAP;
  return KEYMAP.map((binding) => {
    const strokes = own[binding.act];
    if (!strokes || FIXED_ACTS.has(binding.act)) return binding;
    return { ...binding, strokes, single: strokes.some(isSingle) };
  });
}

/** One character without Control, Command or Alt: off when single keys are off. */
function isSingle({ key, mod, alt }: Stroke): boolean {
  return key.length === 1 && mod !== true && alt !== true;
}

/** Each act with a key of its own that another act, or a label, has already. */
export function keyConflicts(
  keymap: readonly KeyBinding[],
  labelKeys: readonly string[],
): ReadonlySet<KeyAct> {
  const taken = new Map<string, KeyAct>();
  const labels = new Set(labelKeys.map((key) => nameOf({ key: key.toLowerCase() })));
  const conflicts = new Set<KeyAct>();
  for (const { act, strokes } of keymap) {
    for (const name of strokes.map(nameOf)) {
      const other = taken.get(name);
      if (other !== undefined && other !== act) {
        conflicts.add(act);
        conflicts.add(other);
      }
      if (labels.has(name)) conflicts.add(act);
      taken.set(name, act);
    }
  }
  return conflicts;
}

function nameOf({ key, shift, alt, mod }: Stroke): string {
  return [mod && 'mod', alt && 'alt', shift && 'shift', key].filter(Boolean).join('+');
}

export const KEY_GROUPS: readonly KeyGroup[] = [
  'find',
  'tag',
  'attribute',
  'change',
  'check',
  'general',
];

function single(
  act: KeyAct,
  group: KeyGroup,
  when: KeyCondition,
  strokes: readonly Stroke[],
): KeyBinding {
  return { act, group, when, strokes, single: true };
}

function named(
  act: KeyAct,
  group: KeyGroup,
  when: KeyCondition,
  strokes: readonly Stroke[],
): KeyBinding {
  return { act, group, when, strokes, single: false };
}
