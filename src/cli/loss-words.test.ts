import { expect, test } from 'vitest';
import type { Loss } from '#formats/datasets/export-format.ts';
import { lossWords } from './loss-words.ts';

test.each<readonly [Loss, string]>([
  [{ kind: 'notes', count: 1 }, '1 note has no place in the format'],
  [{ kind: 'notes', count: 2 }, '2 notes have no place in the format'],
  [
    { kind: 'relations', count: 2, name: 'said by' },
    '2 “said by” relations have no place in the format',
  ],
  [
    { kind: 'attributes', count: 7, name: 'Quotation' },
    '7 answers to “Quotation” have no place in the format',
  ],
  [{ kind: 'pieces', count: 3, into: 6 }, '3 annotations in pieces become 6 spans'],
  [{ kind: 'orphaned', count: 1 }, '1 annotation has lost its place in the text and stays out'],
])('%j in words', (loss, words) => {
  expect(lossWords(loss)).toBe(words);
});
