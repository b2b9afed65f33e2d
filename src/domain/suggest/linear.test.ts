import { expect, test } from 'vitest';
import { suggestAttributions, suggestSources } from './suggest-attributions.ts';
import type { WorkCounter } from './work-counter.ts';

function readsFor(text: string, language: string): number {
  const work: WorkCounter = { reads: 0 };
  const options = { language, indirect: true, work };
  suggestAttributions(text, [{ start: 0, end: text.length }], options);
  suggestSources(text, [{ start: 0, end: text.length }], options);
  return work.reads;
}

test.each([
  ['straight marks', '"'],
  ['curly marks', '“” '],
  ['opening marks never closed', '“'],
  ['single marks', "''"],
  ['quotations side by side', '“a b c” '],
  ['quotations inside quotations', '“a ‘b c’ d” '],
  ['cues', 'said '],
  ['cues behind commas', ', said Weber'],
  ['participles', ', saying'],
  ['phrases', 'according to '],
  ['capitals', 'Weber '],
  ['capitals and commas', 'Weber, '],
  ['names joined', 'Weber and '],
  ['inserts', ', the mayor'],
  ['relatives', 'which '],
  ['prepositions', 'of '],
  ['things made by things', 'report by '],
  ['brackets', '( '],
  ['dashes', '– '],
  ['quotations and dashes', '“a b c” – Weber '],
  ['full stops', '. '],
  ['spaces', ' '],
])('looks at each token a bounded number of times: %s', (_, unit) => {
  for (const language of ['en', 'de', 'fr', 'ar']) {
    const once = readsFor(unit.repeat(250), language);
    const fourTimes = readsFor(unit.repeat(1000), language);
    expect(fourTimes).toBeLessThanOrEqual(4.3 * once + 1000);
  }
});

test.each([
  ['adverbs before participles', 'really ', ', saying'],
  ['conjunctions before quotations', 'and ', '“a b c” '],
  ['cues before quotations', 'said ', '“a b c” '],
  ['prepositions before cues', 'of ', 'said '],
  ['capitals before cues', 'Weber ', ', said'],
])('nor does one run make the next one dear: %s', (_, first, second) => {
  const textOf = (times: number): string => first.repeat(times) + second.repeat(times);
  const once = readsFor(textOf(250), 'en');
  expect(readsFor(textOf(1000), 'en')).toBeLessThanOrEqual(4.3 * once + 1000);
});
