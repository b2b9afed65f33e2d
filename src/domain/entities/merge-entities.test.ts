import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anEntity } from '#domain/annotation/test-layers.ts';
import { type EntityId, brand } from '#domain/ids.ts';
import { type EntityChange, applyEntityChange, reversed } from './entity-change.ts';
import type { Entity } from './entity.ts';
import { planMerge } from './merge-entities.ts';
import { entitiesInCircles, followMerges, resolveAll } from './resolve-entity.ts';

const id = (text: string): EntityId => brand(text);

function registry(...entities: readonly Entity[]) {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  return (key: EntityId): Entity | undefined => byId.get(key);
}

function merged(entities: readonly Entity[], into: string): readonly EntityChange[] {
  const plan = planMerge(
    registry(...entities),
    entities.map((entity) => entity.id),
    id(into),
  );
  if (!plan.ok) throw new Error(plan.error);
  return plan.value;
}

test('the survivor gains names, missing answers, notes and protection; the others become redirects', () => {
  const changes = merged(
    [
      anEntity('b', 'Dmitry Peskov', { note: 'spokesman', kind: 'unknown' }),
      anEntity('a', 'Peskov', {
        aliases: ['dmitry peskov', 'D. Peskov'],
        wikidata: 'Q1',
        note: 'on record',
        confidential: true,
        speaksFor: id('k'),
        partOf: id('b'),
      }),
      anEntity('c', 'a Kremlin official', { unnamed: true }),
    ],
    'b',
  );
  expect(changes.map(({ after }) => after)).toEqual([
    anEntity('b', 'Dmitry Peskov', {
      aliases: ['Peskov', 'D. Peskov'],
      note: 'spokesman\non record',
      wikidata: 'Q1',
      confidential: true,
      // It cannot be a part of itself.
      speaksFor: id('k'),
    }),
    expect.objectContaining({ id: 'a', mergedInto: 'b', wikidata: 'Q1' }),
    expect.objectContaining({ id: 'c', mergedInto: 'b' }),
  ]);
});

test.each([
  ['one that is not there', ['a', 'x'], 'a', 'unknown-entity'],
  ['one alone', ['a', 'a'], 'a', 'nothing-to-merge'],
  ['one that is merged already', ['a', 'm'], 'a', 'already-merged'],
  ['into one that is merged', ['a', 'm'], 'm', 'already-merged'],
])('%s is refused', (_case, ids, into, refusal) => {
  const find = registry(anEntity('a', 'A'), anEntity('m', 'M', { mergedInto: id('a') }));
  expect(planMerge(find, ids.map(id), id(into))).toEqual({ ok: false, error: refusal });
});

test('any row of merges leads to one who is not merged, and never in a circle', () => {
  const steps = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 20 });
  fc.assert(
    fc.property(steps, (pairs) => {
      const rows = new Map(
        Array.from({ length: 8 }, (_, index) => [
          id(`${index}`),
          anEntity(`${index}`, `N${index}`),
        ]),
      );
      for (const [a, b] of pairs) {
        const plan = planMerge((key) => rows.get(key), [id(`${a}`)], id(`${b}`));
        if (!plan.ok) continue;
        for (const { after } of plan.value) if (after) rows.set(after.id, after);
      }
      const all = [...rows.values()];
      const ends = resolveAll(all);
      expect(entitiesInCircles(all)).toEqual([]);
      for (const key of rows.keys()) {
        expect(ends.get(key)?.mergedInto).toBeUndefined();
        expect(ends.get(key)).toBe(followMerges((each) => rows.get(each), key));
      }
    }),
  );
});

test('redirects that go round are found, those that lead there are not, and following them ends', () => {
  const rows = [
    anEntity('a', 'A', { mergedInto: id('b') }),
    anEntity('b', 'B', { mergedInto: id('c') }),
    anEntity('c', 'C', { mergedInto: id('b') }),
    anEntity('d', 'D', { mergedInto: id('gone') }),
  ];
  expect(entitiesInCircles(rows).map((row) => row.id)).toEqual(['b', 'c']);
  expect(followMerges(registry(...rows), id('a'))).toBeDefined();
  expect(resolveAll(rows).get(id('d'))?.id).toBe('d');
});

const BEFORE = anEntity('a', 'Peskov', { aliases: ['P'], note: 'old' });
const AFTER = anEntity('a', 'Dmitry Peskov', { aliases: ['P', 'Peskov'], note: 'old' });
const RENAME: EntityChange = { before: BEFORE, after: AFTER };

test.each<[string, Entity | undefined, Entity | undefined | 'refused']>([
  ['nothing has happened since: the exact row', AFTER, BEFORE],
  ['another field has changed: it stays', { ...AFTER, note: 'new' }, { ...BEFORE, note: 'new' }],
  [
    'another alias has come: it stays',
    { ...AFTER, aliases: ['P', 'Peskov', 'DP'] },
    { ...BEFORE, aliases: ['P', 'DP'] },
  ],
  ['the name is another one by now', { ...AFTER, name: 'D. S. Peskov' }, 'refused'],
  ['the row is gone', undefined, 'refused'],
])('taking a rename back: %s', (_case, stored, wanted) => {
  const outcome = applyEntityChange(stored, reversed(RENAME));
  expect(outcome.ok ? outcome.value : 'refused').toEqual(wanted);
});

test('one that was added is taken away only as it was', () => {
  const added: EntityChange = { after: BEFORE };
  expect(applyEntityChange(BEFORE, reversed(added))).toEqual({ ok: true, value: undefined });
  expect(applyEntityChange({ ...BEFORE, note: 'new' }, reversed(added)).ok).toBe(false);
  expect(applyEntityChange(undefined, added)).toEqual({ ok: true, value: BEFORE });
});
