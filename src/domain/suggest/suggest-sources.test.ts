import { expect, test } from 'vitest';
import { suggestSources } from './suggest-attributions.ts';

function sourcesOf(text: string, language = 'en'): readonly string[] {
  return suggestSources(text, [{ start: 0, end: text.length }], { language }).map(
    ({ text: words, scope, rule, chain }) =>
      [`${words} [${scope} ${rule}]`, ...chain.map((maker) => maker.text)].join(' < '),
  );
}

test.each([
  ['Source: VT and Orne Wire', ['VT [article credit-line]', 'Orne Wire [article credit-line]']],
  ['Sources: VT, Orne Wire', ['VT [article credit-line]', 'Orne Wire [article credit-line]']],
  ['VELLMARK (Reuters) – The bridge is closed.', ['Reuters [article agency-mark]']],
  [
    'It was found in a leaked Bloomberg report.',
    ['a leaked Bloomberg report [local outlet-thing]'],
  ],
  ['A report said that it fell.', ['A report [local reporting-thing]']],
  [
    'Documents seen by the Vellmark Times tell more.',
    ['Documents seen by the Vellmark Times [local made-by] < the Vellmark Times < Vellmark Times'],
  ],
  [
    'According to a study by the Orne Institute, it may fall.',
    ['a study by the Orne Institute [local reporting-thing] < the Orne Institute'],
  ],
  ['The letter was short.', []],
  ['The bridge is closed.', []],
])('%s', (text, expected) => {
  expect(sourcesOf(text)).toEqual(expected);
});

test.each([
  ['de', 'Quelle: Vellmarker Bote', ['Vellmarker Bote [article credit-line]']],
  ['fr', 'Source : Le Courrier', ['Le Courrier [article credit-line]']],
  ['ru', 'Источник: Вестник', ['Вестник [article credit-line]']],
  ['ar', 'المصدر: رويترز', ['رويترز [article credit-line]']],
])('a credit line in %s', (language, text, expected) => {
  expect(sourcesOf(text, language)).toEqual(expected);
});
