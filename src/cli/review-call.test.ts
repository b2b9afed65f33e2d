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
  expect(sharedLines(set, { page })).toEqual([
    expect.stringContaining('2 reviews have that of --page'),
  ]);
  const [claim] = reviewedClaims(set);
  const pages = new Map([[claim?.key ?? '', 'https://desk.example/own']]);
  expect(sharedLines(set, { page, pages })).toEqual([]);
  expect(sharedLines(set, {})).toEqual([]);
});
