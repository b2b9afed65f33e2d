import type { Relation } from '#domain/annotation/annotation.ts';
import { areFragmentsValid } from '#domain/annotation/fragments.ts';
import { entitiesOfRelation } from '#domain/annotation/named-entities.ts';
import { splitsPair } from '#domain/anchoring/trim-span.ts';
import { type Codebook, findLabel, findRelation } from '#domain/codebook/codebook.ts';
import type { AnnotationId, EntityId } from '#domain/ids.ts';
import type { ProblemList } from '#formats/file-problem.ts';
import type { AnnotationRecord, QuotedSpan } from './project-schema.ts';

export type LayerScope = {
  readonly codebook: Codebook;
  readonly entities: ReadonlySet<EntityId>;
  readonly text: string;
  readonly problems: ProblemList;
};

/** Checks every annotation; gives back the label of each id. */
export function checkAnnotationRecords(
  annotations: readonly AnnotationRecord[],
  place: string,
  { codebook, entities, text, problems }: LayerScope,
): ReadonlyMap<AnnotationId, string> {
  const labels = new Map<AnnotationId, string>();
  for (const [index, annotation] of annotations.entries()) {
    const at = `${place}[${index}]`;
    const { id, label, entityId, fragments } = annotation;
    if (labels.has(id)) problems.add(`${at}.id`, 'duplicate-id', id);
    labels.set(id, label);
    if (!findLabel(codebook, label)) problems.add(`${at}.label`, 'unknown-label', label);
    if (entityId !== undefined && !entities.has(entityId)) {
      problems.add(`${at}.entityId`, 'unknown-entity', entityId);
    }
    checkFragments(fragments, at, text, problems);
    if (problems.isFull()) break;
  }
  return labels;
}

function checkFragments(
  fragments: readonly QuotedSpan[],
  place: string,
  text: string,
  problems: ProblemList,
): void {
  if (!areFragmentsValid(fragments)) {
    problems.add(`${place}.fragments[${firstFault(fragments)}]`, 'bad-fragments');
  }
  for (const [index, { start, end, quote }] of fragments.entries()) {
    const at = `${place}.fragments[${index}]`;
    if (end > text.length) problems.add(at, 'outside-text', `${end} > ${text.length}`);
    else if (splitsPair(text, start) || splitsPair(text, end)) problems.add(at, 'splits-character');
    else if (text.slice(start, end) !== quote) problems.add(at, 'quote-differs', quote);
  }
}

/** Index of the fragment that is empty, out of order, or touches the one before. */
function firstFault(fragments: readonly QuotedSpan[]): number {
  const count = fragments.findIndex(
    (_, index) => !areFragmentsValid(fragments.slice(0, index + 1)),
  );
  return Math.max(0, count);
}

/** Ends exist, and the codebook has such a relation between their labels. */
export function checkRelations(
  relations: readonly Relation[],
  place: string,
  labels: ReadonlyMap<AnnotationId, string>,
  scope: LayerScope,
): void {
  const { problems } = scope;
  const ids = new Set<string>();
  for (const [index, relation] of relations.entries()) {
    const at = `${place}[${index}]`;
    if (ids.has(relation.id)) problems.add(`${at}.id`, 'duplicate-id', relation.id);
    ids.add(relation.id);
    for (const id of entitiesOfRelation(relation)) {
      if (!scope.entities.has(id)) problems.add(at, 'unknown-entity', id);
    }
    checkEnds(relation, at, labels, scope);
    if (problems.isFull()) return;
  }
}

function checkEnds(
  { type, from, to }: Relation,
  place: string,
  labels: ReadonlyMap<AnnotationId, string>,
  { codebook, problems }: LayerScope,
): void {
  const definition = findRelation(codebook, type);
  const fromLabel = labels.get(from);
  const toLabel = to.kind === 'annotation' ? labels.get(to.id) : undefined;
  if (!definition) problems.add(`${place}.type`, 'unknown-relation-type', type);
  if (fromLabel === undefined) problems.add(`${place}.from`, 'unknown-annotation', from);
  if (to.kind === 'annotation' && toLabel === undefined) {
    problems.add(`${place}.to`, 'unknown-annotation', to.id);
  }
  if (!definition || fromLabel === undefined) return;
  const isToAllowed =
    to.kind === 'entity'
      ? definition.toEntity
      : toLabel === undefined || definition.to.includes(toLabel);
  if (!definition.from.includes(fromLabel) || !isToAllowed) {
    problems.add(place, 'relation-not-allowed', `${fromLabel} ${type} ${toLabel ?? to.kind}`);
  }
}
