import type {
  Annotation,
  AttributeValue,
  Attributes,
  Relation,
} from '#domain/annotation/annotation.ts';
import { CUE, SAID_BY } from '#domain/annotation/attribution.ts';
import { ASSERTED_BY, CUE_ATTRIBUTE } from '#domain/annotation/named-entities.ts';
import { type Codebook, type RelationDefinition, findRelation } from '#domain/codebook/codebook.ts';
import { type AnnotationId, type NewId, type RelationId, brand } from '#domain/ids.ts';
import type { Dropped } from './apply-mapping.ts';
import { dropCircles } from './drop-circles.ts';
import type { FindEntity } from './imported-entities.ts';
import { answerFor } from './imported-values.ts';
import type { ImportedRelation, ImportedWork } from './imported-work.ts';
import { type LabelMapping, linksLabels } from './label-mapping.ts';

type Drop = (kind: Dropped['kind'], name: string) => void;

type Draft = { readonly relation: Relation; readonly name: string };

type Scope = {
  readonly codebook: Codebook;
  readonly newId: NewId;
  readonly mapping: LabelMapping;
  /** Those that were kept, by their ids in the file. */
  readonly annotations: ReadonlyMap<string, Annotation>;
  readonly entities: FindEntity;
};

/**
 * Relations between annotations that were kept, and to people. One whose labels fit the other way round only is
 * turned round; the same twice is one. A link from a claim to a cue becomes the `cue` of its `said_by`.
 */
export function relationsOf(work: ImportedWork, scope: Scope, drop: Drop): readonly Relation[] {
  const { annotations, codebook } = scope;
  const drafts = new Map<string, Draft>();
  const cues = new Map<AnnotationId, AnnotationId>();
  for (const told of work.relations) {
    const { type, from, to } = told;
    const start = annotations.get(from);
    const end = annotations.get(to);
    if (!start || !end) {
      drop('relation-end', type);
      continue;
    }
    if (end.label === CUE && start.label !== CUE) {
      cues.set(start.id, end.id);
      continue;
    }
    const definition = definitionOf(type, scope);
    if (!definition) {
      drop('relation', type);
      continue;
    }
    const ends = endsFor(definition, start, end);
    if (!ends) {
      drop('relation-not-allowed', type);
      continue;
    }
    const key = `${definition.id} ${ends.from} ${ends.to}`;
    if (drafts.has(key)) continue;
    const relation: Relation = {
      id: brand<RelationId>(scope.newId()),
      type: definition.id,
      from: ends.from,
      to: { kind: 'annotation', id: ends.to },
      attributes: attributesOf(told, definition, scope, drop),
      provenance: 'imported',
    };
    drafts.set(key, { relation, name: type });
  }
  const kept = dropCircles([...drafts.values()], codebook, (name) => drop('relation-circle', name));
  return withCues([...kept, ...toEntities(work, scope, drop)], cues, codebook, drop);
}

function definitionOf(type: string, { mapping, codebook }: Scope): RelationDefinition | undefined {
  const id = mapping.relations.get(type);
  return id === undefined ? undefined : findRelation(codebook, id);
}

function toEntities(work: ImportedWork, scope: Scope, drop: Drop): readonly Relation[] {
  const made = new Map<string, Relation>();
  for (const told of work.entityRelations ?? []) {
    const { type, from, to } = told;
    const start = scope.annotations.get(from);
    const definition = definitionOf(type, scope);
    if (!start) drop('relation-end', type);
    else if (!definition) drop('relation', type);
    else if (!definition.toEntity || !definition.from.includes(start.label))
      drop('relation-not-allowed', type);
    else {
      const id = scope.entities.idOf(to, '', '');
      const key = `${definition.id} ${start.id} ${id}`;
      if (id === undefined) drop('relation-end', type);
      if (id === undefined || made.has(key)) continue;
      made.set(key, {
        id: brand<RelationId>(scope.newId()),
        type: definition.id,
        from: start.id,
        to: { kind: 'entity', id },
        attributes: attributesOf(told, definition, scope, drop),
        provenance: 'imported',
      });
    }
  }
  return [...made.values()];
}

/** What the codebook asks of such a relation; annotations and people are named by our ids. */
function attributesOf(
  { attributes = {}, assertedBy }: Pick<ImportedRelation, 'attributes' | 'assertedBy'>,
  definition: RelationDefinition,
  { annotations, entities }: Scope,
  drop: Drop,
): Attributes {
  const held = new Map<string, AttributeValue>();
  const hold = (name: string, value: AttributeValue | undefined): void => {
    const asked = definition.attributes.find(({ id }) => id === name);
    const answer = asked && value !== undefined ? answerFor(asked, value) : undefined;
    if (answer === undefined) drop('relation-attribute', name);
    else held.set(name, answer);
  };
  for (const [name, value] of Object.entries(attributes)) {
    if (name === CUE_ATTRIBUTE) hold(name, annotations.get(String(value))?.id);
    // Somebody of whom the file tells nothing is nobody.
    else hold(name, name === ASSERTED_BY ? undefined : value);
  }
  if (assertedBy) hold(ASSERTED_BY, entities.idOf(assertedBy, '', ''));
  return Object.fromEntries(held);
}

function endsFor(
  definition: RelationDefinition,
  a: Annotation,
  b: Annotation,
): { readonly from: AnnotationId; readonly to: AnnotationId } | undefined {
  if (a.id === b.id) return undefined;
  if (linksLabels(definition, a.label, b.label)) return { from: a.id, to: b.id };
  return linksLabels(definition, b.label, a.label) ? { from: b.id, to: a.id } : undefined;
}

function withCues(
  relations: readonly Relation[],
  cues: ReadonlyMap<AnnotationId, AnnotationId>,
  codebook: Codebook,
  drop: Drop,
): readonly Relation[] {
  const hasCue =
    findRelation(codebook, SAID_BY)?.attributes.some(({ id }) => id === CUE_ATTRIBUTE) === true;
  const used = new Set<AnnotationId>();
  const linked = relations.map((relation) => {
    const cue = cues.get(relation.from);
    if (!hasCue || cue === undefined || relation.type !== SAID_BY) return relation;
    used.add(relation.from);
    return { ...relation, attributes: { ...relation.attributes, [CUE_ATTRIBUTE]: cue } };
  });
  for (const claim of cues.keys()) if (!used.has(claim)) drop('relation-not-allowed', CUE);
  return linked;
}
