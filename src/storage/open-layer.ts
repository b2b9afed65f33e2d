import { buildLayerState } from '#domain/annotation/build-layer-state.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { AnnotatorId, ArticleId, LayerId } from '#domain/ids.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { type Database, type LogRow, type SnapshotRow, revisionsOf } from './database.ts';
import { type History, foldHistory } from './fold-history.ts';
import type { LogEntry } from './log-entry.ts';
import { unpackLayer } from './pack-layer.ts';
import { type ReplayFailure, replay } from './replay.ts';
import type { StorageFailure } from './save-failure.ts';
import { write } from './write.ts';

export type OpenedLayer = {
  readonly article: Article;
  readonly revision: TextRevision;
  readonly layer: Layer;
  /** With the project's entities as they are now. */
  readonly state: LayerState;
  /** What can be undone and redone: as far back as the log is kept. */
  readonly history: History;
  /** Acts since the last snapshot. */
  readonly tailLength: number;
};

export type OpenLayerFailure =
  | { readonly kind: 'no-article' }
  /** The annotator has not begun: `addLayer` makes one. */
  | { readonly kind: 'no-layer'; readonly article: Article; readonly revision: TextRevision }
  | { readonly kind: 'no-text' }
  | ReplayFailure;

/** An article with one annotator's layer exactly as it was last acknowledged: the snapshot, then the log's tail. */
export async function openLayer(
  db: Database,
  articleId: ArticleId,
  annotatorId: AnnotatorId,
): Promise<Result<OpenedLayer, OpenLayerFailure>> {
  const rows = await readRows(db, articleId, annotatorId);
  if (!rows.article) return err({ kind: 'no-article' });
  const { article, revision, layer } = rows;
  if (!revision) return err({ kind: 'no-text' });
  if (!layer) return err({ kind: 'no-layer', article, revision });
  const entries = rows.log.map(entryOf);
  const tail = tailAfter(entries, rows.snapshot?.rev ?? 0);
  const state = restoreLayer(layer, rows.snapshot, tail, rows.entities);
  if (!state.ok) return state;
  return ok({
    article,
    revision,
    layer,
    state: state.value,
    history: foldHistory(entries),
    tailLength: tail.length,
  });
}

async function readRows(db: Database, articleId: ArticleId, annotatorId: AnnotatorId) {
  const stores = [db.articles, db.texts, db.layers, db.snapshots, db.log, db.entities];
  return db.transaction('r', stores, async () => {
    const [article, layers] = await Promise.all([
      db.articles.get(articleId),
      db.layers.where({ annotatorId, articleId }).toArray(),
    ]);
    const layer = layers.find(({ role }) => role === 'annotator');
    const [revision, snapshots, log, entities] = await Promise.all([
      article && db.texts.get(article.textHash),
      layer ? revisionsOf(db.snapshots, layer.id).toArray() : [],
      layer ? revisionsOf(db.log, layer.id).toArray() : [],
      article ? db.entities.where('projectId').equals(article.projectId).toArray() : [],
    ]);
    return { article, revision, layer, snapshot: snapshots.at(-1), log, entities };
  });
}

/** The layer's state at its stored revision, from the rows of one transaction. */
export function restoreLayer(
  layer: Layer,
  snapshot: SnapshotRow | undefined,
  tail: readonly LogEntry[],
  entities: readonly Entity[],
): Result<LayerState, ReplayFailure> {
  const rev = snapshot?.rev ?? 0;
  const parts = snapshot ? unpackLayer(snapshot.packed) : ok({ annotations: [], relations: [] });
  if (!parts.ok) return err({ kind: 'damaged', rev });
  const reached = tail.at(-1)?.rev ?? rev;
  // Rather an error than a layer that silently lacks its last acts.
  if (reached !== layer.rev) return err({ kind: 'damaged', rev: reached + 1 });
  const start = buildLayerState(parts.value.annotations, parts.value.relations, entities);
  return replay(start, rev, tail);
}

/** For an annotator who begins on an article that has no layer of theirs; does nothing if the id is there already. */
export function addLayer(db: Database, layer: Layer): Promise<Result<void, StorageFailure>> {
  return write(db, [db.layers], async () => {
    const stored = await db.layers.get(layer.id);
    if (!stored) await db.layers.add(layer);
  });
}

/** What another tab has written since `afterRev`, in order. */
export async function readTail(
  db: Database,
  layerId: LayerId,
  afterRev: number,
): Promise<readonly LogEntry[]> {
  return (await revisionsOf(db.log, layerId, afterRev + 1).toArray()).map(entryOf);
}

/** The stacks from at most `limit` entries of the log, the latest. */
export async function historyOf(db: Database, layerId: LayerId, limit: number): Promise<History> {
  const keys = await revisionsOf(db.log, layerId).primaryKeys();
  const first = keys.at(-limit)?.[1] ?? 0;
  return foldHistory((await revisionsOf(db.log, layerId, first).toArray()).map(entryOf));
}

export function entryOf({ layerId: _layerId, ...entry }: LogRow): LogEntry {
  return entry;
}

function tailAfter(entries: readonly LogEntry[], rev: number): readonly LogEntry[] {
  return entries.filter((entry) => entry.rev > rev);
}
