import { array, assert, constantFrom, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { anEntity } from '#domain/annotation/test-layers.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { entitiesInCircles, resolveAll } from '#domain/entities/resolve-entity.ts';
import { type ArticleId, type EntityId, brand } from '#domain/ids.ts';
import { joinEntities } from './join-entities.ts';
import { type EntityChoice, matchEntities } from './match-entities.ts';
import type { NamedPlaces } from './named-places.ts';

const PROJECT = brand<never>('p1');
const id = (text: string): EntityId => brand<EntityId>(text);

function proposalFor(mine: readonly Entity[], theirs: Entity) {
  return matchEntities(mine, [theirs])[0];
}

test.each([
  ['the same name', anEntity('t', 'Ana Núñez'), { kind: 'same', as: 'm' }],
  ['the same name, written otherwise', anEntity('t', 'NÚÑEZ, Ana'), { kind: 'same', as: 'm' }],
  ['a name that is an alias here', anEntity('t', 'Mayor Núñez'), { kind: 'same', as: 'm' }],
  [
    'an alias that is the name here',
    anEntity('t', 'The mayor of Vellmark', { aliases: ['Ana Núñez'] }),
    { kind: 'alias', as: 'm' },
  ],
  [
    'the same Wikidata item under another name',
    anEntity('t', 'A. N.', { wikidata: 'Q1' }),
    { kind: 'alias', as: 'm' },
  ],
  ['nobody who is here', anEntity('t', 'Bo Lund'), { kind: 'new' }],
  ['somebody unnamed', anEntity('t', 'Ana Núñez', { unnamed: true }), { kind: 'new' }],
])('%s is proposed as such', (_case, theirs, proposal) => {
  const mine = [anEntity('m', 'Ana Núñez', { aliases: ['Mayor Núñez'], wikidata: 'Q1' })];
  expect(proposalFor(mine, theirs)?.proposal).toEqual(proposal);
});

test('who only looks alike is offered, not proposed', () => {
  const match = proposalFor([anEntity('m', 'Dmitry Peskov')], anEntity('t', 'D. Peskov'));
  expect(match?.proposal).toEqual({ kind: 'new' });
  expect(match?.candidates).toEqual(['m']);
});

const AT = { articleId: brand<ArticleId>('a1'), fragments: [{ start: 0, end: 12 }] };
const namedAt = (...ids: readonly string[]): NamedPlaces =>
  new Map(ids.map((each) => [id(each), [{ ...AT, isMention: true }]]));

test.each([
  ['described alike in the same place', 'The official', ['m1'], { kind: 'same', as: 'm1' }],
  ['described otherwise there', 'an aide', ['m1'], { kind: 'new' }],
  ['described alike as two who are named there', 'The official', ['m1', 'm2'], { kind: 'new' }],
  ['described alike elsewhere', 'The official', [], { kind: 'new' }],
])('somebody unnamed who is %s', (_case, name, here, proposal) => {
  const mine = ['m1', 'm2'].map((each) => anEntity(each, 'the official', { unnamed: true }));
  const theirs = anEntity('t', name, { unnamed: true });
  const [match] = matchEntities(mine, [theirs], { mine: namedAt(...here), theirs: namedAt('t') });
  expect(match?.proposal).toEqual(proposal);
  expect(match?.candidates.slice(0, here.length)).toEqual(here);
});

test('two unnamed people of theirs are not taken for one of mine', () => {
  const official = (each: string) => anEntity(each, 'the official', { unnamed: true });
  const matches = matchEntities([official('m')], [official('t1'), official('t2')], {
    mine: namedAt('m'),
    theirs: namedAt('t1', 't2'),
  });
  expect(matches.map(({ proposal }) => proposal.kind)).toEqual(['new', 'new']);
  expect(matches.map(({ candidates }) => candidates)).toEqual([['m'], ['m']]);
});

test('of several of one name the one who is named in the same place is meant', () => {
  const mine = [anEntity('m1', 'John Smith'), anEntity('m2', 'John Smith')];
  const places = { mine: namedAt('m2'), theirs: namedAt('t') };
  const [match] = matchEntities(mine, [anEntity('t', 'John Smith')], places);
  expect(match?.proposal).toEqual({ kind: 'same', as: 'm2' });
  expect(match?.candidates).toEqual(['m2', 'm1']);
});

test('whom the colleague has taken for one of mine is that one', () => {
  const mine = [anEntity('m', 'the official', { unnamed: true })];
  const theirs = [anEntity('m', 'the official', { mergedInto: id('t') }), anEntity('t', 'an aide')];
  expect(matchEntities(mine, theirs).map(({ proposal }) => proposal)).toEqual([
    { kind: 'same', as: 'm' },
  ]);
});

test('who is known by id, or follows somebody else, is not asked about', () => {
  const mine = [anEntity('m', 'Ana Núñez')];
  const theirs = [
    anEntity('m', 'As they call her'),
    anEntity('t', 'Ana N.', { mergedInto: id('m') }),
  ];
  expect(matchEntities(mine, theirs)).toEqual([]);
});

test('a redirect comes as one, an alias is added, and what is here keeps its name', () => {
  const mine = [anEntity('m', 'Ana Núñez')];
  const theirs = [anEntity('t', 'Mayor Núñez', { aliases: ['Ana'], confidential: true })];
  const alias = new Map<EntityId, EntityChoice>([[id('t'), { kind: 'alias', as: id('m') }]]);
  expect(joinEntities(mine, theirs, alias, PROJECT)).toEqual([
    { after: { ...theirs[0], projectId: PROJECT, mergedInto: 'm' } },
    {
      before: mine[0],
      after: { ...mine[0], aliases: ['Mayor Núñez', 'Ana'], confidential: true },
    },
  ]);
  const open = [anEntity('t', 'Mayor Núñez')];
  const same = new Map<EntityId, EntityChoice>([[id('t'), { kind: 'same', as: id('m') }]]);
  expect(joinEntities(mine, open, same, PROJECT)).toHaveLength(1);
});

test.each([
  ['under their own row', [anEntity('m', 'Ana', { confidential: true })]],
  [
    'under the row they were merged into there',
    [anEntity('m', 'Ana', { mergedInto: id('t') }), anEntity('t', 'Ana', { confidential: true })],
  ],
])('whoever is here already and is protected there %s is protected here', (_case, theirs) => {
  const mine = [anEntity('m', 'Ana', { mergedInto: id('n') }), anEntity('n', 'Ana Núñez')];
  const changes = joinEntities(mine, theirs, new Map(), PROJECT);
  expect(changes.filter(({ before }) => before)).toEqual([
    { before: mine[1], after: { ...mine[1], confidential: true } },
  ]);
  const [protectedOne] = changes.flatMap(({ before, after }) => (before && after ? [after] : []));
  const again = [...mine.slice(0, 1), ...(protectedOne ? [protectedOne] : [])];
  const open = [anEntity('m', 'Ana'), anEntity('n', 'Ana Núñez')];
  expect(joinEntities(again, open, new Map(), PROJECT)).toEqual([]);
});

test('who is protected there comes with what else tells who it is: a name that is not here would not be found', () => {
  const mine = [anEntity('m', 'Ana Núñez', { aliases: ['Ana'] })];
  const note = 'ana@harbour.example, 0151 2345678';
  const more = { aliases: ['ana', 'A. N.'], note };
  const theirs = [anEntity('m', 'Ana Núñez', { ...more, confidential: true })];
  const joined = { ...mine[0], confidential: true, aliases: ['Ana', 'A. N.'], note };
  expect(joinEntities(mine, theirs, new Map(), PROJECT)).toEqual([
    { before: mine[0], after: joined },
  ]);
  // A second time there is nothing to be done; nor is what nobody protects taken over.
  expect(joinEntities([joined as Entity], theirs, new Map(), PROJECT)).toEqual([]);
  expect(joinEntities(mine, [anEntity('m', 'Ana Núñez', more)], new Map(), PROJECT)).toEqual([]);
  const own = [anEntity('m', 'Ana Núñez', { note: 'The mayor.' })];
  const [change] = joinEntities(own, theirs, new Map(), PROJECT);
  expect(change?.after?.note).toBe(`The mayor.\n${note}`);
  // What I have taken out of somebody who is protected here already stays out.
  const mineNow = [anEntity('m', 'Ana Núñez', { confidential: true })];
  expect(joinEntities(mineNow, theirs, new Map(), PROJECT)).toEqual([]);
  // "A senior official" is no name, but what they are called besides is one.
  const unnamed = [anEntity('m', 'a senior official', { unnamed: true })];
  const called = [{ ...unnamed[0], aliases: ['J. Doe'], confidential: true } as Entity];
  const [named] = joinEntities(unnamed, called, new Map(), PROJECT);
  expect(named?.after?.aliases).toEqual(['J. Doe']);
});

const NAMES = ['Ana Núñez', 'Núñez', 'A. Núñez', 'Bo Lund', 'Lund', 'City Hall'] as const;
const registry = (prefix: string) =>
  array(record({ name: constantFrom(...NAMES), alias: constantFrom(...NAMES) }), {
    maxLength: 6,
  }).map((rows) =>
    rows.map(({ name, alias }, index): Entity => {
      const aliases = alias === name ? [] : [alias];
      return anEntity(`${prefix}${index}`, name, { aliases });
    }),
  );

test('whatever is chosen, everybody of the packet leads to somebody, nobody in a circle, and nobody here is lost', () => {
  assert(
    property(
      registry('m'),
      registry('t'),
      array(constantFrom('new', 'same', 'alias')),
      (mine, theirs, wishes) => {
        const choices = new Map<EntityId, EntityChoice>();
        for (const [index, { entity, proposal, candidates }] of matchEntities(
          mine,
          theirs,
        ).entries()) {
          const wish = wishes[index % Math.max(1, wishes.length)] ?? 'new';
          const [first] = candidates;
          const chosen: EntityChoice =
            wish === 'new' || !first ? { kind: 'new' } : { kind: wish, as: first };
          choices.set(entity.id, index % 2 === 0 ? proposal : chosen);
        }
        const changes = joinEntities(mine, theirs, choices, PROJECT);
        const after = new Map(mine.map((entity) => [entity.id, entity]));
        for (const change of changes) if (change.after) after.set(change.after.id, change.after);
        const all = [...after.values()];
        expect(entitiesInCircles(all)).toEqual([]);
        expect(all).toHaveLength(mine.length + theirs.length);
        const ends = resolveAll(all);
        for (const { id: each, name } of mine) {
          expect(after.get(each)?.name).toBe(name);
          expect(ends.get(each)?.id).toBe(each);
        }
        for (const { id: each } of theirs) expect(ends.get(each)?.mergedInto).toBeUndefined();
      },
    ),
  );
});
