import { type AnnotatedArticle, agreementReport } from '#domain/agreement/agreement-report.ts';
import { type Random, randomBelow, seededRandom } from '#domain/agreement/random.ts';
import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { compareLayers } from '#domain/curation/compare-layers.ts';
import type { ComparedLayer } from '#domain/curation/compared-layer.ts';
import { labelFamilies } from '#domain/curation/label-family.ts';
import { type AnnotationId, type RelationId, brand } from '#domain/ids.ts';

// Two annotators who see a text alike for the most part: what comparing them costs.

const LABELS = ['CLAIM', 'CLAIM', 'SPEAKER', 'SOURCE'];
/** Code units between the starts of two annotations: some overlap the next, some lie inside the one before. */
const STEP = 40;
const STANCES = ['asserts', 'denies', 'asks'];

const familyOf = labelFamilies(DEFAULT_CODEBOOK);

/** Ready to be measured: two layers of that many annotations each, more or less. */
export function prepareAlignment(count: number): () => number {
  const { text, layers } = anArticle(count, seededRandom(7));
  return () => compareLayers(text, layers, familyOf).differences.length;
}

export function prepareReport(articles: number, annotations: number): () => number {
  const random = seededRandom(11);
  const all = Array.from({ length: articles }, () => anArticle(annotations, random));
  return () =>
    agreementReport(all, { familyOf, random: seededRandom(1), samples: 1000 }).lines.length;
}

function anArticle(count: number, random: Random): AnnotatedArticle {
  const base = Array.from({ length: count }, (_, index) => anAnnotation(index, random));
  const text = 'A line of news. '.repeat(Math.ceil((count * STEP + 200) / 16));
  const other = base.flatMap((annotation) => seenByAnother(annotation, random));
  return {
    text,
    layers: [
      { annotator: 'Ana', ...aLayer('a', base) },
      { annotator: 'Ben', ...aLayer('b', other) },
    ],
  };
}

function aLayer(side: string, drafts: readonly Annotation[]): ComparedLayer {
  const annotations = drafts.map((each, index) => ({
    ...each,
    id: brand<AnnotationId>(`${side}${index}`),
  }));
  let speaker: Annotation | undefined;
  const relations: Relation[] = [];
  for (const each of annotations) {
    if (each.label === 'SPEAKER') speaker = each;
    if (each.label !== 'CLAIM' || !speaker) continue;
    relations.push({
      id: brand<RelationId>(`r-${each.id}`),
      type: 'said_by',
      from: each.id,
      to: { kind: 'annotation', id: speaker.id },
      attributes: {},
      provenance: 'manual',
    });
  }
  return { annotations, relations, entities: new Map() };
}

function anAnnotation(index: number, random: Random): Annotation {
  const start = index * STEP + randomBelow(random, 20);
  const length = randomBelow(random, 5) === 0 ? 150 : 8 + randomBelow(random, 40);
  const label = LABELS[randomBelow(random, LABELS.length)] ?? 'CLAIM';
  const stance = STANCES[randomBelow(random, STANCES.length)] ?? 'asserts';
  return {
    id: brand<AnnotationId>(`n${index}`),
    label,
    fragments: [{ start, end: start + length }],
    attributes: label === 'CLAIM' ? { stance } : {},
    provenance: 'manual',
    createdAt: 1,
    updatedAt: 1,
    health: 'sound',
  };
}

/** The same, trimmed, relabelled, split, added to, or not at all. */
function seenByAnother(annotation: Annotation, random: Random): readonly Annotation[] {
  const chance = random();
  const { start, end } = annotation.fragments[0] ?? { start: 0, end: 1 };
  const withEnds = (from: number, to: number): Annotation => ({
    ...annotation,
    fragments: [{ start: from, end: Math.max(from + 1, to) }],
  });
  if (chance < 0.6) return [annotation];
  if (chance < 0.75)
    return [withEnds(start + randomBelow(random, 4), end - randomBelow(random, 4))];
  if (chance < 0.83) return [{ ...annotation, label: 'SOURCE' }];
  if (chance < 0.86) {
    const middle = start + Math.floor((end - start) / 2);
    return [withEnds(start, middle), withEnds(middle + 1, end)];
  }
  if (chance < 0.92) return [annotation, withEnds(end + 2, end + 12)];
  return [];
}
