import {
  compareIds,
  sortedAnnotations,
  sortedRelations,
} from '#domain/annotation/build-layer-state.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { EntityId } from '#domain/ids.ts';
import { fileStem } from '#domain/text/file-stem.ts';
import type { ArticleBundle } from '#domain/project/project-bundle.ts';
import { readOriginal } from '#storage/article-repository.ts';
import { verifiedProjectFile } from '#storage/project-file-jobs.ts';
import { sha256Hex } from '#storage/sha-256.ts';
import { type ExportOutcome, offer } from './exchange.ts';
import { type LeftArticle, database, runtime, store } from './store.ts';

/**
 * The open article and all that were left with edits that could not be saved, as they are in memory:
 * a project file that is read back and compared like any other. Imported where it was made, its
 * layers take the place of the older ones that are stored.
 */
export async function emergencyFile(): Promise<ExportOutcome> {
  const { project, me } = store.getState();
  const held = heldArticles();
  const [first] = held;
  if (!project || !me || !first) return { ok: false, problems: [{ place: '', kind: 'crashed' }] };
  const entities = new Map<EntityId, Entity>();
  for (const { session } of held) {
    for (const entity of valuesOf(session.value().state.entities)) {
      entities.set(entity.id, { ...entity, projectId: project.id });
    }
  }
  const articles = await Promise.all(
    held.map(async ({ article, revision, session }): Promise<ArticleBundle> => {
      const { layer, state } = session.value();
      const original = await readOriginal(database(), article.id).catch(() => undefined);
      return {
        // Another tab may have opened another project meanwhile; it comes along into that one.
        article: { ...article, projectId: project.id },
        revision,
        layers: [
          {
            layer: { ...layer, annotatorId: me.id },
            annotations: sortedAnnotations(state),
            relations: sortedRelations(state),
          },
        ],
        ...(original && { original }),
      };
    }),
  );
  const result = await verifiedProjectFile(
    { project, entities: [...entities.values()].toSorted(compareIds), articles },
    sha256Hex,
  );
  const name = held.length === 1 ? first.article.title : project.name;
  return offer(result, `${fileStem(name)}.ascribe.json`);
}

/** The open article first. */
function heldArticles(): readonly LeftArticle[] {
  const { open } = store.getState();
  const { session, unsettled } = runtime;
  const shown =
    open && session ? [{ article: open.article, revision: open.revision, session }] : [];
  return [...shown, ...unsettled.values()];
}
