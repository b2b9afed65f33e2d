import { expect, test } from 'vitest';
import { type LayerId, brand } from '#domain/ids.ts';
import type { ReviewLog } from './fold-review.ts';
import { stateUnderVerdict } from './layer-verdict.ts';

const ID = brand<LayerId>('l');

function given(verdict: 'approved' | 'returned', rev: number): ReviewLog['verdicts'] {
  return new Map([[ID, { by: brand('ben'), at: 1, rev, verdict }]]);
}

test.each([
  ['a verdict on what was handed in', 'submitted', 5, given('approved', 5), 'approved'],
  ['one on a draft that was sent as it is', 'draft', 5, given('returned', 5), 'returned'],
  ['sent back, and being worked on', 'draft', 7, given('returned', 5), 'returned'],
  ['handed in again since', 'submitted', 8, given('returned', 5), 'submitted'],
  ['approved, and changed since', 'draft', 7, given('approved', 5), 'draft'],
  ['a verdict on a later copy than this one', 'submitted', 4, given('approved', 5), 'submitted'],
  ['no verdict', 'submitted', 5, new Map(), 'submitted'],
] as const)('%s', (_case, state, rev, verdicts, expected) => {
  expect(stateUnderVerdict({ id: ID, rev, state }, verdicts)).toBe(expected);
});
