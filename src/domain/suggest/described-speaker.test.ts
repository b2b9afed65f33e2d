import { expect, test } from 'vitest';
import { hasDescribedSpeaker } from './described-speaker.ts';

test.each([
  [' the official said.', true],
  [', said a resident of the flooded street.', true],
  ['One of her neighbours said', true],
  [' she said.', false],
  [', Brandt added.', false],
  ['', false],
  ['The memo was not signed.', false],
])('%j names a speaker by description: %j', (words, expected) => {
  expect(hasDescribedSpeaker(words)).toBe(expected);
});
