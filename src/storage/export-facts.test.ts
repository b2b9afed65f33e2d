import { expect, test } from 'vitest';
import { makeExportSet } from '#domain/export/export-set.ts';
import { type ArticleId, brand } from '#domain/ids.ts';
import { claimReview } from '#formats/datasets/encode-claimreview.ts';
import { type ReviewFacts, reviewedClaims } from '#formats/datasets/review-facts.ts';
import { aCheckedProject } from '#formats/datasets/test-checked-project.ts';
import { factsOf, openTally } from './export-facts.ts';
import { exportWish } from './export-fixtures.ts';
import type { ExportWish } from './export-messages.ts';

const WISH = exportWish({ format: 'claimreview' });

test('a claim that has a page of its own is told, however many stand before it', async () => {
  const bundle = await aCheckedProject();
  const articles = Array.from({ length: 60 }, (_, index) =>
    bundle.articles.map((item) => ({
      ...item,
      article: { ...item.article, id: brand<ArticleId>(`a${index}`) },
    })),
  ).flat();
  const partOf = (from: number, to: number) => {
    const part = { ...bundle, articles: articles.slice(from, to) };
    return { part, set: makeExportSet(part, { layers: 'each' }) };
  };
  const keys = reviewedClaims(partOf(0, 60).set).map(({ key }) => key);
  const pages = new Map([3, 55].map((at) => [keys[at] ?? '', `https://desk.example/${at}`]));
  const wish: ExportWish = { ...WISH, about: { hasCard: false, review: { pages } } };
  for (const ends of [
    [0, 60],
    [0, 30, 60],
    [0, 54, 60],
  ]) {
    const tally = openTally(0);
    for (const [at, from] of ends.slice(0, -1).entries()) {
      const { part, set } = partOf(from, ends[at + 1] ?? 0);
      tally.add(factsOf(set, { bundle: part, damaged: [] }, wish, claimReview));
    }
    const { count, first } = tally.forecast().reviews ?? { count: 0, first: [] };
    expect([count, first.map(({ key }) => key)]).toEqual([60, [...keys.slice(0, 50), keys[55]]]);
  }
});

test('reviews that fall back on the address of one article are counted, in whatever part each is', async () => {
  const bundle = await aCheckedProject();
  const urls = ['https://a.example/1', 'https://a.example/2', 'https://a.example/1', undefined];
  const articles = urls.flatMap((url, index) =>
    bundle.articles.map((item) => {
      const { url: _url, ...article } = item.article;
      const id = brand<ArticleId>(`a${index}`);
      return { ...item, article: { ...article, id, ...(url !== undefined && { url }) } };
    }),
  );
  const setOf = (part: typeof articles) =>
    makeExportSet({ ...bundle, articles: part }, { layers: 'each' });
  const [first] = reviewedClaims(setOf(articles));
  const told = (review: ReviewFacts | undefined, size: number) => {
    const tally = openTally(0);
    const wish = { ...WISH, about: { hasCard: false, ...(review && { review }) } };
    for (let from = 0; from < articles.length; from += size) {
      const part = articles.slice(from, from + size);
      const batch = { bundle: { ...bundle, articles: part }, damaged: [] };
      tally.add(factsOf(setOf(part), batch, wish, claimReview));
    }
    return tally.forecast().losses.find(({ kind }) => kind === 'same-address');
  };
  for (const size of [1, 2, 4]) {
    expect(told(undefined, size)).toEqual({ kind: 'same-address', count: 2 });
    expect(told({ page: 'https://desk.example/checks' }, size)).toBeUndefined();
    const pages = new Map([[first?.key ?? '', 'https://desk.example/own']]);
    expect(told({ pages }, size)).toBeUndefined();
    // Typed for one, and the address of another's article: in the same part or not.
    const taken = new Map([[first?.key ?? '', 'https://a.example/2']]);
    expect(told({ pages: taken }, size)).toEqual({ kind: 'same-address', count: 2 });
  }
});
