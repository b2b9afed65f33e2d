import { expect, test } from 'vitest';
import { type EntityId, brand } from '#domain/ids.ts';
import { FIRST_VIEW, listPeople, type PeopleView } from './list-people.ts';

function entity(id: string, name: string, more = {}) {
  return {
    id: brand<EntityId>(id),
    projectId: brand<never>('p'),
    kind: 'person' as const,
    name,
    aliases: [],
    ...more,
  };
}

const ENTITIES = [
  entity('1', 'Zoë Brandt', { confidential: true }),
  entity('2', 'adam smith'),
  entity('3', 'Kremlin', { kind: 'government', aliases: ['Moscow'] }),
  entity('4', 'a senior official', { unnamed: true }),
  entity('5', 'Brandt', { mergedInto: brand('1') }),
];
const TALLIES = new Map([
  [brand<EntityId>('1'), { said: 2, reported: 0, articles: 1, last: '2026-01-02' }],
  [brand<EntityId>('3'), { said: 1, reported: 4, articles: 2, last: '2025-12-31' }],
]);

test.each<[string, Partial<PeopleView>, string[]]>([
  ['by name, merged ones left out', {}, ['4', '2', '3', '1']],
  ['by number of claims', { sort: 'claims' }, ['3', '1', '4', '2']],
  ['by the last time heard', { sort: 'last' }, ['1', '3', '4', '2']],
  ['of one kind', { filter: 'government' }, ['3']],
  ['confidential', { filter: 'confidential' }, ['1']],
  ['unnamed', { filter: 'unnamed' }, ['4']],
  ['found by another name, without accents', { query: 'moscow' }, ['3']],
  ['found in another script', { query: 'брандт' }, ['1']],
])('the list %s', (_case, view, ids) => {
  const rows = listPeople(ENTITIES, TALLIES, { ...FIRST_VIEW, ...view });
  expect(rows.map((row) => row.entity.id)).toEqual(ids);
});
