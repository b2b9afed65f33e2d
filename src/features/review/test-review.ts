import { createFormatter, createTranslator } from 'use-intl/core';
import { anAnnotation, anEntity } from '#domain/annotation/test-layers.ts';
import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { compareLayers } from '#domain/curation/compare-layers.ts';
import { labelFamilies } from '#domain/curation/label-family.ts';
import type { ItemStatus, ReviewItem } from '#domain/curation/review-items.ts';
import { brand } from '#domain/ids.ts';
import { en } from '#messages/en/en.ts';
import type { OpenReview, ReviewedLayer } from '#workspace/review-state.ts';
import { indexReview } from './review-index.ts';
import type { WordContext } from './word-context.ts';

// Reviews for tests, compared by the real comparison.

export const TEXT =
  'The council met on Monday. “The bridge is safe,” the mayor said. Nobody believed her.';

/** First and last word of a stretch of the text → where it is. */
export function spanOf(words: string): { start: number; end: number } {
  const start = TEXT.indexOf(words);
  if (start === -1) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
}

export function aVersion(id: string, words: string, more: Partial<Annotation> = {}): Annotation {
  const { start, end } = spanOf(words);
  return anAnnotation(id, start, end, more);
}

type LayerContents = {
  readonly name: string;
  readonly annotations: readonly Annotation[];
  readonly relations?: readonly Relation[];
};

type TestReview = Pick<
  OpenReview,
  'layers' | 'comparison' | 'items' | 'entities' | 'revision' | 'article'
>;

export function aReview(
  layers: readonly LayerContents[],
  statuses: Readonly<Record<string, ItemStatus>> = {},
): TestReview {
  const registry = [
    anEntity('e1', 'Ann Mayor'),
    anEntity('e2', 'the official', { unnamed: true }),
    anEntity('e3', 'The official', { unnamed: true, role: 'representative' }),
  ];
  const entities = new Map(registry.map((entity) => [entity.id, entity]));
  const compared = layers.map(({ annotations, relations = [] }) => ({
    annotations,
    relations,
    entities,
  }));
  const comparison = compareLayers(TEXT, compared, labelFamilies(DEFAULT_CODEBOOK));
  const patternOf = new Map(
    comparison.patterns.flatMap(({ key, differences }) =>
      differences.map((difference) => [difference.key, key] as const),
    ),
  );
  return {
    layers: layers.map(({ name, annotations, relations = [] }) =>
      reviewedLayer(name, annotations, relations),
    ),
    comparison,
    entities,
    items: comparison.differences.map((difference): ReviewItem => ({
      difference,
      pattern: patternOf.get(difference.key) ?? '',
      print: '',
      status: statuses[difference.kind] ?? 'open',
      follows: false,
      positions: [],
      isChanged: false,
      waitsFor: difference.kind === 'relation' ? difference.waitsFor : [],
      disputed: [],
    })),
    revision: {
      hash: brand('0'),
      text: TEXT,
      blocks: [{ id: 'b0', kind: 'paragraph', start: 0, end: TEXT.length }],
      textRules: 1,
    },
    article: {
      id: brand('article'),
      projectId: brand('p1'),
      title: 'The bridge',
      language: 'en',
      direction: 'ltr',
      textHash: brand('0'),
      origin: { kind: 'paste', mediaType: 'text/plain', importedAt: 0 },
      status: 'open',
      hiddenBlocks: [],
      createdAt: 0,
      updatedAt: 0,
    },
  };
}

export function wordsFor(review: TestReview): WordContext {
  const nameOf = (layer: number): string => review.layers[layer]?.annotator.name ?? '';
  const formatter = createFormatter({ locale: 'en', timeZone: 'UTC' });
  return {
    t: createTranslator({ locale: 'en', messages: en, namespace: 'review' }),
    review,
    index: indexReview(review),
    codebook: DEFAULT_CODEBOOK,
    nameOf,
    generalName: nameOf,
    list: (parts) => formatter.list(parts),
  };
}

function reviewedLayer(
  name: string,
  annotations: readonly Annotation[],
  relations: readonly Relation[],
): ReviewedLayer {
  return {
    layer: {
      id: brand(`layer ${name}`),
      articleId: brand('article'),
      annotatorId: brand(name),
      textHash: brand('0'),
      codebookVersion: '1.0.0',
      role: 'annotator',
      state: 'draft',
      rev: 1,
      counts: {
        annotations: annotations.length,
        relations: relations.length,
        byLabel: {},
        attributedClaims: 0,
      },
      entityIds: [],
    },
    annotator: { id: brand(name), name },
    annotations,
    relations,
    isBehind: false,
  };
}
