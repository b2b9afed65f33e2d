import { expect, test } from 'vitest';
import { EXPORT_FORMATS } from '#formats/datasets/export-formats.ts';
import { FORMAT_FACTS } from '#formats/datasets/format-facts.ts';
import { didYouMean, nearNames } from './near-names.ts';

test.each([
  ['jsonl', ['ascribe-jsonl', 'spacy']],
  ['JSON', ['uima-json', 'ascribe-jsonl', 'spacy']],
  ['hugging-face', ['huggingface']],
  ['croisant', ['croissant']],
  ['conll-2003', ['conll']],
  ['word', ['docx', 'factcheck-docx']],
  ['labelstudio', ['label-studio']],
  ['xml', ['xmi']],
  ['', []],
  ['?!', []],
  ['nothing-like-it', []],
])('by the format %j may be meant %j', (typed, names) => {
  const found = nearNames(
    typed,
    EXPORT_FORMATS,
    (name) => Object.entries(FORMAT_FACTS).find(([format]) => format === name)?.[1].title ?? '',
  );
  expect(found).toEqual(names);
});

test('what is near is told in a sentence, and nothing where nothing is', () => {
  expect(didYouMean(['a'])).toBe(' Did you mean a?');
  expect(didYouMean(['a', 'b', 'c'])).toBe(' Did you mean a, b, or c?');
  expect(didYouMean([])).toBe('');
});
