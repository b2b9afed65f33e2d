import { describe, expect, test } from 'vitest';
import { brand, type ArticleId } from '#domain/ids.ts';
import type { ExportForecast } from '#workspace/export.ts';
import { type ExportForm, choiceOf, emptiness, firstForm } from './export-form.ts';

const LABELS = ['CLAIM', 'SPEAKER'];
/** Confidential sources are protected unless told otherwise. */
const protect = { sources: true, annotators: false, accepted: new Set() };
const ARTICLE = brand<ArticleId>('a1');

function choice(changes: Partial<ExportForm>, articleId?: ArticleId) {
  return choiceOf({ ...firstForm(articleId), ...changes }, articleId, LABELS);
}

test('from the library all is chosen, from an article only that', () => {
  expect(choice({})).toEqual({ ok: true, choice: { format: 'html', layers: 'mine', protect } });
  expect(choice({}, ARTICLE)).toEqual({
    ok: true,
    choice: { format: 'html', layers: 'mine', articles: new Set(['a1']), protect },
  });
});

test('labels that are unticked leave the others', () => {
  expect(choice({ without: new Set(['SPEAKER']) })).toMatchObject({
    choice: { labels: new Set(['CLAIM']) },
  });
});

test('annotation JSON takes a layer whole, whatever was ticked for other formats', () => {
  const form = { without: new Set(LABELS), layers: 'each', isSplit: true } as const;
  expect(choice({ ...form, format: 'annotation-json' })).toEqual({
    ok: true,
    choice: { format: 'annotation-json', layers: 'mine', protect },
  });
});

test('only data sets are split', () => {
  expect(choice({ format: 'csv', isSplit: true, seed: ' -7 ' })).toMatchObject({
    choice: { split: { parts: [80, 10, 10], seed: -7 } },
  });
  const page = choice({ format: 'html', isSplit: true, seed: 'x' });
  expect(page.ok && page.choice.split).toBeUndefined();
});

test.each<readonly [string, Partial<ExportForm>, string]>([
  ['no article ticked', { scope: 'some' }, 'articles'],
  ['no label ticked', { without: new Set(LABELS) }, 'labels'],
  ['a part that is no number', { format: 'csv', isSplit: true, parts: ['80', 'x', '1'] }, 'split'],
  ['a part below 0', { format: 'csv', isSplit: true, parts: ['80', '-1', '1'] }, 'split'],
  ['all parts 0', { format: 'csv', isSplit: true, parts: ['0', '0', '0'] }, 'split'],
  ['a seed that is not whole', { format: 'csv', isSplit: true, seed: '1.5' }, 'split'],
])('with %s there is no choice', (_case, changes, fault) => {
  expect(choice(changes)).toEqual({ ok: false, fault });
});

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
    { kind: 'unfit', count: 1, name: 'CLAIM' },
    { kind: 'unfit', count: 1 },
  ] as const;

  test.each([
    ['no article', { articles: 0 }, 'csv', 'work'],
    ['no annotation', { annotations: 0 }, 'csv', 'annotations'],
    ['nothing fit for publication', { losses: unfit }, 'claimreview', 'unfit'],
    ['something fit for publication', { losses: unfit.slice(1) }, 'claimreview', undefined],
    ['a text without annotations', { annotations: 0 }, 'annotation-json', undefined],
  ] as const)('%s', (_case, changes, format, what) => {
    expect(emptiness(forecast(changes), { format })).toBe(what);
  });
});
