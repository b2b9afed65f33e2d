import { expect, test } from 'vitest';
import { nextPseudonym, pseudonymsIn, slugOfPseudonym } from './pseudonyms.ts';

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

test('each is found as a name and as addresses have it', () => {
  const taken = new Set<string>();
  for (let count = 0; count < 800; count += 1) {
    const pseudonym = nextPseudonym('Source', taken);
    expect([...pseudonymsIn([pseudonym])]).toEqual([pseudonym]);
    expect([...pseudonymsIn([`https://e.org/${slugOfPseudonym(pseudonym)}/x`])]).toEqual([
      pseudonym,
    ]);
  }
});
