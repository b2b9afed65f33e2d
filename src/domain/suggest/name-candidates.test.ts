import { expect, test } from 'vitest';
import { nameCandidates, nameInMention } from './name-candidates.ts';

test.each<[string, readonly (readonly [string, string])[]]>([
  [
    'Kremlin spokesman Dmitry Peskov said so.',
    [['Kremlin spokesman Dmitry Peskov', 'Dmitry Peskov']],
  ],
  [
    'Yesterday Mayor Ana Núñez told Dr. Eva Weber.',
    [
      ['Mayor Ana Núñez', 'Ana Núñez'],
      ['Dr. Eva Weber', 'Eva Weber'],
    ],
  ],
  [
    'The White House and Ursula von der Leyen agree.',
    [
      ['White House', 'White House'],
      ['Ursula von der Leyen', 'Ursula von der Leyen'],
    ],
  ],
  ['City hall rejects it.', [['City hall', 'City hall']]],
  [
    'Vellmark police and the Orne council asked Kim.',
    [
      ['Vellmark police', 'Vellmark police'],
      ['Orne council', 'Orne council'],
      ['Kim', 'Kim'],
    ],
  ],
  ['But Russia’s plan failed on Monday.', [['Russia', 'Russia']]],
  ['It was said that nothing came.', []],
])('finds the names in “%s”', (text, names) => {
  const found = nameCandidates(text, { start: 0, end: text.length });
  expect(found.map(({ span, name }) => [text.slice(span.start, span.end), name])).toEqual(names);
});

test.each([
  ['the Kremlin', 'the Kremlin'],
  ['a senior official', 'a senior official'],
  ['President Joe Biden', 'Joe Biden'],
])('the name in “%s” is “%s”', (mention, name) => {
  expect(nameInMention(mention)).toBe(name);
});
