import { expect, test } from 'vitest';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { bucketMapFrom, emptyMap } from '#domain/collection/bucket-map.ts';
import { type AnnotationId, brand } from '#domain/ids.ts';
import { annotationsBySentence, articleSentences } from './article-sentences.ts';
import { outlineOf } from './ordered-annotations.ts';

const TEXT = 'Prices rose. “They fell,” she said.\n\nNobody knows.';
const BLOCKS = [
  { id: 'b0', kind: 'paragraph', start: 0, end: 35 },
  { id: 'b1', kind: 'paragraph', start: 37, end: 50 },
] as const;

function annotation(id: string, label: string, start: number, end: number): Annotation {
  return {
    id: brand<AnnotationId>(id),
    label,
    fragments: [{ start, end }],
    attributes: {},
    provenance: 'manual',
    createdAt: 0,
    updatedAt: 0,
    health: 'sound',
  };
}

const all = [
  annotation('she', 'SPEAKER', 26, 29),
  annotation('quote', 'CLAIM', 13, 25),
  annotation('they', 'CLAIM', 13, 24),
  annotation('last', 'CLAIM', 37, 49),
];

const state = {
  annotations: bucketMapFrom(all.map((one) => [one.id, one] as const)),
  relations: emptyMap(),
  relationsOf: emptyMap(),
  entities: emptyMap(),
  entityUses: emptyMap(),
} as unknown as Parameters<typeof annotationsBySentence>[0];

test('each sentence lists what begins in it, longer ones first', () => {
  const sentences = articleSentences(TEXT, BLOCKS, 'en');
  expect(sentences.map(({ start, end }) => TEXT.slice(start, end))).toEqual([
    'Prices rose.',
    '“They fell,” she said.',
    'Nobody knows.',
  ]);
  const lists = annotationsBySentence(state, sentences);
  expect(lists.get(0)).toBeUndefined();
  expect(lists.get(1)).toEqual(['quote', 'they', 'she']);
  expect(lists.get(2)).toEqual(['last']);
});

test('what is in a hidden part is listed where it can be seen, and nowhere if it cannot', () => {
  const sentences = articleSentences(TEXT, [BLOCKS[1]], 'en');
  const reaching = { ...annotation('split', 'CLAIM', 13, 24) };
  const withPieces = { ...reaching, fragments: [...reaching.fragments, { start: 44, end: 49 }] };
  const across = annotation('across', 'CLAIM', 0, 43);
  const hidden = annotation('hidden', 'CLAIM', 13, 25);
  const annotations = bucketMapFrom(
    [withPieces, across, hidden].map((one) => [one.id, one] as const),
  );
  const lists = annotationsBySentence({ ...state, annotations }, sentences);
  expect([...lists]).toEqual([[0, ['across', 'split']]]);
});

test('the outline keeps to one label and brings what nobody stands behind to the top', () => {
  const openOnes = new Set<string>(['last']);
  const rows = outlineOf(state, { label: 'CLAIM', unattributedFirst: true }, (id) =>
    openOnes.has(id),
  );
  expect(rows.map(({ id }) => id)).toEqual(['last', 'quote', 'they']);
});
