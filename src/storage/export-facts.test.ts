import { expect, test } from 'vitest';
import { makeExportSet } from '#domain/export/export-set.ts';
import { type ArticleId, brand } from '#domain/ids.ts';
import { claimReview } from '#formats/datasets/encode-claimreview.ts';
import { reviewedClaims } from '#formats/datasets/review-facts.ts';
import { aCheckedProject } from '#formats/datasets/test-checked-project.ts';
import { factsOf, openTally } from './export-facts.ts';
import type { ExportWish } from './export-messages.ts';
import { ME, PROJECT_ID } from './storage-fixtures.ts';

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
  const wish: ExportWish = {
    projectId: PROJECT_ID,
    format: 'claimreview',
    layers: 'each',
    me: ME,
    protect: { sources: true, annotators: false, accepted: new Set() },
    about: { hasCard: false, review: { pages } },
  };
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
