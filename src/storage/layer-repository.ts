import type { LayerState } from '#domain/annotation/layer-state.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { AnnotatorId, ArticleId, EntityId, LayerId } from '#domain/ids.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { type Database, revisionsOf } from './database.ts';
import { type History, foldHistory } from './fold-history.ts';
import { type LogEntry, entryOf } from './log-entry.ts';
import { packLayer } from './pack-layer.ts';
import { type ReplayFailure, restoreLayer } from './replay.ts';
import type { StorageFailure } from './save-failure.ts';
import { failureOf, write, writeOrThrow } from './write.ts';

export type OpenedLayer = {
  readonly article: Article;
  readonly revision: TextRevision;
  readonly layer: Layer;
  /** With the project's entities as they are now. */
  readonly state: LayerState;
  /** What can be undone and redone: as far back as the log is kept. */
  readonly history: History;
  /** What the last snapshot covers; 0 where there is none. */
  readonly snapshotRev: number;
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
  const snapshotRev = rows.snapshot?.rev ?? 0;
  const tail = entries.filter((entry) => entry.rev > snapshotRev);
  const state = restoreLayer(layer, rows.snapshot, tail, rows.entities);
  if (!state.ok) return state;
  return ok({
    article,
    revision,
    layer,
    state: state.value,
    history: foldHistory(entries),
    snapshotRev,
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

/** For an annotator who begins on an article that has no layer of theirs; does nothing if the id is there already. */
export function addLayer(db: Database, layer: Layer): Promise<Result<void, StorageFailure>> {
  return write(db, [db.layers], async () => {
    const stored = await db.layers.get(layer.id);
    if (!stored) await db.layers.add(layer);
  });
}

export type Tail = {
  /** What was written after the asked revision, in order. */
  readonly entries: readonly LogEntry[];
  /** The stacks as of the last entry. */
  readonly history: History;
  /** The project's entities as of the last entry: the other tab may have changed them in any article. */
  readonly entities: readonly Entity[];
};

/** What another tab has written to a layer since `afterRev`. */
export async function readTail(db: Database, layerId: LayerId, afterRev: number): Promise<Tail> {
  const stores = [db.layers, db.articles, db.log, db.entities];
  return db.transaction('r', stores, async () => {
    const layer = await db.layers.get(layerId);
    const article = layer && (await db.articles.get(layer.articleId));
    const [log, entities] = await Promise.all([
      revisionsOf(db.log, layerId).toArray(),
      article ? db.entities.where('projectId').equals(article.projectId).toArray() : [],
    ]);
    const entries = log.map(entryOf);
    return {
      entries: entries.filter((entry) => entry.rev > afterRev),
      history: foldHistory(entries),
      entities,
    };
  });
}

export type Edits = {
  /** With the new revision, counts and entity ids. */
  readonly layer: Layer;
  /** The revision the first entry builds on. */
  readonly baseRev: number;
  /** In order, without gaps: `baseRev + 1` to `layer.rev`. */
  readonly entries: readonly LogEntry[];
  readonly entities: { readonly put: readonly Entity[]; readonly remove: readonly EntityId[] };
};

export type Appended = {
  /** The revision that is on the disk now. */
  readonly rev: number;
  /** Entities that were to be removed but that another layer or another entity still names. */
  readonly kept: readonly EntityId[];
};

export type AppendFailure =
  | StorageFailure
  /** Another tab has written: the stored revision is not the one these edits build on. Nothing was written. */
  | { readonly kind: 'conflict'; readonly rev: number };

/**
 * Puts edits on the disk: log, layer and entities in one strict transaction. When it resolves to `ok`
 * they survive a crash of the browser and of the machine; otherwise nothing has changed.
 */
export async function appendEdits(
  db: Database,
  edits: Edits,
): Promise<Result<Appended, AppendFailure>> {
  checkRevisions(edits);
  const { layer } = edits;
  const tables = [db.layers, db.log, db.entities];
  try {
    const kept = await writeOrThrow(db, tables, async () => {
      // All requests at once: the comparison is answered before the writes are, and takes them back.
      const results = await Promise.all([
        checkBase(db, edits),
        db.log.bulkAdd(edits.entries.map((entry) => ({ ...entry, layerId: layer.id }))),
        db.layers.put(layer),
        edits.entities.put.length > 0 && db.entities.bulkPut(edits.entities.put),
        removeUnused(db, edits.entities.remove),
      ]);
      return results[4];
    });
    return ok({ rev: layer.rev, kept });
  } catch (error) {
    if (error instanceof RevisionConflict) return err({ kind: 'conflict', rev: error.rev });
    return err(failureOf(db, error));
  }
}

class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';
  readonly rev: number;

  constructor(rev: number) {
    super(`the stored revision is ${String(rev)}`);
    this.rev = rev;
  }
}

/** A gap in the log would make the layer unreadable: rather a bug that shows at once. */
function checkRevisions({ layer, baseRev, entries }: Edits): void {
  const isWhole = entries.every((entry, index) => entry.rev === baseRev + 1 + index);
  if (entries.length === 0 || !isWhole || layer.rev !== baseRev + entries.length) {
    throw new Error(`edits of layer ${layer.id} do not follow revision ${String(baseRev)}`);
  }
}

async function checkBase(db: Database, { layer, baseRev }: Edits): Promise<void> {
  const stored = await db.layers.get(layer.id);
  if (!stored) throw new Error(`layer ${layer.id} is not stored`);
  if (stored.rev !== baseRev) throw new RevisionConflict(stored.rev);
}

/** Removes those that nothing names any more, the layer's new row considered; gives back the others. */
async function removeUnused(db: Database, ids: readonly EntityId[]): Promise<readonly EntityId[]> {
  if (ids.length === 0) return [];
  const uses = await Promise.all(
    ids.map(async (id) => {
      const counts = await Promise.all([
        db.layers.where('entityIds').equals(id).count(),
        db.entities.where('speaksFor').equals(id).count(),
        db.entities.where('partOf').equals(id).count(),
      ]);
      return counts.some((count) => count > 0);
    }),
  );
  await db.entities.bulkDelete(ids.filter((_id, index) => !uses[index]));
  return ids.filter((_id, index) => uses[index]);
}

/** Acts that stay in the log for undo although a snapshot covers them. */
const KEPT_ACTS = 1000;

type SnapshotOutcome =
  | 'written'
  /** One of this or a later revision is there. */
  | 'superseded'
  /** The state holds acts that are not on the disk, or the layer is gone: it must not be stored. */
  | 'not-acknowledged';

/** Stores the layer whole, as it was at `rev`, so that the next opening replays less. To be called when idle. */
export function writeSnapshot(
  db: Database,
  layerId: LayerId,
  rev: number,
  state: LayerState,
): Promise<Result<SnapshotOutcome, StorageFailure>> {
  const packed = packLayer({
    annotations: [...valuesOf(state.annotations)],
    relations: [...valuesOf(state.relations)],
  });
  return write(db, [db.layers, db.snapshots, db.log], async (): Promise<SnapshotOutcome> => {
    const [layer, keys] = await Promise.all([
      db.layers.get(layerId),
      revisionsOf(db.snapshots, layerId).primaryKeys(),
    ]);
    if (!layer || rev > layer.rev) return 'not-acknowledged';
    if (keys.some(([, stored]) => stored >= rev)) return 'superseded';
    await Promise.all([
      db.snapshots.bulkDelete(keys),
      db.snapshots.add({ layerId, rev, packed }),
      revisionsOf(db.log, layerId, 0, Math.min(rev, layer.rev - KEPT_ACTS)).delete(),
    ]);
    return 'written';
  });
}
