import { expect, test } from 'vitest';
import { aRelation, anAnnotation, anEntity } from '#domain/annotation/test-layers.ts';
import { compareLayers } from '#domain/curation/compare-layers.ts';
import { brand } from '#domain/ids.ts';
import type { AnnotatedArticle } from './agreement-report.ts';
import { type CaseQuestion, findCases, NOBODY, questionOf } from './cases.ts';

const TEXT = 'x'.repeat(300);
const familyOf = (label: string): string => label;
const ENTITIES = new Map(
  [anEntity('e1', 'Ana Brandt'), anEntity('e2', 'Wire')].map((e) => [e.id, e]),
);

const ana: AnnotatedArticle['layers'][number] = {
  annotator: 'Ana',
  annotations: [
    anAnnotation('a1', 0, 40, { attributes: { stance: 'asserts' } }),
    anAnnotation('a2', 50, 60, { label: 'SPEAKER', entityId: brand('e1') }),
    anAnnotation('a3', 100, 120),
    anAnnotation('a4', 200, 220, { label: 'CUE' }),
  ],
  relations: [aRelation('ra', 'said_by', 'a1', 'a2')],
  entities: ENTITIES,
};
const ben: AnnotatedArticle['layers'][number] = {
  annotator: 'Ben',
  annotations: [
    anAnnotation('b1', 0, 38, { attributes: { stance: 'denies', unattributed: true } }),
    anAnnotation('b2', 50, 60, { label: 'SPEAKER', entityId: brand('e2') }),
    anAnnotation('b4', 200, 220, { label: 'CLAIM' }),
  ],
  relations: [],
  entities: ENTITIES,
};
const cem: AnnotatedArticle['layers'][number] = { ...ben, annotator: 'Cem', annotations: [] };

function ask(question: CaseQuestion, layers = [ana, ben], pair?: readonly [string, string]) {
  return findCases({ text: TEXT, layers }, question, { familyOf, ...(pair && { pair }) }).map(
    ({ versions, annotation }) => ({
      annotation,
      versions: versions.map((version) => version && (version.detail ?? version.label)),
    }),
  );
}

test.each<[string, CaseQuestion, readonly unknown[]]>([
  ['only one marked it', { kind: 'found' }, [{ annotation: 'a3', versions: ['CLAIM', undefined] }]],
  ['other edges', { kind: 'boundary' }, [{ annotation: 'a1', versions: ['CLAIM', 'CLAIM'] }]],
  ['another label', { kind: 'label' }, [{ annotation: 'a4', versions: ['CUE', 'CLAIM'] }]],
  [
    'another label, asked for the label that the other gave',
    { kind: 'label', label: 'CLAIM' },
    [{ annotation: 'a4', versions: ['CUE', 'CLAIM'] }],
  ],
  [
    'another speaker',
    { kind: 'speaker' },
    [{ annotation: 'a1', versions: ['Ana Brandt', NOBODY] }],
  ],
  [
    'another answer',
    { kind: 'attribute', label: 'CLAIM', attribute: 'stance' },
    [{ annotation: 'a1', versions: ['asserts', 'denies'] }],
  ],
  ['another entity', { kind: 'entity' }, [{ annotation: 'a2', versions: ['Ana Brandt', 'Wire'] }]],
  [
    'a link that one lacks',
    { kind: 'relation', relation: 'said_by' },
    [{ annotation: 'a1', versions: ['said_by', undefined] }],
  ],
  [
    'a cell of the grid',
    { kind: 'cell', first: 'SPEAKER', second: 'SPEAKER' },
    [{ annotation: 'a2', versions: ['SPEAKER', 'SPEAKER'] }],
  ],
  ['a cell the other way round', { kind: 'cell', first: 'CLAIM', second: 'CUE' }, []],
  [
    'a cell, either way',
    { kind: 'cell', first: 'CLAIM', second: 'CUE', isEitherWay: true },
    [{ annotation: 'a4', versions: ['CUE', 'CLAIM'] }],
  ],
  ['a cell of what one did not mark', { kind: 'cell', first: 'CLAIM' }, ask({ kind: 'found' })],
])('the places behind a figure: %s', (_name, question, expected) => {
  expect(ask(question)).toEqual(expected);
});

test('a place that differs in any way is behind a figure that asks for all at once', () => {
  expect(ask({ kind: 'span' }).map(({ annotation }) => annotation)).toEqual(['a1', 'a3', 'a4']);
  expect(ask({ kind: 'unmatched' }).map(({ annotation }) => annotation)).toEqual(['a3', 'a4']);
});

test('of three annotators one pair or every pair is asked', () => {
  const layers = [ana, ben, cem];
  expect(ask({ kind: 'found' }, layers, ['Ana', 'Cem'])).toHaveLength(4);
  expect(ask({ kind: 'found' }, layers)).toHaveLength(1 + 4 + 3);
});

test('every case of two annotators has the key of the review’s item, whatever it is about', () => {
  const { differences } = compareLayers(TEXT, [ana, ben], familyOf);
  const keys = new Set(differences.map(({ key }) => key));
  const questions: readonly CaseQuestion[] = [
    { kind: 'span' },
    { kind: 'speaker' },
    { kind: 'entity' },
    { kind: 'attribute', label: 'CLAIM', attribute: 'stance' },
    { kind: 'relation' },
  ];
  for (const question of questions) {
    const cases = findCases({ text: TEXT, layers: [ana, ben] }, question, { familyOf });
    expect(cases.length).toBeGreaterThan(0);
    for (const { key } of cases) expect(keys).toContain(key);
  }
});

test('the parts of a split lead to the split', () => {
  const whole = { ...ana, annotations: [anAnnotation('w', 0, 60)], relations: [] };
  const parts = {
    ...ben,
    annotations: [anAnnotation('p1', 0, 28), anAnnotation('p2', 30, 60)],
  };
  const cases = findCases({ text: TEXT, layers: [whole, parts] }, { kind: 'span' }, { familyOf });
  expect(cases).toHaveLength(2);
  for (const { key } of cases) expect(key).toMatch(/^split /);
});

test.each([
  [{ metric: 'f1_strict', label: 'CLAIM' } as const, { kind: 'span', label: 'CLAIM' }],
  [{ metric: 'found' } as const, { kind: 'found' }],
  [
    { metric: 'cohen_kappa', label: 'CLAIM', attribute: 'stance' } as const,
    { kind: 'attribute', label: 'CLAIM', attribute: 'stance' },
  ],
  [
    { metric: 'relation_f1', relation: 'said_by' } as const,
    { kind: 'relation', relation: 'said_by' },
  ],
])('the figure %j asks for its own places', (subject, question) => {
  expect(questionOf(subject)).toEqual(question);
});
