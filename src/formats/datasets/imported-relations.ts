import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { CUE, SAID_BY } from '#domain/annotation/attribution.ts';
import { type Codebook, type RelationDefinition, findRelation } from '#domain/codebook/codebook.ts';
import { type AnnotationId, type NewId, type RelationId, brand } from '#domain/ids.ts';
import type { Dropped } from './apply-mapping.ts';
import { dropCircles } from './drop-circles.ts';
import type { ImportedWork } from './imported-work.ts';
import { type LabelMapping, linksLabels } from './label-mapping.ts';

type Drop = (kind: Dropped['kind'], name: string) => void;

type Draft = { readonly relation: Relation; readonly name: string };

/**
 * Relations between annotations that were kept. One whose labels fit the other way round only is
 * turned round; the same twice is one. A link from a claim to a cue becomes the `cue` of its `said_by`.
 */
export function relationsOf(
  work: ImportedWork,
  annotations: ReadonlyMap<string, Annotation>,
  mapping: LabelMapping,
  { codebook, newId }: { readonly codebook: Codebook; readonly newId: NewId },
  drop: Drop,
): readonly Relation[] {
  const drafts = new Map<string, Draft>();
  const cues = new Map<AnnotationId, AnnotationId>();
  for (const { type, from, to } of work.relations) {
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
    const id = mapping.relations.get(type);
    const definition = id === undefined ? undefined : findRelation(codebook, id);
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
      id: brand<RelationId>(newId()),
      type: definition.id,
      from: ends.from,
      to: { kind: 'annotation', id: ends.to },
      attributes: {},
      provenance: 'imported',
    };
    drafts.set(key, { relation, name: type });
  }
  const kept = dropCircles([...drafts.values()], codebook, (name) => drop('relation-circle', name));
  return withCues(kept, cues, codebook, drop);
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
    findRelation(codebook, SAID_BY)?.attributes.some(({ id }) => id === 'cue') === true;
  const used = new Set<AnnotationId>();
  const linked = relations.map((relation) => {
    const cue = cues.get(relation.from);
    if (!hasCue || cue === undefined || relation.type !== SAID_BY) return relation;
    used.add(relation.from);
    return { ...relation, attributes: { cue } };
  });
  for (const claim of cues.keys()) if (!used.has(claim)) drop('relation-not-allowed', CUE);
  return linked;
}
