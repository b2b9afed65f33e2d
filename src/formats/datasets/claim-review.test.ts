import { expect, test } from 'vitest';
import { makeExportSet } from '#domain/export/export-set.ts';
import { type AnnotatorId, type LayerId, brand } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { sha256 } from '#formats/project-file/test-bundle.ts';
import { claimReview as format } from './encode-claimreview.ts';
import { exportFiles } from './export-files.ts';
import type { ExportFile } from './export-format.ts';
import { type ReviewFacts, reviewedClaims } from './review-facts.ts';
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

/** Bo has copies of Ana's annotations, ids and all. */
async function aCopiedProject(): Promise<ProjectBundle> {
  const bundle = await aCheckedProject();
  const bo = brand<AnnotatorId>('bo');
  const copyOf = (item: (typeof bundle.articles)[number]) =>
    item.layers.map(({ layer, ...work }) => ({
      ...work,
      layer: { ...layer, id: brand<LayerId>('l-bo'), annotatorId: bo },
    }));
  return {
    ...bundle,
    project: {
      ...bundle.project,
      annotators: [...bundle.project.annotators, { id: bo, name: 'Bo' }],
    },
    articles: bundle.articles.map((item) => ({
      ...item,
      layers: [...item.layers, ...copyOf(item)],
    })),
  };
}

test('a page is that of one review, though somebody else has a copy of its annotation', async () => {
  const set = makeExportSet(await aCopiedProject(), { layers: 'each' });
  const addressOf = (annotator: string) => `https://desk.example/of-${annotator.toLowerCase()}`;
  const pages = new Map(
    reviewedClaims(set).map(({ key, annotator }) => [key, addressOf(annotator)]),
  );
  const options = { ...OPTIONS, review: { pages } };
  const made = await exportFiles(format, set, options);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const urls = made.value.files.flatMap(({ name, content }) =>
    name.endsWith('.json') ? [[name, JSON.parse(String(content)).url]] : [],
  );
  expect(Object.fromEntries(urls)).toEqual({
    'ana/0001-morning-brief-1.json': 'https://desk.example/of-ana',
    'bo/0001-morning-brief-1.json': 'https://desk.example/of-bo',
  });
  // Whose is whose is found out by the files.
  const encode = async () => {
    const files = await format.encode(set, options);
    return files.map(({ name }, at) => ({
      name,
      content: files[(at + files.length / 2) % files.length]?.content ?? '',
    }));
  };
  expect((await exportFiles({ ...format, encode }, set, options)).ok).toBe(false);
});

test('claims that are not told apart do not share a page that was named for one', async () => {
  const { documents, ...set } = makeExportSet(await aCheckedProject(), { layers: 'each' });
  const twice = {
    ...set,
    documents: documents.flatMap((each) => [each, { ...each, folder: 'bo' }]),
  };
  const [claim] = reviewedClaims(twice);
  const pages = new Map([[claim?.key ?? '', 'https://desk.example/waits']]);
  expect(await exportFiles(format, twice, { ...OPTIONS, review: { pages } })).toMatchObject({
    ok: false,
    error: [{ place: 'bo/0001-morning-brief-1', kind: 'duplicate-id' }],
  });
});

test('what several have decided is nobody’s review unless it is said whose', async () => {
  const set = makeExportSet(await aCheckedProject(), { layers: 'majority' });
  const made = await exportFiles(format, set, OPTIONS);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  expect(reviewIn(made.value.files)).toMatchObject({ '@type': 'ClaimReview' });
  expect(reviewIn(made.value.files)).not.toHaveProperty('author');
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
