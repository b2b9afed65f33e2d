import { expect, test } from 'vitest';
import { escapeHint, type HintSituation, hintsFor } from './hints.ts';

const READING: HintSituation = {
  isLinking: false,
  hasSelection: false,
  isDraft: false,
  hasActive: false,
  hasAnnotations: false,
  takesPieces: false,
};

test.each<[string, Partial<HintSituation>, string]>([
  ['at first, how to select', {}, 'quote'],
  [
    'with a selection, the labels, also while a draft is open',
    { hasSelection: true, isDraft: true, hasActive: true },
    'labels',
  ],
  ['on a draft, how to accept it', { isDraft: true, hasActive: true }, 'accept'],
  ['on an annotation, how to go into its card', { hasActive: true }, 'card'],
  ['while linking, the letters before all else', { isLinking: true, hasSelection: true }, 'letter'],
])('shows %s', (_case, at, first) => {
  expect(hintsFor({ ...READING, ...at })[0]).toBe(first);
});

test('offers another piece only where the active annotation takes one', () => {
  expect(hintsFor({ ...READING, hasSelection: true })).not.toContain('piece');
  expect(hintsFor({ ...READING, hasSelection: true, takesPieces: true })).toContain('piece');
});

test('says of Esc what it will do, and nothing where it does nothing', () => {
  expect(escapeHint('take-back-draft')).toBe('takeBack');
  expect(escapeHint('finish-draft')).toBe('close');
  expect(escapeHint('none')).toBeUndefined();
});
