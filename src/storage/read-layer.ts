import type { LayerState } from '#domain/annotation/layer-state.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { LayerId } from '#domain/ids.ts';
import { type Database, layerOf, revisionsOf } from './database.ts';
import { entryOf } from './log-entry.ts';
import { restoreLayer } from './replay.ts';

export type ReadLayer = {
  readonly article: Article;
  readonly revision: TextRevision;
  readonly layer: Layer;
  readonly state: LayerState;
};

/** One layer as it is on the disk, without its history. `undefined`: it is gone, or cannot be put together. */
export async function readLayer(
  db: Database,
  id: LayerId,
  entities: readonly Entity[],
): Promise<ReadLayer | undefined> {
  const stores = [db.articles, db.texts, db.layers, db.uses, db.snapshots, db.log];
  const rows = await db.transaction('r', stores, async () => {
    const [row, uses, snapshots] = await Promise.all([
      db.layers.get(id),
      db.uses.get(id),
      revisionsOf(db.snapshots, id).toArray(),
    ]);
    const snapshot = snapshots.at(-1);
    const [article, tail] = await Promise.all([
      row && db.articles.get(row.articleId),
      revisionsOf(db.log, id, (snapshot?.rev ?? 0) + 1).toArray(),
    ]);
    const revision = article && (await db.texts.get(article.textHash));
    return { row, uses, snapshot, article, revision, tail };
  });
  const { row, article, revision } = rows;
  if (!row || !article || !revision) return undefined;
  const layer = layerOf(row, rows.uses);
  const state = restoreLayer(layer, rows.snapshot, rows.tail.map(entryOf), entities);
  return state.ok ? { article, revision, layer, state: state.value } : undefined;
}
