import { emptyLayer } from '#domain/annotation/empty-layer.ts';
import { anAnnotation } from '#domain/annotation/test-layers.ts';
import type { Annotation } from '#domain/annotation/annotation.ts';
import type { Article } from '#domain/article/article.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { compareLayers } from '#domain/curation/compare-layers.ts';
import { labelFamilies } from '#domain/curation/label-family.ts';
import { prepareReview } from '#domain/curation/prepare-review.ts';
import type { Outcome, ReviewEntry, ReviewRow } from '#domain/curation/review-log.ts';
import {
  type AnnotatorId,
  type ArticleId,
  type LayerId,
  type ProjectId,
  brand,
} from '#domain/ids.ts';
import type { LayerBundle } from '#domain/project/project-bundle.ts';
import { encodeProjectFile } from '#formats/project-file/encode-project-file.ts';
import { sha256Hex } from '#storage/sha-256.ts';

export const TITLE = 'Mayor opens bridge';
const TEXT =
  'The mayor said: “The bridge will open in May,” and the council agreed. “It cost 4 million,” she added.';
const [ANA, BEN] = [brand<AnnotatorId>('ana'), brand<AnnotatorId>('ben')];
const ARTICLE = brand<ArticleId>('a1');

function claim(id: string, words: string, label = 'CLAIM'): Annotation {
  const start = TEXT.indexOf(words);
  const annotation = anAnnotation(id, start, start + words.length, { label });
  return label === 'CLAIM' ? { ...annotation, attributes: { stance: 'asserts' } } : annotation;
}

/** Ana lacks a claim, has another's edges too narrow, and calls the council a source. */
const ANAS = [claim('a-1', 'The bridge will open in May'), claim('a-2', 'the council', 'SOURCE')];
const BENS = [
  claim('b-1', '“The bridge will open in May,”'),
  claim('b-2', 'the council', 'SPEAKER'),
  claim('b-3', '“It cost 4 million,”'),
];

/**
 * The file that comes back to Ana from Ben: each difference is decided for him with a reason, one asks for a
 * clearer guideline, and her work is sent back. `by`: the person whose file it is when it is opened first.
 */
export async function reviewedProject(): Promise<Buffer> {
  const hash = brand<LayerBundle['layer']['textHash']>(await sha256Hex(TEXT));
  const article: Article = {
    id: ARTICLE,
    projectId: brand<ProjectId>('p1'),
    title: TITLE,
    language: 'en',
    direction: 'ltr',
    textHash: hash,
    origin: { kind: 'paste', mediaType: 'text/plain', importedAt: 1 },
    status: 'open',
    hiddenBlocks: [],
    createdAt: 1,
    updatedAt: 1,
  };
  const layerOf = (by: AnnotatorId, annotations: readonly Annotation[]): LayerBundle => {
    const empty = emptyLayer(brand<LayerId>(`l-${by}`), article, by, DEFAULT_CODEBOOK.version);
    const byLabel: Record<string, number> = {};
    for (const { label } of annotations) byLabel[label] = (byLabel[label] ?? 0) + 1;
    const counts = { annotations: annotations.length, relations: 0, byLabel, attributedClaims: 0 };
    const layer = { ...empty, rev: 5, state: 'submitted' as const, counts };
    return { layer, annotations, relations: [] };
  };
  const layers = [layerOf(ANA, ANAS), layerOf(BEN, BENS)];
  return Buffer.from(
    await encodeProjectFile(
      {
        project: {
          id: article.projectId,
          name: 'Desk',
          codebook: DEFAULT_CODEBOOK,
          codebookHistory: [],
          annotators: [
            { id: ANA, name: 'Ana' },
            { id: BEN, name: 'Ben' },
          ],
          settings: { enabledLabels: [] },
          createdAt: 1,
        },
        entities: [],
        articles: [
          {
            article,
            revision: {
              hash,
              text: TEXT,
              blocks: [{ id: 'b0', kind: 'paragraph', start: 0, end: TEXT.length }],
              textRules: 1,
            },
            layers,
            frozen: layers.map((layer) => ({ ...layer, at: 2 })),
            reviews: logOf(layers),
          },
        ],
      },
      sha256Hex,
    ),
  );
}

function logOf(layers: readonly LayerBundle[]): readonly ReviewRow[] {
  const compared = layers.map(({ layer, annotations, relations }) => ({
    id: layer.id,
    annotatorId: layer.annotatorId,
    annotations,
    relations,
    entities: new Map(),
  }));
  const comparison = compareLayers(TEXT, compared, labelFamilies(DEFAULT_CODEBOOK));
  const { prints } = prepareReview(compared, comparison, DEFAULT_CODEBOOK);
  const { differences } = comparison;
  const take: Outcome = { kind: 'take', layer: brand<LayerId>('l-ben') };
  const decide = (index: number, outcome: Outcome, note: string): ReviewEntry => {
    const key = differences[index]?.key ?? '';
    const items = [{ key, print: prints.get(key) ?? '', outcome }];
    return { kind: 'decide', how: { kind: 'single' }, items, note };
  };
  const entries: readonly ReviewEntry[] = [
    {
      kind: 'begin',
      mode: 'lead',
      layers: layers.map(({ layer: { id, rev } }) => ({ id, rev })),
    },
    ...differences.map((_difference, index) =>
      decide(index, take, 'Quotation marks belong to it.'),
    ),
    {
      kind: 'verdict',
      layer: brand<LayerId>('l-ana'),
      rev: 5,
      verdict: 'returned',
      summary: 'Good work. Please look at the quotes.',
    },
  ];
  return entries.map((entry, index) => ({
    articleId: ARTICLE,
    by: BEN,
    seq: index + 1,
    at: 10 + index,
    entry,
  }));
}
