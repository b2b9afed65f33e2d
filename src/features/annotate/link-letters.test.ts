import { expect, test } from 'vitest';
import { type AnnotationId, brand } from '#domain/ids.ts';
import { assignLetters, targetOfLetter } from './link-letters.ts';

const ids = Array.from({ length: 30 }, (_none, at) => brand<AnnotationId>(`a${at}`));

test('targets in view get the first letters', () => {
  const letters = assignLetters(ids.slice(0, 4), new Set(ids.slice(2, 4)));
  expect(ids.slice(0, 4).map((id) => letters.get(id))).toEqual(['C', 'D', 'A', 'B']);
});

test('a letter is given once and leads back to its target', () => {
  const letters = assignLetters(ids, new Set());
  expect(letters.size).toBe(26);
  expect(new Set(letters.values()).size).toBe(26);
  expect(targetOfLetter(letters, 'C')).toBe(ids[2]);
  expect(targetOfLetter(assignLetters(ids.slice(0, 2), new Set()), 'C')).toBeUndefined();
});
