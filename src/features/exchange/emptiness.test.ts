import { describe, expect, test } from 'vitest';
import type { ExportForecast } from '#workspace/export.ts';
import { emptiness } from './emptiness.ts';

describe('a file would be empty', () => {
  const forecast = (changes: Partial<ExportForecast>): ExportForecast => ({
    articles: 1,
    annotations: 2,
    relations: 0,
    labels: new Map(),
    losses: [],
    confidential: [],
    sources: 0,
    people: [],
    leaks: [],
    splits: new Map(),
    damaged: [],
    ...changes,
  });
  const unfit = [
    { kind: 'no-verdict', count: 1 },
    { kind: 'only-claims', count: 1 },
  ] as const;

  test.each([
    ['no article', { articles: 0, annotations: 0 }, 'csv', 'work'],
    ['no annotation', { annotations: 0 }, 'csv', 'annotations'],
    [
      'none of the labels, in a format that has no article without them',
      { articles: 0, annotations: 0, labels: new Map([['CUE', 1]]) },
      'averitec',
      'annotations',
    ],
    [
      'nothing fit for publication',
      { articles: 0, annotations: 0, losses: unfit },
      'claimreview',
      'unfit',
    ],
    ['something fit for publication', { losses: unfit.slice(1) }, 'claimreview', undefined],
    [
      'no claim for a sheet',
      { annotations: 0, losses: [{ kind: 'no-claim', count: 2 }] },
      'factcheck-csv',
      'claims',
    ],
    [
      'a claim for a sheet',
      { losses: [{ kind: 'no-claim', count: 1 }] },
      'factcheck-docx',
      undefined,
    ],
    ['a text without annotations', { annotations: 0 }, 'annotation-json', undefined],
  ] as const)('%s', (_case, changes, format, what) => {
    expect(emptiness(forecast(changes), { format })).toBe(what);
  });
});
