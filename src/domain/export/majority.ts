import {
  type Annotation,
  type AttributeValue,
  type Attributes,
  type Relation,
  answerTo,
} from '#domain/annotation/annotation.ts';
import { type AnnotationId, type EntityId, type RelationId, brand } from '#domain/ids.ts';
import type { LayerBundle } from '#domain/project/project-bundle.ts';

type Contents = Pick<LayerBundle, 'annotations' | 'relations'>;

/**
 * What more than half of an article's annotators have: an annotation counts as the same when label
 * and pieces are, a relation when its type and both ends are; of attributes and entities those count
 * that more than half of all annotators gave. Notes and evidence are one person's and stay behind.
 */
export function majorityOf(layers: readonly Contents[]): Contents {
  const needed = layers.length / 2;
  const votes = new Map<string, Map<number, Annotation>>();
  /** Annotation id in its layer → what it counts as. */
  const keys = layers.map(({ annotations }, voter) => {
    const keyOfId = new Map<string, string>();
    for (const annotation of annotations) {
      const key = keyOf(annotation);
      keyOfId.set(annotation.id, key);
      const of = votes.get(key) ?? new Map<number, Annotation>();
      votes.set(key, of);
      // The same twice by one annotator is one vote.
      if (!of.has(voter)) of.set(voter, annotation);
    }
    return keyOfId;
  });
  const idOf = new Map<string, AnnotationId>();
  const annotations: Annotation[] = [];
  for (const [key, of] of votes) {
    const [first] = of.values();
    if (of.size <= needed || !first) continue;
    idOf.set(key, first.id);
    annotations.push(agreed(first, [...of.values()], needed));
  }
  return {
    annotations: unique(annotations, idOf),
    relations: relationsOf(layers, keys, idOf, needed),
  };
}

function keyOf({ label, fragments }: Annotation): string {
  return `${fragments.map(({ start, end }) => `${start}-${end}`).join(' ')} ${label}`;
}

/** Ids come from several layers: one that is there twice is told from the other. */
function unique(
  annotations: readonly Annotation[],
  idOf: Map<string, AnnotationId>,
): readonly Annotation[] {
  const seen = new Set<string>();
  return annotations.map((annotation) => {
    let { id } = annotation;
    for (let count = 2; seen.has(id); count += 1)
      id = brand<AnnotationId>(`${annotation.id}-${count}`);
    seen.add(id);
    idOf.set(keyOf(annotation), id);
    return { ...annotation, id };
  });
}

function agreed(first: Annotation, all: readonly Annotation[], needed: number): Annotation {
  const entityId = mostNamed<EntityId>(
    all.map((each) => each.entityId),
    needed,
  );
  const { id, label, fragments, createdAt, updatedAt, health } = first;
  return {
    id,
    label,
    fragments,
    attributes: agreedAttributes(all, needed),
    ...(entityId !== undefined && { entityId }),
    provenance: 'curated',
    createdAt,
    updatedAt,
    health,
  };
}

function agreedAttributes(
  all: readonly { readonly attributes: Attributes }[],
  needed: number,
): Attributes {
  const names = new Set(all.flatMap(({ attributes }) => Object.keys(attributes)));
  const agreedValues: [string, AttributeValue][] = [];
  for (const name of [...names].toSorted()) {
    const values = all.map(({ attributes }) => answerTo(attributes, name));
    const lists = values.filter((value) => typeof value === 'object');
    if (lists.length > 0) {
      const options = [...new Set(lists.flat())];
      const kept = options.filter(
        (option) => lists.filter((list) => list.includes(option)).length > needed,
      );
      if (kept.length > 0) agreedValues.push([name, kept]);
      continue;
    }
    const plain = values.filter((value) => typeof value !== 'object');
    const value = mostNamed(plain, needed);
    if (value !== undefined) agreedValues.push([name, value]);
  }
  return Object.fromEntries(agreedValues);
}

function mostNamed<T>(values: readonly (T | undefined)[], needed: number): T | undefined {
  return values.find(
    (value) => value !== undefined && values.filter((other) => other === value).length > needed,
  );
}

function relationsOf(
  layers: readonly Contents[],
  keys: readonly ReadonlyMap<string, string>[],
  idOf: ReadonlyMap<string, AnnotationId>,
  needed: number,
): readonly Relation[] {
  const votes = new Map<string, Map<number, Relation>>();
  for (const [voter, { relations }] of layers.entries()) {
    for (const relation of relations) {
      const from = idOf.get(keys[voter]?.get(relation.from) ?? '');
      const to = endOf(relation.to, keys[voter], idOf);
      if (from === undefined || !to) continue;
      const key = `${relation.type} ${from} ${to.kind} ${to.id}`;
      const of = votes.get(key) ?? new Map<number, Relation>();
      votes.set(key, of);
      if (!of.has(voter)) of.set(voter, { ...relation, from, to });
    }
  }
  const taken = new Set<string>();
  return [...votes.values()].flatMap((of) => {
    const [first] = of.values();
    if (!first || of.size <= needed) return [];
    let { id } = first;
    for (let count = 2; taken.has(id); count += 1) id = brand<RelationId>(`${first.id}-${count}`);
    taken.add(id);
    const attributes = agreedAttributes([...of.values()], needed);
    // The cue is one annotator's own annotation.
    const { cue: _cue, ...rest } = attributes;
    return [{ ...first, id, attributes: rest, provenance: 'curated' as const }];
  });
}

function endOf(
  to: Relation['to'],
  keyOfId: ReadonlyMap<string, string> | undefined,
  idOf: ReadonlyMap<string, AnnotationId>,
): Relation['to'] | undefined {
  if (to.kind === 'entity') return to;
  const id = idOf.get(keyOfId?.get(to.id) ?? '');
  return id === undefined ? undefined : { kind: 'annotation', id };
}
