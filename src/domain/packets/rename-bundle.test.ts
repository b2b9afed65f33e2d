import { expect, test } from 'vitest';
import { aRelation, anAnnotation } from '#domain/annotation/test-layers.ts';
import { emptyLayer } from '#domain/annotation/empty-layer.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import { type AnnotatorId, type ArticleId, type LayerId, brand } from '#domain/ids.ts';
import type { ArticleBundle } from '#domain/project/project-bundle.ts';
import { withAnnotatorId, withArticleId, withLayerIds } from './rename-bundle.ts';

const [BEN, CEM] = [brand<AnnotatorId>('ben'), brand<AnnotatorId>('cem')];
const [THEIRS, MINE] = [brand<ArticleId>('theirs'), brand<ArticleId>('mine')];
const [OLD, NEW] = [brand<LayerId>('l1'), brand<LayerId>('l1@p')];

function bundle(): ArticleBundle {
  const article = {
    id: THEIRS,
    projectId: brand<never>('p'),
    title: '',
    language: 'en',
    direction: 'ltr' as const,
    textHash: brand<never>('h'),
    origin: { kind: 'paste' as const, mediaType: 'text/plain' as const, importedAt: 1 },
    status: 'open' as const,
    hiddenBlocks: [],
    createdAt: 1,
    updatedAt: 1,
  };
  const layer = (id: string, role: Layer['role']): Layer => ({
    ...emptyLayer(brand(id), article, BEN, '1'),
    role,
  });
  const work = {
    annotations: [anAnnotation('a', 0, 1)],
    relations: [aRelation('r', 'x', 'a', 'a')],
  };
  const row = { articleId: THEIRS, by: BEN, at: 1 };
  return {
    article,
    revision: { hash: article.textHash, text: 'ab', blocks: [], textRules: 1 },
    layers: [
      { layer: layer('l1', 'annotator'), ...work },
      { layer: layer('theirs:curated', 'curated'), ...work },
    ],
    frozen: [{ at: 1, layer: layer('l1', 'annotator'), ...work }],
    reviews: [
      { ...row, seq: 1, entry: { kind: 'begin', mode: 'lead', layers: [{ id: OLD, rev: 0 }] } },
      {
        ...row,
        seq: 2,
        entry: {
          kind: 'decide',
          items: [
            { key: 'k', print: 'p', outcome: { kind: 'take', layer: OLD } },
            { key: 'm', print: 'p', outcome: { kind: 'both' } },
          ],
          how: { kind: 'rule', rule: { kind: 'all-of', layer: OLD } },
        },
      },
      { ...row, seq: 3, entry: { kind: 'verdict', layer: OLD, rev: 0, verdict: 'approved' } },
      { ...row, seq: 4, entry: { kind: 'undo', of: 2 } },
    ],
    comments: [
      {
        ...row,
        id: brand('c'),
        threadId: brand('c'),
        kind: 'comment',
        text: '@Ben',
        mentions: [BEN, CEM],
      },
    ],
  };
}

/** Every place where something stands, as a text. */
const all = (item: ArticleBundle): string => JSON.stringify(item);

test('an article under another id takes all that is about it along, its curated layer by name', () => {
  const moved = withArticleId(bundle(), MINE);
  expect(all(moved)).not.toContain('theirs');
  expect(moved.layers.map(({ layer }) => layer.id)).toEqual(['l1', 'mine:curated']);
  expect(moved.layers[0]?.annotations).toEqual(bundle().layers[0]?.annotations);
});

test('work under another annotator takes layers, copies, decisions and comments along', () => {
  const given = withAnnotatorId(bundle(), BEN, CEM);
  expect(all(given)).not.toContain('"ben"');
  expect(all(withAnnotatorId(given, CEM, BEN))).toContain('"by":"ben"');
});

test('a layer under another id is named so by decisions too', () => {
  const renamed = withLayerIds(bundle(), new Map([[OLD, NEW]]));
  expect(all(renamed)).not.toContain('"l1"');
  expect(renamed.reviews?.[3]).toEqual(bundle().reviews?.[3]);
  expect(withLayerIds(renamed, new Map([[NEW, OLD]]))).toEqual(bundle());
});
