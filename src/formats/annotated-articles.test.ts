import { expect, test } from 'vitest';
import type { Layer } from '#domain/annotation/layer.ts';
import { brand } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { aProject } from '#formats/project-file/test-bundle.ts';
import { annotatedArticles } from '#domain/agreement/annotated-articles.ts';

/** The sample project with its one layer changed. */
async function withLayer(change: Partial<Layer>, name = 'Ana'): Promise<ProjectBundle> {
  const bundle = await aProject();
  const articles = bundle.articles.map((article) => ({
    ...article,
    layers: article.layers.map((work) => ({ ...work, layer: { ...work.layer, ...change } })),
  }));
  const annotatorId = articles[0]?.layers[0]?.layer.annotatorId ?? brand('me');
  const project = { ...bundle.project, annotators: [{ id: annotatorId, name }] };
  return { ...bundle, project, articles };
}

async function namesOf(...bundles: readonly Promise<ProjectBundle>[]): Promise<readonly string[]> {
  const files = (await Promise.all(bundles)).map((bundle, index) => ({
    name: `${'ab'.charAt(index)}.json`,
    bundle,
  }));
  return annotatedArticles(files).flatMap(({ layers }) => layers.map((each) => each.annotator));
}

const BEN: Partial<Layer> = { id: brand('l9'), annotatorId: brand('ben') };

test.each<[string, Partial<Layer>, string, readonly string[]]>([
  ['two people in two files', BEN, 'Ben', ['Ana', 'Ben']],
  ['the same layer in both', { rev: 99 }, 'Ana', ['Ana']],
  ['a curated layer', { ...BEN, role: 'curated' }, 'Ben', ['Ana']],
  ['two people of one name', BEN, 'Ana', ['Ana (me)', 'Ana (ben)']],
  ['one person with two layers', { id: brand('l9') }, 'Ana', ['Ana (a.json)', 'Ana (b.json)']],
])('%s: whose layers are compared', async (_case, change, name, expected) => {
  expect(await namesOf(withLayer({}), withLayer(change, name))).toEqual(expected);
});

test('of one layer in two files the newer state counts', async () => {
  const [older, newer] = [await withLayer({ rev: 1 }), await withLayer({ rev: 2 })];
  const emptied = {
    ...newer,
    articles: newer.articles.map((article) => ({
      ...article,
      layers: article.layers.map((work) => ({ ...work, annotations: [], relations: [] })),
    })),
  };
  for (const bundles of [
    [older, emptied],
    [emptied, older],
  ]) {
    const [article] = annotatedArticles(bundles.map((bundle) => ({ name: 'a.json', bundle })));
    expect(article?.layers.map(({ annotations }) => annotations.length)).toEqual([0]);
  }
});
