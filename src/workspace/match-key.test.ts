import { describe, expect, test } from 'vitest';
import { KEYMAP, keyConflicts, keymapFor } from './keymap.ts';
import {
  type KeyPress,
  isConditionMet,
  matchKey,
  strokeOf,
  strokeParts,
  typedLetter,
} from './match-key.ts';

const LABELS = [
  { id: 'CLAIM', key: 'C' },
  { id: 'SPEAKER', key: 'S' },
];

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    shiftKey: false,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    altGraph: false,
    ...held,
  };
}

function act(key: string, held: Partial<KeyPress> = {}, singleKeys = true): string {
  const match = matchKey(press(key, held), LABELS, KEYMAP, singleKeys);
  if (match.kind === 'label') return match.label;
  return match.kind === 'act' ? match.binding.act : 'none';
}

describe('the article keys', () => {
  test.each([
    ['q', {}, 'next-quote'],
    ['Q', { shiftKey: true }, 'previous-quote'],
    ['W', { shiftKey: true }, 'shrink-selection'],
    ['n', {}, 'next-annotation'],
    ['c', {}, 'CLAIM'],
    ['Enter', {}, 'accept'],
    ['Escape', {}, 'cancel'],
    ['3', {}, 'take-candidate'],
    ['ArrowRight', { altKey: true }, 'end-forward'],
    ['ArrowLeft', { altKey: true, shiftKey: true }, 'start-back'],
    ['z', { ctrlKey: true }, 'undo'],
    ['Z', { metaKey: true, shiftKey: true }, 'redo'],
    ['y', { ctrlKey: true }, 'redo'],
    ['Backspace', {}, 'remove'],
  ])('%s with %o is %s', (key, held, expected) => {
    expect(act(key, held)).toBe(expected);
  });

  test('Caps Lock changes nothing', () => {
    expect(act('Q')).toBe('next-quote');
    expect(act('C')).toBe('CLAIM');
  });

  test.each([
    ['Shift on a US keyboard', '@', { shiftKey: true }, 'open-speaker'],
    ['AltGr on Windows', '@', { ctrlKey: true, altKey: true, altGraph: true }, 'open-speaker'],
    ['AltGr told as Control and Alt', '[', { ctrlKey: true, altKey: true }, 'inner-annotation'],
    ['Option on a Mac', ']', { altKey: true }, 'outer-annotation'],
    ['Shift on a German keyboard', '=', { shiftKey: true }, 'repeat-attribution'],
    ['no modifier on a German keyboard', '#', {}, 'open-source'],
    ['Shift on a French keyboard', '2', { shiftKey: true }, 'take-candidate'],
    ['Shift on a US keyboard', '?', { shiftKey: true }, 'key-sheet'],
  ])('a sign typed with %s is found', (_layout, key, held, expected) => {
    expect(act(key, held)).toBe(expected);
  });

  test('the browser keeps its own shortcuts', () => {
    expect(act('c', { ctrlKey: true })).toBe('none');
    expect(act('a', { ctrlKey: true })).toBe('none');
    expect(act('r', { metaKey: true })).toBe('none');
    expect(act('+', { ctrlKey: true })).toBe('none');
    expect(act('ArrowRight')).toBe('none');
    expect(act('ArrowRight', { shiftKey: true })).toBe('none');
  });

  test('without single keys only arrows, commands and named keys are left', () => {
    for (const key of ['q', 'c', 't', '@', '=', '1', '?']) expect(act(key, {}, false)).toBe('none');
    expect(act('Enter', {}, false)).toBe('accept');
    expect(act('Delete', {}, false)).toBe('remove');
    expect(act('ArrowRight', { altKey: true }, false)).toBe('end-forward');
    expect(act('z', { ctrlKey: true }, false)).toBe('undo');
  });

  test('a label takes its key even where the table has it', () => {
    const match = matchKey(press('q'), [{ id: 'QUOTE', key: 'Q' }], KEYMAP, true);
    expect(match).toEqual({ kind: 'label', label: 'QUOTE' });
  });

  test('no stroke stands twice in the table', () => {
    const strokes = KEYMAP.flatMap(({ strokes: all }) =>
      all.map((stroke) => strokeParts(stroke, false).join('+')),
    );
    expect(new Set(strokes).size).toBe(strokes.length);
  });
});

test('letters of link mode are upper case and never commands', () => {
  expect(typedLetter(press('b'))).toBe('B');
  expect(typedLetter(press('b', { ctrlKey: true }))).toBeUndefined();
  expect(typedLetter(press('Enter'))).toBeUndefined();
  expect(typedLetter(press('7'))).toBeUndefined();
});

test('a condition asks for what it names', () => {
  const have = { selection: false, active: true, claim: false };
  expect(isConditionMet('always', have)).toBe(true);
  expect(isConditionMet('active', have)).toBe(true);
  expect(isConditionMet('claim', have)).toBe(false);
  expect(isConditionMet('selection', have)).toBe(false);
});

test('strokes are written as on the keys of the machine', () => {
  expect(strokeParts({ key: 'q', shift: true }, false)).toEqual(['Shift', 'Q']);
  expect(strokeParts({ key: 'z', mod: true }, true)).toEqual(['⌘', 'Z']);
  expect(strokeParts({ key: 'ArrowLeft', alt: true }, false)).toEqual(['Alt', '←']);
});

describe('own keys', () => {
  const own = keymapFor({ 'next-quote': [{ key: 'b' }], link: [], accept: [{ key: 'b' }] });

  function actOf(key: string, singleKeys = true): string {
    const match = matchKey(press(key), LABELS, own, singleKeys);
    return match.kind === 'act' ? match.binding.act : match.kind;
  }

  test('take the place of the usual ones; an act can be without any', () => {
    expect(actOf('b')).toBe('next-quote');
    expect(actOf('q')).toBe('none');
    expect(actOf('l')).toBe('none');
    expect(actOf('Enter')).toBe('accept');
  });

  test('are off with single keys off, unless a modifier is held', () => {
    expect(actOf('b', false)).toBe('none');
    const held = keymapFor({ 'next-quote': [{ key: 'b', mod: true }] });
    const match = matchKey(press('b', { ctrlKey: true }), LABELS, held, false);
    expect(match.kind === 'act' && match.binding.act).toBe('next-quote');
  });

  test('two acts on one key, and an act on the key of a label, are told', () => {
    expect([...keyConflicts(KEYMAP, ['C', 'S', 'R', 'U'])]).toEqual([]);
    const clashing = keymapFor({ 'next-quote': [{ key: 'j' }], link: [{ key: 'c' }] });
    const told = keyConflicts(clashing, ['C']);
    expect([...told].toSorted()).toEqual(['link', 'next-quote', 'next-sentence']);
  });

  test.each([
    ['a letter', press('B', { shiftKey: true }), { key: 'b', shift: true }],
    ['a sign, however it is typed', press('@', { ctrlKey: true, altKey: true }), { key: '@' }],
    ['a command', press('j', { metaKey: true }), { key: 'j', mod: true }],
    ['a named key', press('F2'), { key: 'F2' }],
    ['a modifier alone', press('Shift', { shiftKey: true }), undefined],
  ] as const)('%s is read as a stroke', (_case, pressed, stroke) => {
    expect(strokeOf(pressed)).toEqual(stroke);
  });
});
