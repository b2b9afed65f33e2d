import { expect, test } from 'vitest';
import { anAnnotation } from '#domain/annotation/test-layers.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { factWords, readerFacts } from './reader-facts.ts';

const factsOf = readerFacts(DEFAULT_CODEBOOK);
const source = anAnnotation('a1', 0, 1);
const span = { id: 's1', label: 'Claim', fragments: source.fragments, source };
const drawn = { name: 'said by', words: 'Ana', inherited: false };
const follows = { name: 'reported by (inherited)', words: 'City Herald', inherited: true };

test('who says it, what a check found, its evidence and notes come first, what follows from elsewhere last', () => {
  const attributes = [
    { name: 'Stance', value: 'Asserts' },
    { name: 'Verdict', value: 'Refuted' },
  ];
  const checked = {
    ...source,
    evidence: [{ url: 'https://example.org/log', seenAt: '2026-01-02' }, { note: 'A call' }],
  };
  const { first, others } = factsOf({ ...span, source: checked, attributes, note: 'Ask her.' }, [
    follows,
    drawn,
  ]);
  expect(first.map(factWords)).toEqual([
    'said by: Ana',
    'Verdict: Refuted',
    'Evidence: https://example.org/log (seen 2026-01-02)',
    'Evidence: A call',
    'Ask her.',
  ]);
  expect(others.map(factWords)).toEqual([
    'Stance: Asserts',
    'reported by (inherited): City Herald',
  ]);
});

test('that nobody has checked it is no finding; a name that asks has its sign', () => {
  const attributes = [
    { name: 'Verdict', value: 'Not checked' },
    { name: 'Worth checking?', value: 'Check-worthy' },
  ];
  const { first, others } = factsOf({ ...span, attributes }, undefined);
  expect(first).toEqual([]);
  expect(others.map(factWords)).toEqual(['Verdict: Not checked', 'Worth checking? Check-worthy']);
});
