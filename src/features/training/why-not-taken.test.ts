import { expect, test } from 'vitest';
import { aRelation } from '#domain/annotation/test-layers.ts';
import type { Difference } from '#domain/curation/difference.ts';
import { whyNotTaken } from './why-not-taken.ts';

function aLink(sides: readonly ('own' | 'gold')[]): Difference {
  const relation = aRelation('r', 'said_by', 'c', 's');
  return {
    kind: 'relation',
    key: 'r',
    change: 'missing',
    relations: (['own', 'gold'] as const).map((side) =>
      sides.includes(side) ? relation : undefined,
    ),
    waitsFor: [],
  };
}

const REFUSED = { ok: false, reason: 'refused' } as const;

test('only a link that the agreed version has waits for its ends', () => {
  expect(whyNotTaken(REFUSED, aLink(['own', 'gold']))).toBe('waits');
  expect(whyNotTaken(REFUSED, aLink(['own']))).toBe('refused');
});

test('whoever is asked about work that was handed in is not told that it failed', () => {
  const asked = { ok: false, reason: 'handed-in' } as const;
  expect(whyNotTaken(asked, aLink(['own']))).toBeUndefined();
  expect(whyNotTaken({ ok: true }, aLink(['own']))).toBeUndefined();
});
