import { expect, test } from 'vitest';
import { makeExportSet } from '#domain/export/export-set.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { sha256 } from '#formats/project-file/test-bundle.ts';
import { claimReview as format } from './encode-claimreview.ts';
import { exportFiles } from './export-files.ts';
import type { ExportFile } from './export-format.ts';
import type { ReviewFacts } from './review-facts.ts';
import { aCheckedProject } from './test-checked-project.ts';
import { tamper } from './test-tampered.ts';

const OPTIONS = { sha256 };

function reviewIn(files: readonly ExportFile[]): unknown {
  const json = files.find(({ name }) => name.endsWith('.json'))?.content;
  return json === undefined ? undefined : JSON.parse(String(json));
}

/** As somebody says it who publishes: the claim's page, the one of all others, and whose site it is. */
const REVIEW = {
  page: 'https://desk.example/checks',
  publisher: { name: 'The Desk', url: 'https://desk.example/' },
  published: '2026-03-01',
};

async function reviewsSaid(bundle: ProjectBundle, review: ReviewFacts | undefined) {
  const set = makeExportSet(bundle, { layers: 'each' });
  const options = { ...OPTIONS, ...(review && { review }) };
  const made = await exportFiles(format, set, options);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { files } = made.value;
  return {
    set,
    losses: format.losses(set, options).map(({ kind }) => kind),
    review: reviewIn(files),
  };
}

test('a review says on which page it is published, by whom and when; what nobody said is told', async () => {
  const bundle = await aCheckedProject();
  const said = await reviewsSaid(bundle, REVIEW);
  expect(said.review).toMatchObject({
    url: 'https://desk.example/checks',
    author: { '@type': 'Organization', name: 'The Desk', url: 'https://desk.example/' },
    datePublished: '2026-03-01',
    itemReviewed: { appearance: [{ url: 'https://example.org/a' }] },
  });
  expect(said.losses).not.toContain('article-address');
  const unsaid = await reviewsSaid(bundle, undefined);
  expect(unsaid.review).toMatchObject({
    url: 'https://example.org/a',
    author: { '@type': 'Person', name: 'Ana' },
  });
  expect(unsaid.losses).toContain('article-address');
});

test('a claim has its own page where one was named, and no page but its own needs none of the article', async () => {
  const bundle = await aCheckedProject();
  const { set } = await reviewsSaid(bundle, REVIEW);
  const [claim] = format.reviews?.(set) ?? [];
  expect(claim).toMatchObject({ sentence: 'Waits </script> fell by 40%.', title: 'Morning brief' });
  const pages = new Map([[claim?.key ?? '', 'https://desk.example/waits']]);
  expect((await reviewsSaid(bundle, { ...REVIEW, pages })).review).toMatchObject({
    url: 'https://desk.example/waits',
  });
  const articles = bundle.articles.map((item) => {
    const { url: _url, ...article } = item.article;
    return { ...item, article };
  });
  const without = { ...bundle, articles };
  const said = await reviewsSaid(without, { pages });
  expect(said.review).toMatchObject({ url: 'https://desk.example/waits' });
  expect(said.review).not.toHaveProperty('itemReviewed.appearance');
  const unsaid = await reviewsSaid(without, undefined);
  expect(unsaid.review).toBeUndefined();
  expect(unsaid.losses).toContain('no-address');
});

test('what several have decided is nobody’s review unless it is said whose', async () => {
  const set = makeExportSet(await aCheckedProject(), { layers: 'majority' });
  const made = await exportFiles(format, set, OPTIONS);
  expect(made.ok && reviewIn(made.value.files)).not.toHaveProperty('author');
  expect(format.losses(set)).toContainEqual({ kind: 'no-author', count: 1 });
  expect(format.losses(set, { review: REVIEW })).not.toContainEqual({
    kind: 'no-author',
    count: 1,
  });
});

test.each([
  [/"url": "https:\/\/desk.example\/checks"/, '"url": "https://desk.example/"'],
  [/"url": "https:\/\/desk.example\/"/, '"url": "https://desk.example/x"'],
  [/"url": "https:\/\/example.org\/a"/, '"url": "https://example.org/b"'],
  [/"name": "The Desk"/, '"name": "The Dusk"'],
  [/"datePublished": "2026-03-01"/, '"datePublished": "2026-03-02"'],
])('a review that says otherwise than was said (%s → %s) is not handed out', async (from, to) => {
  const set = makeExportSet(await aCheckedProject(), { layers: 'each' });
  const options = { ...OPTIONS, review: REVIEW };
  const encode = async () => tamper(await format.encode(set, options), from, to);
  expect(await encode()).not.toEqual(await format.encode(set, options));
  expect((await exportFiles({ ...format, encode }, set, options)).ok).toBe(false);
});
