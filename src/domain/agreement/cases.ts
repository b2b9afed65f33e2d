import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { SAID_BY, UNATTRIBUTED } from '#domain/annotation/attribution.ts';
import { type Comparison, compareLayers } from '#domain/curation/compare-layers.ts';
import type { ComparedLayer } from '#domain/curation/compared-layer.ts';
import { comparePlaces, type ComparedPlace } from '#domain/curation/decompose.ts';
import type { Difference } from '#domain/curation/difference.ts';
import { answerKey } from '#domain/curation/span-differences.ts';
import { fragmentsEqual } from '#domain/matching/fragment-overlap.ts';
import type { AnnotatedArticle } from './agreement-report.ts';
import type { Metric } from './metric.ts';
import type { LineSubject } from './report-measures.ts';

/** Which places stand behind a figure: those on which two annotators differ in what it measures. */
export type CaseQuestion =
  /**
   * `found`: only one marked it; `boundary`, `label`, `speaker`: both did, with others; `unmatched`: only
   * one marked it, or the labels differ; `span`: any of that, or the edges differ.
   */
  | {
      readonly kind: 'found' | 'boundary' | 'label' | 'speaker' | 'unmatched' | 'span';
      readonly label?: string;
    }
  | { readonly kind: 'attribute'; readonly label: string; readonly attribute: string }
  | { readonly kind: 'entity' }
  | { readonly kind: 'relation'; readonly relation?: string }
  /** One cell of the grid of labels; an absent label is "not marked". */
  | {
      readonly kind: 'cell';
      readonly first?: string;
      readonly second?: string;
      /** It does not matter who of the two said which. */
      readonly isEitherWay?: true;
    };

/** One annotator's version at a place. */
export type CaseVersion = {
  readonly label: string;
  readonly fragments: Annotation['fragments'];
  /** What it is about beyond the span: the answer, the names of the speakers, the type of the relation. */
  readonly detail?: string;
};

/** One place where a figure's pair of annotators differs, or that a cell of the grid counts. */
export type AgreementCase = {
  readonly pair: readonly [string, string];
  readonly versions: readonly [CaseVersion | undefined, CaseVersion | undefined];
  /** An annotation that stands there, of either. */
  readonly annotation: Annotation['id'];
  /** Key of the review's item about it, where there is one. */
  readonly key?: string;
};

/** What a click on a figure asks for. */
export function questionOf({ metric, label, attribute, relation }: LineSubject): CaseQuestion {
  if (label !== undefined && attribute !== undefined)
    return { kind: 'attribute', label, attribute };
  const kind = KINDS[metric] ?? 'span';
  if (kind === 'relation') return { kind, ...(relation !== undefined && { relation }) };
  if (kind === 'entity') return { kind };
  return { kind, ...(label !== undefined && { label }) };
}

const KINDS: Readonly<
  Partial<Record<Metric, Exclude<CaseQuestion['kind'], 'cell' | 'attribute'>>>
> = {
  f1_overlap: 'unmatched',
  agr: 'found',
  found: 'found',
  same_boundary: 'boundary',
  same_label: 'label',
  same_speaker: 'speaker',
  same_entity: 'entity',
  krippendorff_alpha_nominal: 'label',
  cohen_kappa: 'label',
  scott_pi: 'label',
  gwet_ac1: 'label',
  fleiss_kappa: 'label',
  relation_f1: 'relation',
  relation_f1_unlabelled: 'relation',
  relation_f1_given_ends: 'relation',
  gold_speaker: 'speaker',
};

export type CaseOptions = {
  readonly familyOf: (label: string) => string;
  /** Two annotators; absent for every pair. */
  readonly pair?: readonly [string, string];
};

/**
 * The places of one article that stand behind a figure, pair by pair and in reading order. Its layers
 * in the order in which a review compares them, so that the keys are the review's.
 */
export function findCases(
  { text, layers }: AnnotatedArticle,
  question: CaseQuestion,
  { familyOf, pair }: CaseOptions,
): readonly AgreementCase[] {
  const found: AgreementCase[] = [];
  const keyOf = layers.length > 1 ? reviewKeys(compareLayers(text, layers, familyOf)) : undefined;
  for (const [index, one] of layers.entries()) {
    for (const other of layers.slice(index + 1)) {
      const [a, b] = one.annotator < other.annotator ? [one, other] : [other, one];
      if (pair && (a.annotator !== pair[0] || b.annotator !== pair[1])) continue;
      const compared = {
        text,
        layers: [a, b] as const,
        names: [a.annotator, b.annotator] as const,
      };
      for (const { topic, ...each } of pairCases(compared, question, familyOf)) {
        const key = keyOf?.get(`${topic} ${each.annotation}`);
        found.push({ ...each, ...(key !== undefined && { key }) });
      }
    }
  }
  return found;
}

type Layers = readonly [ComparedLayer, ComparedLayer];
type ComparedPair = {
  readonly text: string;
  readonly layers: Layers;
  readonly names: readonly [string, string];
};
/** With what the review's item about it would be about (`topicOf`). */
type Found = AgreementCase & { readonly topic: string };

function pairCases(
  { text, layers, names: pair }: ComparedPair,
  question: CaseQuestion,
  familyOf: (label: string) => string,
): readonly Found[] {
  const comparison = compareLayers(text, layers, familyOf);
  const { kind } = question;
  if (kind === 'attribute') return attributeCases(comparison, question, pair);
  if (kind === 'entity') return entityCases(comparison, layers, pair);
  if (kind === 'relation') return relationCases(comparison, layers, question, pair);
  return comparePlaces(layers, comparison.alignment, comparison.entityKeys).flatMap((place) => {
    const topic = topicAt(place, question);
    if (topic === undefined) return [];
    return [{ pair, topic, ...placeCase(place, layers, question) }];
  });
}

function attributeCases(
  { differences }: Comparison,
  { label, attribute }: CaseQuestion & { readonly kind: 'attribute' },
  pair: Found['pair'],
): readonly Found[] {
  return differences.flatMap((difference): readonly Found[] => {
    if (difference.kind !== 'attribute' || difference.attribute !== attribute) return [];
    const [a, b] = difference.members;
    if (!a || !b || a.label !== label) return [];
    const [ours, theirs] = difference.values.map(answerKey);
    const versions = [versionOf(a, ours ?? ''), versionOf(b, theirs ?? '')] as const;
    return [{ pair, topic: topicOf(difference), annotation: a.id, versions }];
  });
}

function entityCases(
  { differences }: Comparison,
  layers: Layers,
  pair: Found['pair'],
): readonly Found[] {
  return differences.flatMap((difference): readonly Found[] => {
    if (difference.kind !== 'entity') return [];
    const [a, b] = difference.members;
    if (!a || !b || a.entityId === undefined || b.entityId === undefined) return [];
    const versions = [
      versionOf(a, entityName(layers[0], a)),
      versionOf(b, entityName(layers[1], b)),
    ] as const;
    return [{ pair, topic: topicOf(difference), annotation: a.id, versions }];
  });
}

/** The kind of difference that puts the place on the list; `undefined` where it does not belong there. */
function topicAt(
  { a, b, label, speaker }: ComparedPlace,
  question: Exclude<CaseQuestion, { kind: 'attribute' | 'entity' | 'relation' }>,
): Difference['kind'] | undefined {
  const isOne = !a || !b;
  const hasOtherLabel = !isOne && a.label !== b.label;
  const hasOtherEdges = !isOne && !fragmentsEqual(a.fragments, b.fragments);
  if (question.kind === 'cell') {
    const { first, second, isEitherWay } = question;
    const isThere = a?.label === first && b?.label === second;
    const isTurned = a?.label === second && b?.label === first;
    if (!isThere && !(isEitherWay && isTurned)) return undefined;
    if (isOne) return 'only';
    return hasOtherLabel ? 'label' : 'edge';
  }
  // A place counts for the label that either of them gave it.
  const isOfLabel =
    question.label === undefined ||
    label === question.label ||
    (question.kind !== 'found' && b?.label === question.label);
  if (!isOfLabel) return undefined;
  switch (question.kind) {
    case 'found':
      return isOne ? 'only' : undefined;
    case 'boundary':
      return hasOtherEdges ? 'edge' : undefined;
    case 'label':
      return hasOtherLabel ? 'label' : undefined;
    case 'speaker':
      return speaker === false ? 'relation' : undefined;
    case 'unmatched':
      if (isOne) return 'only';
      return hasOtherLabel ? 'label' : undefined;
    case 'span':
      if (isOne) return 'only';
      if (hasOtherLabel) return 'label';
      return hasOtherEdges ? 'edge' : undefined;
  }
}

function placeCase(
  { a, b }: ComparedPlace,
  layers: Layers,
  question: CaseQuestion,
): Omit<AgreementCase, 'pair'> {
  const version = (annotation: Annotation | undefined, side: 0 | 1): CaseVersion | undefined =>
    annotation &&
    versionOf(
      annotation,
      question.kind === 'speaker' ? speakerNames(layers[side], annotation) : undefined,
    );
  const annotation = a ?? b;
  if (!annotation) throw new Error('a place that nobody marked');
  return { annotation: annotation.id, versions: [version(a, 0), version(b, 1)] };
}

function versionOf({ label, fragments }: Annotation, detail?: string): CaseVersion {
  return { label, fragments, ...(detail !== undefined && { detail }) };
}

function entityName({ entities }: ComparedLayer, { entityId }: Annotation): string {
  return entityId === undefined ? '' : (entities.get(entityId)?.name ?? entityId);
}

/** Whom a claim is given to, by name; `-` for nobody. */
function speakerNames(layer: ComparedLayer, claim: Annotation): string {
  if (claim.attributes[UNATTRIBUTED] === true) return NOBODY;
  const byId = new Map(layer.annotations.map((annotation) => [annotation.id, annotation]));
  return layer.relations
    .filter(({ type, from }) => type === SAID_BY && from === claim.id)
    .flatMap(({ to }) => {
      if (to.kind === 'entity') return layer.entities.get(to.id)?.name ?? to.id;
      const mention = byId.get(to.id);
      return mention ? entityName(layer, mention) : [];
    })
    .filter((name) => name !== '')
    .join(', ');
}

/** Detail of a claim that nobody stands behind. */
export const NOBODY = '-';

function relationCases(
  { differences }: Comparison,
  layers: Layers,
  { relation }: CaseQuestion & { readonly kind: 'relation' },
  pair: Found['pair'],
): readonly Found[] {
  return differences.flatMap((difference): readonly Found[] => {
    if (difference.kind !== 'relation') return [];
    const [a, b] = difference.relations;
    const first = a ?? b;
    if (!first || (relation !== undefined && a?.type !== relation && b?.type !== relation))
      return [];
    const version = (one: Relation | undefined, side: 0 | 1): CaseVersion | undefined => {
      const start = one && layers[side].annotations.find(({ id }) => id === one.from);
      return start && versionOf(start, one.type);
    };
    return [
      {
        pair,
        topic: topicOf(difference),
        annotation: first.from,
        versions: [version(a, 0), version(b, 1)],
      },
    ];
  });
}

/** Topic and annotation of a case → the key that the review of all layers gives the item. */
function reviewKeys({ differences }: Comparison): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const note = (topic: string, id: string, key: string): void => {
    if (!keys.has(`${topic} ${id}`)) keys.set(`${topic} ${id}`, key);
  };
  for (const difference of differences) {
    const { key } = difference;
    const topic = topicOf(difference);
    if (difference.kind === 'relation') {
      for (const one of difference.relations) if (one) note(topic, one.from, key);
      continue;
    }
    for (const member of difference.members) if (member) note(topic, member.id, key);
    if (difference.kind !== 'split') continue;
    // It stands for the edges and the missing parts that it explains.
    const { whole, parts } = difference.split;
    for (const { id } of [whole.annotation, ...parts.annotations]) {
      note('edge', id, key);
      note('only', id, key);
    }
  }
  return keys;
}

function topicOf(difference: Difference): string {
  return difference.kind === 'attribute' ? `attribute ${difference.attribute}` : difference.kind;
}
