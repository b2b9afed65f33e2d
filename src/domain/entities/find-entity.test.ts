import { expect, test } from 'vitest';
import { anEntity } from '#domain/annotation/test-layers.ts';
import { brand } from '#domain/ids.ts';
import {
  entityMeant,
  findEntityByName,
  isNameBegun,
  searchEntities,
  surnameOf,
} from './find-entity.ts';

const ENTITIES = [
  anEntity('1', 'Ana Núñez', { aliases: ['the mayor'] }),
  anEntity('2', 'Kremlin', { aliases: ['Moscow'] }),
  anEntity('3', 'Дмитрий Песков'),
  anEntity('4', 'a senior official', { unnamed: true }),
  anEntity('5', 'Moscow'),
  anEntity('6', 'Oleksii Shcherbakov'),
  anEntity('7', 'Gone Over', { mergedInto: brand('1') }),
];

test.each([
  ['ana nunez', '1'],
  ['Mayor', '1'],
  ['the Kremlin', '2'],
  ['дмитрий песков', '3'],
  // A name goes before another one's alias.
  ['moscow', '5'],
  ['a senior official', undefined],
  ['Nunez', undefined],
  [' ', undefined],
  ['Núñez, Ana', '1'],
  ['Dmitry Peskov', '3'],
  ['Олексій Щербаков', '6'],
  // Another spelling in the same letters may be another person.
  ['Oleksiy Sherbakov', undefined],
  ['Gone Over', undefined],
])('“%s” names %s', (name, id) => {
  expect(findEntityByName(ENTITIES, name)?.id).toBe(id);
});

test.each([
  ['nun', ['1']],
  ['mo', ['5', '2']],
  ['песк', ['3']],
  ['xyz', []],
  ['peskov', ['3']],
  ['peskov, d', ['3']],
  ['щербаков', ['6']],
  ['sherbak', ['6']],
  ['nunez an', ['1']],
  // Two letters sound like too much.
  ['gon', []],
])('typing “%s” finds %j, best first', (typed, ids) => {
  expect(searchEntities(ENTITIES, typed).map(({ id }) => id)).toEqual(ids);
});

test.each([
  ['Adela Brandt', 'adel', true],
  ['Adela Brandt', 'Brandt', true],
  ['Adela Brandt', 'brandt a', true],
  ['Ana Núñez-Ruiz', 'ruiz', true],
  ['Adela Brandt', 'Adela Brandtner', false],
  ['Adela Brandt', 'ran', false],
  ['Adela Brandt', ' ', false],
])('whether “%s” is begun by “%s” is %s', (name, typed, is) => {
  expect(isNameBegun(name, typed)).toBe(is);
});

test.each([
  ['kre', '2'],
  // Who is called so goes before whose name only begins so.
  ['moscow', '5'],
  ['the may', '1'],
  ['os', undefined],
])('“%s” means %s', (typed, id) => {
  expect(entityMeant(searchEntities(ENTITIES, typed), typed)?.id).toBe(id);
});

test.each([
  ['Adela Brandt', 'Brandt'],
  ['Ursula von der Leyen', 'Leyen'],
  ['نورة العتيبي', 'العتيبي'],
  ['Reuters', undefined],
  ['A senior official', undefined],
])('the surname of “%s” is %s', (name, surname) => {
  expect(surnameOf(name)).toBe(surname);
});
