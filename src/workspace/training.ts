import { sortedAnnotations, sortedRelations } from '#domain/annotation/build-layer-state.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import type { ComparedLayer } from '#domain/curation/compared-layer.ts';
import { type Comparison, compareLayers } from '#domain/curation/compare-layers.ts';
import { labelFamilies } from '#domain/curation/label-family.ts';
import type { ArticleId } from '#domain/ids.ts';
import { hidesColleagues } from '#domain/project/project.ts';
import type { TrainingArticle as Article } from '#storage/agreement-messages.ts';
import { comparedLayer, registryOf } from '#storage/read-annotated.ts';
import { beginComparison } from '#storage/training-repository.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import { runAgreementJob } from './agreement.ts';
import { areEditsSaved } from './edits-saved.ts';
import { database, now, store } from './store.ts';

/** Screens know storage only through this. */
export type TrainingArticle = Article;

/** Articles with an agreed version, and how near I came to it. `undefined`: called off, or unreadable. */
export async function readTraining(
  signal: AbortSignal,
): Promise<readonly TrainingArticle[] | undefined> {
  const { project, me } = store.getState();
  if (!project || !me || !(await areEditsSaved(signal))) return undefined;
  const request = { kind: 'training', projectId: project.id, me: me.id } as const;
  const reply = await runAgreementJob(request, { signal });
  return reply.kind === 'training' ? reply.articles : undefined;
}

export type GoldOutcome =
  | { readonly kind: 'gold'; readonly gold: ComparedLayer }
  | { readonly kind: 'no-gold' | 'hidden' | 'unsaved' | 'failed' };

/** The agreed version of the article; my layer is kept as it is now, before I see it. */
export async function showGold(articleId: ArticleId): Promise<GoldOutcome> {
  const { me, project, open } = store.getState();
  if (!me || !project) return { kind: 'failed' };
  // The agreed version is made of colleagues' work.
  if (hidesColleagues(project, open?.layer.state)) return { kind: 'hidden' };
  // The copy is made from the disk: an edit on its way there would be missing.
  if (!(await areEditsSaved())) return { kind: 'unsaved' };
  const read = await beginComparison(database(), { articleId, me: me.id, at: now() });
  if (!read.ok) return { kind: 'failed' };
  return read.value ? { kind: 'gold', gold: read.value } : { kind: 'no-gold' };
}

/** My layer of the open article (layer 0) against gold (layer 1). `undefined`: it is not open. */
export function compareWithGold(state: LayerState, gold: ComparedLayer): Comparison | undefined {
  const { open, project } = store.getState();
  if (!open || !project) return undefined;
  const registry = registryOf([...valuesOf(state.entities)], project);
  const parts = { annotations: sortedAnnotations(state), relations: sortedRelations(state) };
  const own = { ...comparedLayer(parts, registry), entities: gold.entities };
  return compareLayers(open.revision.text, [own, gold], labelFamilies(project.codebook));
}
