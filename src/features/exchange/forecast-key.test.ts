import { describe, expect, test } from 'vitest';
import { type ArticleId, brand } from '#domain/ids.ts';
import { type ExportForm, choiceOf, firstForm } from './export-form.ts';
import { forecastKey } from './forecast-key.ts';
import type { ReviewForm } from './review-form.ts';

const CODES = { labels: ['CLAIM', 'SPEAKER'], attributes: ['verdict'] };

function keyOf(changes: Partial<ExportForm>): string {
  const form: ExportForm = { ...firstForm(undefined), format: 'claimreview', ...changes };
  const chosen = choiceOf(form, undefined, CODES);
  if (!chosen.ok) throw new Error(chosen.fault);
  return forecastKey(chosen.choice);
}

const { review } = firstForm(undefined);
const saying = (changes: Partial<ReviewForm>, others: Partial<ExportForm> = {}): string =>
  keyOf({ ...others, review: { ...review, ...changes } });
const ownPages = (...claims: readonly string[]) => ({
  pages: new Map(claims.map((claim) => [claim, `https://desk.example/${claims.length}`])),
});

test('whoever types on about the reviews changes nothing that is foretold', () => {
  expect(saying({ page: 'https://d.example' })).toBe(saying({ page: 'https://d.example/long' }));
  expect(saying({ publisher: 'T' })).toBe(saying({ publisher: 'The Desk' }));
  expect(saying({ published: '2026-01-01' })).toBe(saying({ published: '2026-01-02' }));
  const page = 'https://d.example';
  expect(saying({ page, ...ownPages('c1') })).toBe(saying({ page, ...ownPages('c1', 'c2') }));
});

test('whether there is a page, and whose, is foretold', () => {
  const keys = [
    saying({}),
    saying({ page: 'https://d.example' }),
    saying({ publisher: 'The Desk' }),
    saying(ownPages('c1')),
    saying(ownPages('c2')),
    saying(ownPages('c1', 'c2')),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

test('where names go out in plain words, they are looked for in what is typed', () => {
  const plain = { protectsSources: false };
  expect(saying({ publisher: 'T' }, plain)).not.toBe(saying({ publisher: 'The Desk' }, plain));
});

describe('of a data set', () => {
  test('its title and licence are not foretold', () => {
    const typed = { title: 'Harbour', license: 'cc-by-4.0' };
    expect(keyOf({ format: 'csv', ...typed })).toBe(keyOf({ format: 'csv' }));
  });

  test.each<readonly [string, Partial<ExportForm>]>([
    ['the format', { format: 'tei' }],
    ['the articles', { scope: 'some', ticked: new Set([brand<ArticleId>('a1')]) }],
    ['the labels', { without: new Set(['SPEAKER']) }],
    ['the attributes', { withoutAttributes: new Set(['verdict']) }],
    ['whose work', { layers: 'each' }],
    ['hidden parts', { withoutHidden: true }],
    ['a split', { isSplit: true }],
    ['whom to protect', { protectsAnnotators: true }],
    ['what is nobody’s name', { accepted: new Set(['x']) }],
  ])('%s is', (_what, changes) => {
    expect(keyOf({ format: 'csv', ...changes })).not.toBe(keyOf({ format: 'csv' }));
  });
});
