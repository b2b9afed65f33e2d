import { ENTITY_KINDS, type Entity } from '#domain/entities/entity.ts';
import { searchEntities } from '#domain/entities/find-entity.ts';
import type { EntityId } from '#domain/ids.ts';
import type { PersonTally } from '#workspace/people.ts';

export const SORTS = ['name', 'claims', 'last'] as const;
type Sort = (typeof SORTS)[number];

export const FILTERS = ['all', ...ENTITY_KINDS, 'confidential', 'unnamed'] as const;
export type Filter = (typeof FILTERS)[number];

/** What the list is asked for; outlives a visit to somebody's page. */
export type PeopleView = { readonly query: string; readonly filter: Filter; readonly sort: Sort };

export const FIRST_VIEW: PeopleView = { query: '', filter: 'all', sort: 'name' };

export type PersonRow = { readonly entity: Entity; readonly tally: PersonTally };

export const NO_TALLY: PersonTally = { said: 0, reported: 0, articles: 0 };

type Tallies = ReadonlyMap<EntityId, PersonTally> | undefined;

/**
 * The rows to show, in order. A search puts the best fit first as long as the list is sorted by name. Merged ones
 * have no row: whom they stand for now has their names.
 */
export function listPeople(
  entities: readonly Entity[],
  tallies: Tallies,
  { query, filter, sort }: PeopleView,
): readonly PersonRow[] {
  const rows = searchEntities(entities, query)
    .filter((entity) => passes(entity, filter))
    .map((entity) => ({ entity, tally: tallies?.get(entity.id) ?? NO_TALLY }));
  switch (sort) {
    // The search gives them so, and where others are equal that order stays.
    case 'name':
      return rows;
    case 'claims':
      return rows.toSorted((a, b) => claimsOf(b.tally) - claimsOf(a.tally));
    case 'last':
      return rows.toSorted((a, b) => compare(b.tally.last ?? '', a.tally.last ?? ''));
  }
}

export function claimsOf({ said, reported }: PersonTally): number {
  return said + reported;
}

function passes(entity: Entity, filter: Filter): boolean {
  if (filter === 'all') return true;
  if (filter === 'confidential' || filter === 'unnamed') return entity[filter] === true;
  return entity.kind === filter;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
