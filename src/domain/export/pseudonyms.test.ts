import { expect, test } from 'vitest';
import { pseudonymsIn } from './pseudonyms.ts';

test.each([
  ['as a name', 'Source A said', ['Source A']],
  ['in an address', 'https://e.org/source-a/x', ['Source A']],
  ['in a file name', 'source_a interview.docx', ['Source A']],
  ['in a mail address', 'mail source-b@e.org', ['Source B']],
  ['of two letters', 'SOURCE AB and annotator-c', ['Source AB', 'Annotator C']],
  ['words that only look like one', 'the source a paper quotes', []],
  ['inside other words', 'resource-a, source-abcd', []],
])('a pseudonym that stands there %s', (_case, text, expected) => {
  expect([...pseudonymsIn([text])]).toEqual(expected);
});
