import {
  buildLayerState,
  sortedAnnotations,
  sortedRelations,
} from '#domain/annotation/build-layer-state.ts';
import { countLayer, entityIdsOf } from '#domain/annotation/count-layer.ts';
import type { Entity } from '#domain/entities/entity.ts';
import {
  type AnnotatorId,
  type ArticleId,
  type LayerId,
  type TextHash,
  brand,
} from '#domain/ids.ts';
import type { LayerBundle } from '#domain/project/project-bundle.ts';
import { type ApplyContext, type Dropped, applyMapping } from './apply-mapping.ts';
import type { ImportedWork } from './imported-work.ts';
import type { LabelMapping } from './label-mapping.ts';

export type ImportedLayerInput = {
  readonly work: ImportedWork;
  readonly mapping: LabelMapping;
  readonly context: ApplyContext;
  readonly articleId: ArticleId;
  readonly textHash: TextHash;
  /** Whose layer it becomes. */
  readonly annotatorId: AnnotatorId;
};

export type ImportedLayer = {
  readonly bundle: LayerBundle;
  /** New ones, to be stored with it. */
  readonly entities: readonly Entity[];
  readonly dropped: readonly Dropped[];
};

/**
 * A layer to be stored together with its new article, as a snapshot without a log: there is nothing
 * to undo in what another tool made. Its revision is 1, so that it counts as annotated.
 */
export function buildImportedLayer(input: ImportedLayerInput): ImportedLayer {
  const { context, articleId, textHash, annotatorId } = input;
  const applied = applyMapping(input.work, input.mapping, context);
  const { annotations, relations, entities, dropped } = applied;
  const state = buildLayerState(annotations, relations, entities);
  const bundle: LayerBundle = {
    layer: {
      id: brand<LayerId>(context.newId()),
      articleId,
      annotatorId,
      textHash,
      codebookVersion: context.codebook.version,
      role: 'annotator',
      state: 'draft',
      rev: annotations.length > 0 ? 1 : 0,
      counts: countLayer(state),
      entityIds: entityIdsOf(state),
    },
    annotations: sortedAnnotations(state),
    relations: sortedRelations(state),
  };
  return { bundle, entities, dropped };
}
