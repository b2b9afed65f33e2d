import { expect, test } from 'vitest';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { answerScales } from './answer-scales.ts';

const scaleOf = answerScales(DEFAULT_CODEBOOK);

test('answers are steps of a scale only where the codebook says that they are in an order', () => {
  expect(scaleOf('CLAIM', 'check')).toEqual(['check_worthy', 'factual_minor', 'not_factual']);
  expect(scaleOf('CLAIM', 'stance')).toBeUndefined();
  expect(scaleOf('CLAIM', 'claim_type')).toBeUndefined();
  expect(scaleOf('CLAIM', 'no such question')).toBeUndefined();
});
