import { expect, test } from 'vitest';
import { makeExportSet } from '#domain/export/export-set.ts';
import { type ArticleId, brand } from '#domain/ids.ts';
import { aCheckedProject } from '#formats/datasets/test-checked-project.ts';
import { reviewedClaims } from '#formats/datasets/review-facts.ts';
import { sharedLines } from './review-call.ts';

test('reviews that have one address are told, as long as they are several', async () => {
  const bundle = await aCheckedProject();
  const [item] = bundle.articles;
  if (!item) throw new Error('no article');
  const other = { ...item, article: { ...item.article, id: brand<ArticleId>('a2') } };
  const set = makeExportSet({ ...bundle, articles: [item, other] }, { layers: 'each' });
  const page = 'https://desk.example/checks';
  const told = [expect.stringContaining('same address: 2 reviews')];
  expect(sharedLines(set, { page })).toEqual(told);
  const keys = reviewedClaims(set).map(({ key }) => key);
  const named = (...own: readonly string[]) =>
    sharedLines(set, { page, pages: new Map(own.map((url, at) => [keys[at] ?? '', url])) });
  expect(named('https://desk.example/own')).toEqual([]);
  expect(named('https://desk.example/own', 'https://desk.example/own')).toEqual(told);
  expect(named('https://desk.example/own', page)).toEqual([]);
  expect(named(page)).toEqual(told);
  // The article's address, which both have.
  expect(sharedLines(set, {})).toEqual(told);
  const pages = new Map([[keys[0] ?? '', page]]);
  expect(sharedLines(set, { pages })).toEqual([]);
});
