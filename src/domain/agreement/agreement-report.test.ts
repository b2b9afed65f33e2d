import { expect, test } from 'vitest';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { aRelation, anAnnotation, anEntity } from '#domain/annotation/test-layers.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { brand } from '#domain/ids.ts';
import { type AnnotatedArticle, agreementReport } from './agreement-report.ts';
import { valueOf } from './coefficient.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { gwetAc1 } from './gwet-ac1.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { seededRandom } from './random.ts';
import { ratingsFrom } from './ratings.ts';
import type { LineSubject, ReportLine } from './report-measures.ts';
import { scottPi } from './scott-pi.ts';

const TEXT = 'x'.repeat(200);

type Layer = AnnotatedArticle['layers'][number];

function layer(
  annotator: string,
  annotations: readonly Annotation[],
  entities: readonly Entity[] = [],
): Layer {
  const relations = annotations.some(({ id }) => id === 's')
    ? [aRelation('r', 'said_by', 'c', 's')]
    : [];
  return {
    annotator,
    annotations,
    relations,
    entities: new Map(entities.map((each) => [each.id, each])),
  };
}

function report(
  articles: readonly (readonly Layer[])[],
  more: { gammaSamples?: number } = {},
): readonly ReportLine[] {
  return agreementReport(
    articles.map((layers, index) => ({ text: `${TEXT}${index}`, layers })),
    { familyOf: () => 'all', random: seededRandom(1), samples: 200, ...more },
  ).lines;
}

function find(lines: readonly ReportLine[], subject: LineSubject): ReportLine | undefined {
  const keyOf = ({ metric, label, attribute, relation, pair }: LineSubject): string =>
    JSON.stringify([metric, label, attribute, relation, pair]);
  return lines.find((line) => keyOf(line) === keyOf(subject));
}

function value(lines: readonly ReportLine[], subject: LineSubject): number | undefined {
  const line = find(lines, subject);
  return line && valueOf(line.coefficient);
}

const CLAIM = anAnnotation('c', 0, 40, { attributes: { stance: 'asserts' } });
const SPEAKER = anAnnotation('s', 50, 60, { label: 'SPEAKER', entityId: brand('e1') });

test('with three annotators a pairwise measure is the mean of its pairs', () => {
  const lines = report([
    [layer('Ana', [CLAIM, SPEAKER]), layer('Ben', [CLAIM, SPEAKER]), layer('Cem', [CLAIM])],
  ]);
  expect(value(lines, { metric: 'f1_strict', pair: ['Ana', 'Ben'] })).toBe(1);
  expect(value(lines, { metric: 'f1_strict', pair: ['Ana', 'Cem'] })).toBeCloseTo(2 / 3, 12);
  expect(value(lines, { metric: 'f1_strict' })).toBeCloseTo((1 + 2 / 3 + 2 / 3) / 3, 12);
  expect(find(lines, { metric: 'krippendorff_alpha_nominal' })?.excludes).toEqual({
    kind: 'only-some-marked',
    count: 1,
  });
});

test('answers, entities and relations have lines of their own', () => {
  const other = anAnnotation('c', 0, 40, { attributes: { stance: 'denies' } });
  const e1 = anEntity('e1', 'Ana Núñez');
  const lines = report([
    [layer('Ana', [CLAIM, SPEAKER], [e1]), layer('Ben', [CLAIM, SPEAKER], [e1])],
    [layer('Ana', [CLAIM, SPEAKER], [e1]), layer('Ben', [other, SPEAKER], [anEntity('e1', 'B')])],
  ]);
  const stance = { label: 'CLAIM', attribute: 'stance' };
  expect(value(lines, { metric: 'percent_agreement', ...stance })).toBe(0.5);
  expect(value(lines, { metric: 'cohen_kappa', ...stance, pair: ['Ana', 'Ben'] })).toBe(0);
  expect(value(lines, { metric: 'relation_f1', relation: 'said_by' })).toBe(1);
  expect(value(lines, { metric: 'same_entity' })).toBe(1);
  expect(value(lines, { metric: 'same_speaker' })).toBe(1);
});

test('intervals come with five articles, hold the figure, and are the same for the same seed', () => {
  const articles = [0, 1, 2, 3, 4, 5].map((index) => [
    layer('Ana', [CLAIM, SPEAKER]),
    layer('Ben', index % 2 === 0 ? [CLAIM] : [CLAIM, SPEAKER]),
  ]);
  const line = find(report(articles), { metric: 'f1_strict' });
  expect(line?.interval?.low).toBeLessThan(valueOf(line?.coefficient ?? fail()) ?? 0);
  expect(line?.interval?.high).toBeGreaterThan(valueOf(line?.coefficient ?? fail()) ?? 1);
  expect(report(articles)).toEqual(report(articles));
  expect(report(articles.slice(0, 4)).filter(({ interval }) => interval)).toEqual([]);
});

test('what is marked twice under one label by one annotator is left out and said', () => {
  const nested = anAnnotation('n', 5, 10);
  const lines = report([[layer('Ana', [CLAIM, nested]), layer('Ben', [CLAIM])]]);
  const line = find(lines, { metric: 'u_alpha_2016', label: 'CLAIM' });
  expect(line?.excludes).toEqual({ kind: 'nested', count: 1 });
  expect(line && valueOf(line.coefficient)).toBeCloseTo(1, 12);
});

test('gamma is measured only when it is asked for', () => {
  const articles = [[layer('Ana', [CLAIM, SPEAKER]), layer('Ben', [CLAIM, SPEAKER])]];
  expect(find(report(articles), { metric: 'gamma' })).toBeUndefined();
  expect(value(report(articles, { gammaSamples: 10 }), { metric: 'gamma' })).toBe(1);
});

test('an article with one layer, and none at all, is nothing to report', () => {
  expect(report([[layer('Ana', [CLAIM])]])).toEqual([]);
  expect(report([])).toEqual([]);
});

function fail(): never {
  throw new Error('the report has no such line');
}

test('kappa’s kin are made from the same places as the functions that take ratings', () => {
  const stances = [
    ['asserts', 'asserts'],
    ['asserts', 'hedges'],
    ['denies', 'denies'],
    ['hedges', 'asserts'],
    ['denies', 'asserts'],
  ];
  const said = (stance: string): Annotation => anAnnotation('c', 0, 40, { attributes: { stance } });
  const { lines, places } = agreementReport(
    stances.map(([a = '', b = '']) => ({
      text: TEXT,
      layers: [layer('Ana', [said(a)]), layer('Ben', [said(b)])],
    })),
    {
      familyOf: () => 'all',
      random: seededRandom(1),
      samples: 10,
      scaleOf: () => ['denies', 'hedges', 'asserts'],
    },
  );
  const ratings = ratingsFrom(stances);
  const stance = { label: 'CLAIM', attribute: 'stance' };
  const pair = ['Ana', 'Ben'] as const;
  expect(value(lines, { metric: 'scott_pi', ...stance, pair })).toBe(valueOf(scottPi(ratings)));
  expect(value(lines, { metric: 'gwet_ac1', ...stance, pair })).toBeCloseTo(
    valueOf(gwetAc1(ratings)) ?? Number.NaN,
    12,
  );
  expect(value(lines, { metric: 'fleiss_kappa', ...stance })).toBe(valueOf(fleissKappa(ratings)));
  const ordered = ratingsFrom(stances, ['denies', 'hedges', 'asserts']);
  expect(value(lines, { metric: 'krippendorff_alpha_ordinal', ...stance })).toBeCloseTo(
    valueOf(krippendorffAlpha(ordered, 'ordinal')) ?? Number.NaN,
    12,
  );
  expect(places).toEqual([
    {
      pair,
      articles: 5,
      labels: ['CLAIM'],
      counts: [
        [5, 0],
        [0, 0],
      ],
      otherEdges: [0],
    },
  ]);
});

test('Fleiss’ kappa says so when articles have different numbers of annotators', () => {
  const lines = report([
    [layer('Ana', [CLAIM]), layer('Ben', [CLAIM])],
    [layer('Ana', [CLAIM]), layer('Ben', [CLAIM]), layer('Cem', [CLAIM])],
  ]);
  expect(find(lines, { metric: 'fleiss_kappa' })?.coefficient).toMatchObject({
    kind: 'undefined',
    reason: 'unequal-ratings',
  });
});

test('an answer that is not on the scale leaves the ordinal alpha undefined', () => {
  const said = (stance: string): Annotation => anAnnotation('c', 0, 40, { attributes: { stance } });
  const { lines } = agreementReport(
    [{ text: TEXT, layers: [layer('Ana', [said('own words')]), layer('Ben', [said('denies')])] }],
    {
      familyOf: () => 'all',
      random: seededRandom(1),
      samples: 1,
      scaleOf: () => ['denies', 'hedges', 'asserts'],
    },
  );
  const line = find(lines, {
    metric: 'krippendorff_alpha_ordinal',
    label: 'CLAIM',
    attribute: 'stance',
  });
  expect(line?.coefficient).toMatchObject({ kind: 'undefined', reason: 'no-distance' });
});

test('progress never goes back and ends at the whole', () => {
  const told: number[] = [];
  agreementReport(
    Array.from({ length: 6 }, () => ({
      text: TEXT,
      layers: [layer('Ana', [CLAIM]), layer('Ben', [CLAIM])],
    })),
    {
      familyOf: () => 'all',
      random: seededRandom(1),
      samples: 20,
      onProgress: (share) => told.push(share),
    },
  );
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBeCloseTo(1, 12);
});
