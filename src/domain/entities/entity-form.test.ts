import { expect, test } from 'vitest';
import { brand } from '#domain/ids.ts';
import type { Entity } from './entity.ts';
import { entityOfForm, formOfEntity, wikidataId } from './entity-form.ts';

const BRANDT: Entity = {
  id: brand('e1'),
  projectId: brand('p1'),
  kind: 'person',
  name: 'Adela Brandt',
  aliases: ['Mayor Brandt', 'Brandt'],
  role: 'participant',
  confidential: true,
  unnamed: true,
  speaksFor: brand('e2'),
  note: 'Mayor since 2019',
};

test('a form that nobody touched gives the same entity back', () => {
  expect(entityOfForm(BRANDT, formOfEntity(BRANDT))).toEqual(BRANDT);
});

test('what is emptied is gone, and what the form does not show stays', () => {
  const form = {
    ...formOfEntity(BRANDT),
    role: '',
    note: '  ',
    confidential: false,
    speaksFor: '',
  };
  const changed = entityOfForm(BRANDT, form);
  expect(changed).not.toHaveProperty('role');
  expect(changed).not.toHaveProperty('note');
  expect(changed).not.toHaveProperty('confidential');
  expect(changed).not.toHaveProperty('speaksFor');
  expect(changed.unnamed).toBe(true);
});

test('aliases are one a line, tidied, without doubles and without the name itself', () => {
  const aliases = ' the  mayor \n\nBRANDT\nBrandt\nadela brandt';
  const changed = entityOfForm(BRANDT, { ...formOfEntity(BRANDT), aliases });
  expect(changed.aliases).toEqual(['the mayor', 'BRANDT']);
});

test.each([
  ['an id', 'Q7747', 'Q7747'],
  ['a small letter', ' q42 ', 'Q42'],
  ['a page address', 'https://www.wikidata.org/wiki/Q7747', 'Q7747'],
  ['an entity address', 'http://www.wikidata.org/entity/Q1', 'Q1'],
  ['a property', 'P31', undefined],
  ['another site', 'https://example.org/wiki/Q7747', undefined],
  ['nothing', '', undefined],
])('reads the Wikidata id from %s', (_case, typed, id) => {
  expect(wikidataId(typed)).toBe(id);
});
