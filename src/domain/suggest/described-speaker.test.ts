import { expect, test } from 'vitest';
import { hasCue, hasDescribedSpeaker } from './described-speaker.ts';

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

test.each([
  ['City hall rejects', true],
  ['according to the mayor', true],
  ['Mayor Brandt said', true],
  ['when the river flooded Vellmark last week', false],
  ['the essay', false],
])('%j holds a reporting verb: %j', (words, expected) => {
  expect(hasCue(words)).toBe(expected);
});
