import { expect, test } from 'vitest';
import { makeExportSet } from '#domain/export/export-set.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { sha256 } from '#formats/project-file/test-bundle.ts';
import { decodeClaimReview } from './claim-review.ts';
import { averitec } from './encode-averitec.ts';
import { claimReview as format } from './encode-claimreview.ts';
import { exportFiles } from './export-files.ts';
import { type ExportFile, textOf } from './export-format.ts';
import { type ReviewFacts, reviewedClaims } from './review-facts.ts';
import { changesOf, leavesOf } from './test-changes.ts';
import { aCheckedProject, aCopiedProject } from './test-checked-project.ts';

const OPTIONS = { sha256 };

function reviewIn(files: readonly ExportFile[]): unknown {
  const json = files.find(({ name }) => name.endsWith('.json'))?.content;
  return json === undefined ? undefined : JSON.parse(textOf(json));
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

test.each([
  [' https://example.org/a', 'https://example.org/a'],
  ['\nhttps://example.org/a b\n', 'https://example.org/a%20b'],
  ['ht\ntps://example.org', 'https://example.org/'],
])('an article’s address %j is written as %s', async (url, address) => {
  const bundle = await aCheckedProject();
  const articles = bundle.articles.map((item) => ({ ...item, article: { ...item.article, url } }));
  const { review } = await reviewsSaid({ ...bundle, articles }, undefined);
  expect(review).toMatchObject({
    url: address,
    itemReviewed: { appearance: [{ url: address }] },
  });
});

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
    name.endsWith('.json') ? [[name, JSON.parse(textOf(content)).url]] : [],
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

test('a mention of blanks names nobody, and its claim has its review all the same', async () => {
  const bundle = await aCheckedProject();
  const articles = bundle.articles.map((item) => ({
    ...item,
    layers: item.layers.map((layer) => ({
      ...layer,
      annotations: layer.annotations.map(({ entityId, ...each }) =>
        each.label === 'SPEAKER'
          ? { ...each, fragments: [{ start: 2, end: 3 }] }
          : { ...each, ...(entityId !== undefined && { entityId }) },
      ),
    })),
  }));
  const { review } = await reviewsSaid({ ...bundle, articles }, undefined);
  expect(review).toMatchObject({ itemReviewed: { '@type': 'Claim' } });
  expect(review).not.toHaveProperty('itemReviewed.author');
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

/** Everything that a review can say is in its review. */
async function aTalkativeProject(date = '2026-01-01'): Promise<ProjectBundle> {
  const bundle = await aCheckedProject();
  return {
    ...bundle,
    entities: bundle.entities.map((each) => ({ ...each, wikidata: 'Q42' })),
    articles: bundle.articles.map((item) => ({
      ...item,
      article: { ...item.article, language: 'en' },
      layers: item.layers.map((layer) => ({
        ...layer,
        annotations: layer.annotations.map((each) =>
          each.label === 'CLAIM'
            ? { ...each, attributes: { ...each.attributes, claim_date: date } }
            : each,
        ),
      })),
    })),
  };
}

test.each(['spring 2019', '2026-13-01', ''])(
  'a claim dated “%s” is exported without a day of its own',
  async (date) => {
    const { review } = await reviewsSaid(await aTalkativeProject(date), REVIEW);
    expect(review).toHaveProperty('itemReviewed.author');
    expect(review).not.toHaveProperty('itemReviewed.datePublished');
    const set = makeExportSet(await aTalkativeProject(date), { layers: 'each' });
    const made = await exportFiles(averitec, set, OPTIONS);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    expect(reviewIn(made.value.files)).toMatchObject([{ claim_date: null }]);
    const lost = { kind: 'attributes', count: 1, name: 'claim_date' };
    expect(format.losses(set, { review: REVIEW })).toContainEqual(lost);
    expect(averitec.losses(set)).toContainEqual(lost);
  },
);

test('a review of which anything says otherwise than it should is not handed out', async () => {
  const set = makeExportSet(await aTalkativeProject(), { layers: 'each' });
  const options = { ...OPTIONS, review: REVIEW };
  const files = await format.encode(set, options);
  expect((await exportFiles(format, set, options)).ok).toBe(true);
  const review = reviewIn(files);
  expect(leavesOf(review).map(({ path }) => path.join(' '))).toEqual([
    '@context',
    '@type',
    'datePublished',
    'url',
    'claimReviewed',
    'author @type',
    'author name',
    'author url',
    'reviewRating @type',
    'reviewRating ratingValue',
    'reviewRating bestRating',
    'reviewRating worstRating',
    'reviewRating alternateName',
    'itemReviewed @type',
    'itemReviewed author @type',
    'itemReviewed author name',
    'itemReviewed author sameAs 0',
    'itemReviewed datePublished',
    'itemReviewed appearance 0 @type',
    'itemReviewed appearance 0 url',
    'inLanguage',
  ]);
  const overlooked: string[] = [];
  for (const { change, changed } of changesOf(review)) {
    const json = JSON.stringify(changed).replaceAll('<', String.raw`\u003c`);
    const contents = {
      '.json': json,
      '.html': `<script type="application/ld+json">\n${json}\n</script>\n`,
    };
    for (const [ending, content] of Object.entries(contents)) {
      const encode = () =>
        files.map((file) => (file.name.endsWith(ending) ? { ...file, content } : file));
      // oxlint-disable-next-line eslint/no-await-in-loop -- One change after the other.
      const { ok } = await exportFiles({ ...format, encode }, set, options);
      if (ok) overlooked.push(`${change} in ${ending}`);
    }
  }
  expect(overlooked).toEqual([]);
});

test('what somebody keeps with a checked claim and a review has no place for is told', async () => {
  const set = makeExportSet(await aCheckedProject(), { layers: 'each' });
  const losses = format.losses(set, { review: REVIEW });
  expect(losses).toContainEqual({ kind: 'evidence', count: 1 });
  expect(losses).toContainEqual({ kind: 'notes', count: 1 });
});

const A_REVIEW = {
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  claimReviewed: 'Waits fell by 40%.',
  url: 'https://desk.example/waits',
  datePublished: '2026-03-01',
  reviewRating: { '@type': 'Rating', alternateName: 'False' },
  itemReviewed: { '@type': 'Claim' },
};

test.each([
  ['verdict', 'ClaimReview', { verdict: 'false' }],
  [
    'itemReviewed.claimReviewed',
    'Claim',
    { itemReviewed: { '@type': 'Claim', claimReviewed: 'x' } },
  ],
  [
    'itemReviewed.appearance[0].jobTitle',
    'CreativeWork',
    {
      itemReviewed: {
        '@type': 'Claim',
        appearance: [{ '@type': 'CreativeWork', url: 'https://a.example/', jobTitle: 'x' }],
      },
    },
  ],
])('%s is nothing that a %s has', (place, type, changes) => {
  expect(decodeClaimReview(JSON.stringify({ ...A_REVIEW, ...changes }))).toEqual({
    ok: false,
    error: [{ place, kind: 'unknown-key', detail: type }],
  });
});

test('what schema.org knows is accepted though Ascribe writes none of it', () => {
  const said = {
    ...A_REVIEW,
    '@id': '#review',
    'https://desk.example/terms#shelf': 'x',
    reviewBody: 'They did not.',
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: 'The Desk',
      missionCoveragePrioritiesPolicy: 'x',
    },
    itemReviewed: {
      '@type': 'Claim',
      author: { '@type': 'Person', name: 'Ana', jobTitle: 'Mayor', sameAs: ['https://a.example/'] },
      firstAppearance: { '@type': 'CreativeWork', url: 'https://a.example/', headline: 'Waits' },
    },
  };
  expect(decodeClaimReview(JSON.stringify(said)).ok).toBe(true);
});
