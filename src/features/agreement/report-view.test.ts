import { expect, test } from 'vitest';
import type { PairPlaces } from '#domain/agreement/pair-places.ts';
import type { ReportLine } from '#domain/agreement/report-measures.ts';
import { gridOf, groupFigures, labelCounts, linesOf, questionLines } from './report-view.ts';

function line(subject: Omit<ReportLine, 'coefficient'>): ReportLine {
  return { ...subject, coefficient: { kind: 'defined', value: 0.5, n: 2 } };
}

const AB = ['Ana', 'Ben'] as const;

const PLACES: PairPlaces = {
  pair: AB,
  articles: 2,
  labels: ['CLAIM', 'CUE', 'SPEAKER'],
  counts: [
    [41, 0, 2, 6],
    [0, 50, 0, 0],
    [1, 0, 10, 0],
    [3, 0, 4, 0],
  ],
  otherEdges: [9, 0, 1],
};

test('the sentence about a label says what both have, what is cut otherwise, and what only one has', () => {
  expect(labelCounts(PLACES)).toEqual([
    { label: 'CLAIM', both: 41, otherEdges: 9, otherLabel: 3, onlyFirst: 6, onlySecond: 3 },
    { label: 'CUE', both: 50, otherEdges: 0, otherLabel: 0, onlyFirst: 0, onlySecond: 0 },
    { label: 'SPEAKER', both: 10, otherEdges: 1, otherLabel: 3, onlyFirst: 0, onlySecond: 4 },
  ]);
});

test('the grid of all pairs counts a place both ways round, agreement once', () => {
  const other: PairPlaces = { ...PLACES, pair: ['Ana', 'Cem'] };
  const grid = gridOf([PLACES, other], undefined);
  expect(grid?.counts[0]?.[0]).toBe(82);
  expect(grid?.counts[0]?.[2]).toBe(6);
  expect(grid?.counts[2]?.[0]).toBe(6);
  expect(grid?.counts[3]?.[0]).toBe(18);
  expect(gridOf([PLACES, other], ['Ana', 'Cem'])).toBe(other);
  expect(gridOf([], undefined)).toBeUndefined();
});

test('figures stand together by what they are about, all labels first and links last', () => {
  const lines = [
    line({ metric: 'relation_f1' }),
    line({ metric: 'f1_strict', label: 'CLAIM' }),
    line({ metric: 'f1_strict' }),
    line({ metric: 'cohen_kappa', label: 'CLAIM', attribute: 'stance' }),
    line({ metric: 'agr' }),
    line({ metric: 'f1_strict', pair: AB }),
  ];
  const groups = groupFigures(linesOf(lines, undefined));
  expect(groups.map(({ subject, isOfRelations }) => [subject, isOfRelations])).toEqual([
    [{}, false],
    [{ label: 'CLAIM' }, false],
    [{ label: 'CLAIM', attribute: 'stance' }, false],
    [{}, true],
  ]);
  expect(groups[0]?.lines.map(({ metric }) => metric)).toEqual(['f1_strict', 'agr']);
  expect(linesOf(lines, AB)).toHaveLength(1);
});

test('the questions are asked in their order, of all labels or of one', () => {
  const lines = [
    line({ metric: 'same_label' }),
    line({ metric: 'found' }),
    line({ metric: 'found', label: 'CLAIM' }),
  ];
  expect(questionLines(lines, undefined).map(({ metric }) => metric)).toEqual([
    'found',
    'same_label',
  ]);
  expect(questionLines(lines, 'CLAIM')).toEqual([lines[2]]);
});
