import { type Alignment, alignLayers } from './align-layers.ts';
import type { ComparedLayer } from './compared-layer.ts';
import type { Difference } from './difference.ts';
import { type PatternGroup, groupByPattern } from './patterns.ts';
import { type RelationGroup, alignRelations } from './align-relations.ts';
import { relationDifferences } from './relation-differences.ts';
import { type EntityKeys, resolveEntities } from './resolve-entities.ts';
import { spanDifferences } from './span-differences.ts';

export type Comparison = {
  readonly alignment: Alignment;
  /** From `resolveEntities`, one a layer. */
  readonly entityKeys: readonly EntityKeys[];
  /** The relations of all layers, those that stand for one link together. */
  readonly relations: readonly RelationGroup[];
  /** Those of annotations in reading order, then those of relations. */
  readonly differences: readonly Difference[];
  readonly patterns: readonly PatternGroup[];
};

/** Compares two or more layers on one text: aligns them and says where they differ, and how. */
export function compareLayers(
  text: string,
  layers: readonly ComparedLayer[],
  familyOf: (label: string) => string,
): Comparison {
  const entityKeys = resolveEntities(layers.map(({ entities }) => entities));
  const alignment = alignLayers(layers, { familyOf, entityKeys });
  const ofSpans = spanDifferences(text, alignment, entityKeys);
  const relations = alignRelations(layers, alignment, entityKeys);
  const ofRelations = relationDifferences(relations, ofSpans);
  const differences = [...ofSpans, ...ofRelations];
  return {
    alignment,
    entityKeys,
    relations,
    differences,
    patterns: groupByPattern(differences),
  };
}
