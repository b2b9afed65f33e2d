import { expect, test } from 'vitest';
import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { aRelation, anAnnotation, anEntity } from '#domain/annotation/test-layers.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { brand } from '#domain/ids.ts';
import { type Comparison, compareLayers } from './compare-layers.ts';
import type { ComparedLayer } from './compared-layer.ts';
import { decompose } from './decompose.ts';
import { labelFamilies } from './label-family.ts';

const TEXT = 'The mayor said: “The bridge will open in May,” and the council agreed, she added.';

function at(words: string): readonly [number, number] {
  const start = TEXT.indexOf(words);
  if (start === -1) throw new Error(`not in the text: ${words}`);
  return [start, start + words.length];
}

function layer(
  annotations: readonly Annotation[],
  relations: readonly Relation[] = [],
  entities: readonly Entity[] = [],
): ComparedLayer {
  return { annotations, relations, entities: new Map(entities.map((each) => [each.id, each])) };
}

function compare(a: ComparedLayer, b: ComparedLayer): Comparison {
  return compareLayers(TEXT, [a, b], labelFamilies(DEFAULT_CODEBOOK));
}

function kinds({ differences }: Comparison): readonly string[] {
  return differences.map(({ kind }) => kind);
}

const BRIDGE = '“The bridge will open in May,”';

test('equal layers have no difference', () => {
  const one = layer([anAnnotation('a1', ...at(BRIDGE), { attributes: { stance: 'asserts' } })]);
  const other = layer([anAnnotation('b1', ...at(BRIDGE), { attributes: { stance: 'asserts' } })]);
  expect(compare(one, other).differences).toEqual([]);
});

test('a pair that differs in several ways is one difference a kind, in the fixed order', () => {
  const one = layer([anAnnotation('a1', ...at('The mayor'), { label: 'SPEAKER' })]);
  const other = layer([
    anAnnotation('b1', ...at('mayor'), { label: 'SOURCE', entityId: brand('e1') }),
  ]);
  expect(kinds(compare(one, other))).toEqual(['label', 'edge', 'entity']);
});

test.each([
  [
    BRIDGE,
    'The bridge will open in May,',
    true,
    ['0 start quotation-mark', '0 end quotation-mark'],
  ],
  ['“The bridge will open in May', BRIDGE, true, ['1 end punctuation']],
  ['The mayor', 'mayor', true, ['0 start article']],
  ['the council agreed', 'the council agreed, she', false, ['1 end words']],
])('edges of “%s” and “%s”: only trimmed is %s', (first, second, isTrim, pieces) => {
  const comparison = compare(
    layer([anAnnotation('a1', ...at(first))]),
    layer([anAnnotation('b1', ...at(second))]),
  );
  const [difference] = comparison.differences;
  if (difference?.kind !== 'edge') throw new Error('no difference of edges');
  expect(difference.isTrim).toBe(isTrim);
  expect(difference.pieces.map(({ layer: of, place, what }) => `${of} ${place} ${what}`)).toEqual(
    pieces,
  );
});

test('differences of one cause are one pattern, the most frequent first', () => {
  const claims = ['The bridge will open in May', 'the council agreed'];
  const one = layer([
    anAnnotation('a0', ...at('The mayor'), { label: 'SPEAKER' }),
    ...claims.map((words, i) => anAnnotation(`a${i + 1}`, ...at(words))),
  ]);
  const other = layer(claims.map((words, i) => anAnnotation(`b${i}`, ...at(`${words},`))));
  const [comma, speaker, ...more] = compare(one, other).patterns;
  expect(comma?.pattern).toEqual({
    kind: 'edge',
    pieces: [{ layer: 1, place: 'end', what: 'punctuation' }],
  });
  expect(comma?.differences).toHaveLength(2);
  expect(speaker?.pattern).toEqual({ kind: 'only', markedBy: [0], label: 'SPEAKER' });
  expect(more).toEqual([]);
});

test('a split stands for the edges and the missing part it explains', () => {
  const one = layer([anAnnotation('a1', ...at('The bridge will open in May'))]);
  const other = layer([
    anAnnotation('b1', ...at('The bridge will open')),
    anAnnotation('b2', ...at('in May')),
  ]);
  const comparison = compare(one, other);
  expect(kinds(comparison)).toEqual(['split']);
  expect(comparison.patterns[0]?.pattern).toEqual({ kind: 'split', splitBy: 1, label: 'CLAIM' });
});

test('an answer is compared with its absence, a flag that is not set with none', () => {
  const one = layer([
    anAnnotation('a1', ...at(BRIDGE), { attributes: { stance: 'asserts', check: false } }),
  ]);
  const other = layer([anAnnotation('b1', ...at(BRIDGE))]);
  expect(compare(one, other).differences).toMatchObject([
    { kind: 'attribute', attribute: 'stance', values: ['asserts', undefined] },
  ]);
  const lists = [
    ['event', 'numerical'],
    ['numerical', 'event'],
  ].map((claim_type, i) =>
    layer([anAnnotation(`c${i}`, ...at(BRIDGE), { attributes: { claim_type } })]),
  );
  const [first, second] = lists;
  expect(compare(first ?? one, second ?? other).differences).toEqual([]);
});

test('entities of two projects are the same by name or alias, not by id', () => {
  const mayor = (id: string, entity: string): Annotation =>
    anAnnotation(id, ...at('The mayor'), { label: 'SPEAKER', entityId: brand(entity) });
  const one = layer([mayor('a1', 'e1')], [], [anEntity('e1', 'Ana Núñez', { aliases: ['mayor'] })]);
  const same = layer([mayor('b1', 'x7')], [], [anEntity('x7', 'Mayor')]);
  const another = layer([mayor('b1', 'x8')], [], [anEntity('x8', 'Ben Ode')]);
  expect(compare(one, same).differences).toEqual([]);
  expect(kinds(compare(one, another))).toEqual(['entity']);
});

function withSpeaker(side: string, more: readonly Relation[] = [], has = true): ComparedLayer {
  const speaker = anAnnotation(`${side}2`, ...at('The mayor'), { label: 'SPEAKER' });
  const council = anAnnotation(`${side}3`, ...at('the council'), { label: 'SPEAKER' });
  const annotations = [anAnnotation(`${side}1`, ...at(BRIDGE)), council, ...(has ? [speaker] : [])];
  return layer(annotations, more);
}

type Ends = readonly [from: string, to: string];

test.each<[string, string, Ends, string, Ends | undefined]>([
  ['missing', 'said_by', ['a1', 'a2'], '', undefined],
  ['type', 'said_by', ['a1', 'a2'], 'reported_by', ['b1', 'b2']],
  ['direction', 'said_by', ['a1', 'a2'], 'said_by', ['b2', 'b1']],
  ['end', 'said_by', ['a1', 'a2'], 'said_by', ['b1', 'b3']],
])('a relation with another %s is one difference', (change, type, ends, other, others) => {
  const comparison = compare(
    withSpeaker('a', [aRelation('r1', type, ...ends)]),
    withSpeaker('b', others ? [aRelation('q1', other, ...others)] : []),
  );
  expect(comparison.differences).toMatchObject([{ kind: 'relation', change, waitsFor: [] }]);
});

test('a relation waits for the end that only one has marked', () => {
  const comparison = compare(
    withSpeaker('a', [aRelation('r1', 'said_by', 'a1', 'a2')]),
    withSpeaker('b', [], false),
  );
  const [missing, relation] = comparison.differences;
  expect(missing?.kind).toBe('only');
  expect(relation).toMatchObject({ kind: 'relation', change: 'missing', waitsFor: [missing?.key] });
});

test('a link to the entity is the same as one to its mention', () => {
  const entities = [anEntity('e1', 'Ana Núñez')];
  const annotations = (side: string): readonly Annotation[] => [
    anAnnotation(`${side}1`, ...at(BRIDGE)),
    anAnnotation(`${side}2`, ...at('The mayor'), { label: 'SPEAKER', entityId: brand('e1') }),
  ];
  const mention = layer(annotations('a'), [aRelation('r1', 'said_by', 'a1', 'a2')], entities);
  const direct = layer(
    annotations('b'),
    [aRelation('q1', 'said_by', 'b1', '', { to: { kind: 'entity', id: brand('e1') } })],
    entities,
  );
  expect(compare(mention, direct).differences).toEqual([]);
});

test('agreement is told apart: found, same boundary, same label, same speaker', () => {
  const one = withSpeaker('a', [aRelation('r1', 'said_by', 'a1', 'a2')]);
  const other = layer(
    [
      anAnnotation('b1', ...at('The bridge will open in May')),
      anAnnotation('b2', ...at('The mayor'), { label: 'SOURCE' }),
    ],
    [aRelation('q1', 'said_by', 'b1', 'b2')],
  );
  const { alignment, entityKeys } = compare(one, other);
  const { overall, perLabel } = decompose([one, other], alignment, entityKeys);
  expect(overall).toEqual({
    found: { yes: 2, of: 3 },
    boundary: { yes: 1, of: 2 },
    label: { yes: 1, of: 2 },
    speaker: { yes: 1, of: 1 },
  });
  expect(perLabel.get('CLAIM')?.boundary).toEqual({ yes: 0, of: 1 });
});
