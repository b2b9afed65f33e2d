import { expect, test } from 'vitest';
import { anEntity } from '#domain/annotation/test-layers.ts';
import type { Entity } from './entity.ts';
import { brand } from '#domain/ids.ts';
import { findDuplicates } from './find-duplicates.ts';

type Case = readonly [string, Entity, Entity, string | undefined];

const P = 'Dmitry Peskov';

test.each<Case>([
  ['the same name', anEntity('1', 'José Diaz'), anEntity('2', 'Jose Díaz'), 'same-name'],
  ['words in another order', anEntity('1', P), anEntity('2', 'Peskov, Dmitry'), 'same-name'],
  [
    'a name that is an alias',
    anEntity('1', P, { aliases: ['Peskov'] }),
    anEntity('2', 'Peskov'),
    'same-name',
  ],
  ['another script', anEntity('1', P), anEntity('2', 'Дмитрий Песков'), 'spelling'],
  ['another spelling', anEntity('1', 'V. Zelensky'), anEntity('2', 'V. Zelenskyy'), 'spelling'],
  ['an initial', anEntity('1', P), anEntity('2', 'D. Peskov'), 'initial'],
  ['an initial in another script', anEntity('1', P), anEntity('2', 'Д. Песков'), 'initial'],
  ['a surname', anEntity('1', P), anEntity('2', 'Peskov'), 'surname'],
  [
    'one Wikidata id',
    anEntity('1', P, { wikidata: 'Q1' }),
    anEntity('2', 'The spokesman', { wikidata: 'Q1' }),
    'wikidata',
  ],
  [
    'two Wikidata ids',
    anEntity('1', P, { wikidata: 'Q1' }),
    anEntity('2', P, { wikidata: 'Q2' }),
    undefined,
  ],
  ['two first names', anEntity('1', P), anEntity('2', 'Ivan Peskov'), undefined],
  [
    'two kinds',
    anEntity('1', 'Kremlin', { kind: 'government' }),
    anEntity('2', 'Kremlin', { kind: 'media' }),
    undefined,
  ],
  [
    'an organisation’s last word',
    anEntity('1', 'New York Times', { kind: 'media' }),
    anEntity('2', 'Times', { kind: 'media' }),
    undefined,
  ],
  [
    'a dismissed pair',
    anEntity('1', P),
    anEntity('2', 'Peskov', { distinctFrom: [brand('1')] }),
    undefined,
  ],
  [
    'unnamed ones',
    anEntity('1', 'an official', { unnamed: true }),
    anEntity('2', 'an official', { unnamed: true }),
    undefined,
  ],
  ['merged ones', anEntity('1', P), anEntity('2', P, { mergedInto: brand('1') }), undefined],
])('%s', (_case, a, b, reason) => {
  const found = findDuplicates([a, b]);
  expect(found.map((each) => each.reason)).toEqual(reason === undefined ? [] : [reason]);
  expect(findDuplicates([b, a])).toHaveLength(found.length);
});

test('told apart stays so when one of them is merged into another', () => {
  const others = [
    anEntity('2', 'Peskov', { mergedInto: brand('3') }),
    anEntity('3', 'D. S. Peskov', { aliases: ['Peskov'] }),
  ];
  expect(findDuplicates([anEntity('1', P), ...others])).toHaveLength(1);
  const apart = anEntity('1', P, { distinctFrom: [brand('2')] });
  expect(findDuplicates([apart, ...others])).toEqual([]);
});

test('the fuller name is what the other would be merged into', () => {
  const found = findDuplicates([anEntity('2', 'Peskov'), anEntity('1', P)]);
  expect(found).toEqual([{ reason: 'surname', into: '1', other: '2' }]);
});

test('a surname that thousands share gives a short list', () => {
  const many = Array.from({ length: 5000 }, (_, index) =>
    anEntity(`${index}`, index % 2 === 0 ? 'Smith' : `Ann${index} Smith`),
  );
  const surnames = findDuplicates(many).filter(({ reason }) => reason === 'surname');
  expect(surnames.length).toBeLessThanOrEqual(20);
});
