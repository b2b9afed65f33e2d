import { expect, test } from 'vitest';
import { findWords } from './find-words.ts';

const TEXT = 'Ms. Brun spoke. İ said Ms. Brun was right.';
const SECOND = { start: 16, end: TEXT.length };

test('words are found in their sentence, not in an earlier one', () => {
  const found = findWords(TEXT, SECOND, 'Ms. Brun');
  expect(found).toEqual({ start: 23, end: 31 });
});

test('case matters only where it decides', () => {
  const whole = { start: 0, end: 15 };
  expect(findWords(TEXT, whole, 'ms. brun')).toEqual({ start: 0, end: 8 });
  expect(findWords(TEXT, whole, 'nobody')).toBeUndefined();
  expect(findWords(TEXT, whole, '  ')).toBeUndefined();
});

test('an offset is never guessed where lower case changes lengths', () => {
  expect(findWords(TEXT, SECOND, 'MS. BRUN')).toBeUndefined();
});
