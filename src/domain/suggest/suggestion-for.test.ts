import { expect, test } from 'vitest';
import { suggestAttributions } from './suggest-attributions.ts';
import { suggestionFor } from './suggestion-for.ts';

const text = '“We reject Orlow’s formula ‘one step forward’ here,” Weber said. She left at noon.';
const suggestions = suggestAttributions(text, [{ start: 0, end: text.length }], { language: 'en' });

test.each([
  ['We reject Orlow’s formula', 'Weber'],
  ['“We reject Orlow’s formula ‘one step forward’ here,”', 'Weber'],
  ['one step forward', 'Orlow'],
  ['She left at noon', undefined],
])('“%s” is said by %s', (words, speaker) => {
  const start = text.indexOf(words);
  const found = suggestionFor(suggestions, [{ start, end: start + words.length }]);
  expect(found?.speaker?.text).toBe(speaker);
});
