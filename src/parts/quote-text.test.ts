import { expect, test } from 'vitest';
import { clampText } from './quote-text.ts';

test('short words stay as they are, long ones end between words', () => {
  expect(clampText('“No talks,” he said.', 40)).toBe('“No talks,” he said.');
  expect(clampText('We will not negotiate under pressure', 22)).toBe('We will not negotiate…');
});

test('a character of two units is never cut in half', () => {
  expect(clampText('abc🙂def', 4)).toBe('abc…');
});
