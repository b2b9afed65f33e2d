import type { Command } from '#domain/annotation/command.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import { addToGroup } from '#domain/collection/group-by.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { AnnotatorId, ArticleId, EntityId, LayerId } from '#domain/ids.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { type EntityPut, RevisionConflict, appendRows } from './append-rows.ts';
import { type Database, addLayers, layerOf, revisionsOf, rowsOf } from './database.ts';
import { type History, foldHistory } from './fold-history.ts';
import { type LogEntry, entryOf } from './log-entry.ts';
import { packLayer } from './pack-layer.ts';
import { type ReplayFailure, restoreLayer } from './replay.ts';
import type { StorageFailure } from './save-failure.ts';
import { failureOf, write } from './write.ts';

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
  const stores = [db.articles, db.texts, db.layers, db.uses, db.snapshots, db.log, db.entities];
  return db.transaction('r', stores, async () => {
    const [article, layers] = await Promise.all([
      db.articles.get(articleId),
      db.layers.where({ annotatorId, articleId }).toArray(),
    ]);
    const row = layers.find(({ role }) => role === 'annotator');
    const layer = row && layerOf(row, await db.uses.get(row.id));
    const [revision, snapshots, log, entities] = await Promise.all([
      article && db.texts.get(article.textHash),
      layer ? revisionsOf(db.snapshots, layer.id).toArray() : [],
      layer ? revisionsOf(db.log, layer.id).toArray() : [],
      article ? db.entities.where('projectId').equals(article.projectId).toArray() : [],
    ]);
    return { article, revision, layer, snapshot: snapshots.at(-1), log, entities };
  });
}

/** For an annotator who begins on an article; does nothing if a layer of theirs is there already, from another tab. */
export function addLayer(db: Database, layer: Layer): Promise<Result<void, StorageFailure>> {
  return write(db, [db.layers, db.uses], async () => {
    const { annotatorId, articleId } = layer;
    const stored = await db.layers.where({ annotatorId, articleId }).toArray();
    if (!stored.some(({ role }) => role === layer.role)) await addLayers(db, [layer]);
  });
}

export type Tail = {
  /** What was written after the asked revision, in order. */
  readonly entries: readonly LogEntry[];
  /** The stacks as of the last entry. */
  readonly history: History;
  /** The project's entities as of the last entry: the other tab may have changed them in any article. */
  readonly entities: readonly Entity[];
  /** Of the layer, as of the last entry. */
  readonly state: Layer['state'];
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
      state: layer?.state ?? 'draft',
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
  readonly entities: {
    /** Those the entries add or change, as they are after them. */
    readonly put: readonly Entity[];
    readonly remove: readonly EntityId[];
    /** Those that what the entries wrote names: stored again if another tab has removed one. */
    readonly named: readonly Entity[];
  };
};

export type Appended = {
  /** The revision that is on the disk now. */
  readonly rev: number;
  /** Entities that were to be removed but that another layer or another entity still names. */
  readonly kept: readonly EntityId[];
  /** Entities as they are stored now, where others have changed other fields of them. */
  readonly merged: readonly Entity[];
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
  const { layer, uses } = rowsOf(edits.layer);
  try {
    const { kept, merged } = await appendRows(db, {
      layer,
      uses,
      baseRev: edits.baseRev,
      log: edits.entries.map((entry) => ({ ...entry, layerId: layer.id })),
      put: putsOf(edits),
      remove: edits.entities.remove,
    });
    return ok({ rev: layer.rev, kept, merged });
  } catch (error) {
    if (error instanceof RevisionConflict) return err({ kind: 'conflict', rev: error.rev });
    return err(failureOf(db, error));
  }
}

/** Each entity once, with what the entries change of it, in order. */
function putsOf({ entries, entities }: Edits): readonly EntityPut[] {
  const changes = new Map<EntityId, { readonly before: Entity; readonly after: Entity }[]>();
  const visit = (inverse: Command): void => {
    if (inverse.kind === 'batch') for (const part of inverse.commands.toReversed()) visit(part);
    if (inverse.kind !== 'replace-entity' || !inverse.before) return;
    const { entity: before, before: after } = inverse;
    addToGroup(changes, after.id, { before, after });
  };
  // The inverse tells both what was and what came of it.
  for (const { inverse } of entries) visit(inverse);
  const puts = new Map([...entities.named, ...entities.put].map((entity) => [entity.id, entity]));
  return [...puts.values()].map((entity) => ({ entity, changes: changes.get(entity.id) ?? [] }));
}

/** A gap in the log would make the layer unreadable: rather a bug that shows at once. */
function checkRevisions({ layer, baseRev, entries }: Edits): void {
  const isWhole = entries.every((entry, index) => entry.rev === baseRev + 1 + index);
  if (entries.length === 0 || !isWhole || layer.rev !== baseRev + entries.length) {
    throw new Error(`edits of layer ${layer.id} do not follow revision ${String(baseRev)}`);
  }
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
