import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { directionRuns } from './direction-runs.ts';

function inWords(text: string, base: 'ltr' | 'rtl'): readonly string[] {
  return directionRuns(text, base).map(({ words, direction }) => `${direction} ${words}`);
}

test('a text of one direction is one run', () => {
  expect(inWords('“No (40%),” said 3.', 'ltr')).toEqual(['ltr “No (40%),” said 3.']);
  expect(inWords('قال: «لا» (٤٠٪)!', 'rtl')).toEqual(['rtl قال: «لا» (٤٠٪)!']);
  expect(directionRuns('', 'ltr')).toEqual([]);
});

test('names, their digits and the brackets they open are a run of their own', () => {
  expect(inWords('بقلم: Jo Reporter (AFP). COVID-19 خطيرة.', 'rtl')).toEqual([
    'rtl بقلم: ',
    'ltr Jo Reporter (AFP). COVID-19',
    'rtl  خطيرة.',
  ]);
  expect(inWords('(by Jo) قال (AFP) لا', 'rtl')).toEqual([
    'rtl (',
    'ltr by Jo',
    'rtl ) قال (',
    'ltr AFP',
    'rtl ) لا',
  ]);
  expect(inWords('He said “שלום 40%” – and left', 'ltr')).toEqual([
    'ltr He said “',
    'rtl שלום 40%',
    'ltr ” – and left',
  ]);
});

test('a letter keeps its marks, and nothing is lost', () => {
  expect(inWords('قال e\u0301 لا', 'rtl')).toEqual(['rtl قال ', 'ltr e\u0301', 'rtl  لا']);
  const pieces = fc.array(
    fc.constantFrom(
      'a',
      'שׁ',
      'ل',
      '\u064b',
      '\u0301',
      ' ',
      '(',
      ')',
      '4',
      '%',
      '😀',
      '\n',
      '市',
      '.',
    ),
  );
  fc.assert(
    fc.property(pieces, fc.constantFrom('ltr', 'rtl'), (all, base) => {
      const runs = directionRuns(all.join(''), base);
      expect(runs.map(({ words }) => words).join('')).toBe(all.join(''));
      expect(runs.every(({ words }) => words !== '')).toBe(true);
    }),
  );
});
