import type { KeyBinding, KeyCondition, Stroke } from './keymap.ts';

/** The part of a keyboard event that decides what it means. */
export type KeyPress = {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  /** AltGr is held: what `getModifierState('AltGraph')` says. */
  readonly altGraph: boolean;
};

export type KeyMatch =
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'act'; readonly binding: KeyBinding }
  | { readonly kind: 'none' };

export type LabelKey = { readonly id: string; readonly key: string };

/**
 * What a key press in the article means. A label's own key wins over the table: the codebook
 * belongs to the user, and a label without its key could not be tagged from the keyboard.
 */
export function matchKey(
  press: KeyPress,
  labels: readonly LabelKey[],
  keymap: readonly KeyBinding[],
  singleKeys: boolean,
): KeyMatch {
  if (singleKeys) {
    const label = labels.find(({ key }) => isStroke(press, { key: key.toLowerCase() }));
    if (label) return { kind: 'label', label: label.id };
  }
  const binding = keymap.find(
    ({ strokes, single }) =>
      (singleKeys || !single) && strokes.some((stroke) => isStroke(press, stroke)),
  );
  return binding ? { kind: 'act', binding } : { kind: 'none' };
}

/** The stroke a press makes, for giving it to an act; undefined while only modifiers are held. */
export function strokeOf(press: KeyPress): Stroke | undefined {
  if (['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'Dead', 'Tab'].includes(press.key)) {
    return undefined;
  }
  // Of a sign only what comes out counts: it is typed in other ways on other keyboards.
  if (press.key.length === 1 && !isLetter(press.key)) return { key: press.key };
  return {
    key: pressedKey(press),
    ...(press.shiftKey && { shift: true as const }),
    ...(press.altKey && { alt: true as const }),
    ...((press.ctrlKey || press.metaKey) && { mod: true as const }),
  };
}

/** The letter or sign a press stands for, upper case; undefined for commands and named keys. */
export function typedLetter(press: KeyPress): string | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  return isLetter(press.key) ? press.key.toUpperCase() : undefined;
}

export function isConditionMet(
  condition: KeyCondition,
  have: { readonly selection: boolean; readonly active: boolean; readonly claim: boolean },
): boolean {
  return condition === 'always' || have[condition];
}

/** How a stroke is written for reading: `Shift+Q`, `Ctrl+Z`. */
export function strokeParts(stroke: Stroke, isMac: boolean): readonly string[] {
  const parts: string[] = [];
  if (stroke.mod) parts.push(isMac ? '⌘' : 'Ctrl');
  if (stroke.alt) parts.push(isMac ? '⌥' : 'Alt');
  if (stroke.shift) parts.push('Shift');
  parts.push(KEY_NAMES[stroke.key] ?? stroke.key.toUpperCase());
  return parts;
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  Escape: 'Esc',
  Enter: 'Enter',
  Delete: 'Delete',
  Backspace: 'Backspace',
};

/** Whether a press makes that stroke. */
export function isStroke(press: KeyPress, stroke: Stroke): boolean {
  if (stroke.key.length === 1 && !isLetter(stroke.key)) return isSign(press, stroke);
  if (press.altGraph) return false;
  return (
    pressedKey(press) === stroke.key &&
    press.shiftKey === (stroke.shift ?? false) &&
    press.altKey === (stroke.alt ?? false) &&
    (press.ctrlKey || press.metaKey) === (stroke.mod ?? false)
  );
}

/**
 * Signs are matched by what came out of the keyboard: `@` is Shift+2 on one layout, AltGr+Q on
 * another (Windows reports that as Control and Alt together) and Option+L on a Mac.
 */
function isSign(press: KeyPress, stroke: Stroke): boolean {
  if (press.key !== stroke.key) return false;
  const byAltGr = press.altGraph || (press.ctrlKey && press.altKey);
  return byAltGr || (!press.ctrlKey && !press.metaKey);
}

function pressedKey(press: KeyPress): string {
  return press.key.length === 1 ? press.key.toLowerCase() : press.key;
}

function isLetter(key: string): boolean {
  return key.length === 1 && key.toLowerCase() !== key.toUpperCase();
}
