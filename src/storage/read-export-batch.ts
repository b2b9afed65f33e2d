import {
  compareAnnotations,
  compareIds,
  sortedAnnotations,
  sortedRelations,
} from '#domain/annotation/build-layer-state.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import { entitiesOfAnnotation, entitiesOfRelation } from '#domain/annotation/named-entities.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { ArticleId, EntityId, LayerId } from '#domain/ids.ts';
import type { ArticleBundle, LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import type { Project } from '#domain/project/project.ts';
import {
  type Database,
  type LayerRow,
  type SnapshotRow,
  type UsesRow,
  layerOf,
} from './database.ts';
import type { ListedArticle } from './export-batches.ts';
import { type LogEntry, type LogRow, entryOf } from './log-entry.ts';
import { unpackLayer } from './pack-layer.ts';
import { restoreLayer } from './replay.ts';

export type ExportBatch = {
  readonly bundle: ProjectBundle;
  /** Titles of articles that cannot be read whole. */
  readonly damaged: readonly string[];
};

/** Entities that were read for earlier batches, so that a name that is everywhere is read once. */
export type KnownEntities = Map<EntityId, Entity>;

/**
 * Some articles with all that belongs to them and whom they name, as they are on the disk at one moment;
 * people and bodies that an earlier batch has named stay as they were then.
 */
export async function readBatch(
  db: Database,
  project: Project,
  listed: readonly ListedArticle[],
  known: KnownEntities = new Map(),
): Promise<ExportBatch> {
  // Opens a connection the browser has dropped; one that was closed for an upgrade stays closed, and throws.
  if (!db.isOpen()) await db.meta.count();
  // On the bare IndexedDB: there are hundreds of small requests a batch.
  const rows = rowsOfOneMoment(db);
  const [articles, texts, layers] = await Promise.all([
    Promise.all(listed.map(({ id }) => rows.get<Article>('articles', id))),
    Promise.all(listed.map(({ textHash }) => rows.get<TextRevision>('texts', textHash))),
    Promise.all(listed.map(({ id }) => rows.layers(id))),
  ]);
  const read = await Promise.all(
    layers.map((each) =>
      Promise.all(each.toSorted(compareIds).map((row) => readLayerRows(rows, row))),
    ),
  );
  const entities = await readNamed(
    rows,
    read.flatMap((each) => each.flatMap(({ layer }) => layer.entityIds)),
    known,
  );
  const bundles: ArticleBundle[] = [];
  const damaged: string[] = [];
  for (const [index, article] of articles.entries()) {
    const revision = texts[index];
    // Deleted, or given another text, since it was listed.
    if (!article || article.deletedAt !== undefined) continue;
    const all = read[index] ?? [];
    const kept = all
      .map((each) => layerBundle(each, entities))
      .filter((each) => each !== undefined);
    if (!revision || kept.length < all.length) damaged.push(article.title);
    else bundles.push({ article, revision, layers: kept });
  }
  return { bundle: { project, entities, articles: bundles }, damaged };
}

type Rows = ReturnType<typeof rowsOfOneMoment>;

/** Reads in one transaction, which ends by itself when nothing is asked for any more. */
function rowsOfOneMoment(db: Database) {
  const stores = ['articles', 'texts', 'layers', 'uses', 'snapshots', 'log', 'entities'] as const;
  const transaction = db.backendDB().transaction(stores, 'readonly');
  const store = (name: (typeof stores)[number]) => transaction.objectStore(name);
  const revisions = (id: LayerId, from: number) =>
    IDBKeyRange.bound([id, from], [id, Number.MAX_SAFE_INTEGER]);
  return {
    get: <T>(name: 'articles' | 'texts' | 'uses' | 'entities', id: string) =>
      answerOf<T | undefined>(store(name).get(id)),
    layers: (id: ArticleId) =>
      answerOf<readonly LayerRow[]>(store('layers').index('articleId').getAll(id)),
    snapshot: async (id: LayerId) =>
      (await answerOf<readonly SnapshotRow[]>(store('snapshots').getAll(revisions(id, 0), 1)))[0],
    log: (id: LayerId, from: number) =>
      answerOf<readonly LogRow[]>(store('log').getAll(revisions(id, from))),
  };
}

function answerOf<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- As the stores' tables say.
      resolve(request.result as T);
    });
    request.addEventListener('error', () => {
      reject(request.error ?? new Error('the transaction was aborted'));
    });
  });
}

type LayerRows = {
  readonly layer: Layer;
  readonly snapshot: SnapshotRow | undefined;
  readonly tail: readonly LogEntry[];
  /** What the snapshot holds where nothing has to be replayed. */
  readonly parts?: ReturnType<typeof unpackLayer>;
};

async function readLayerRows(rows: Rows, row: LayerRow): Promise<LayerRows> {
  const { id, rev } = row;
  const snapshot = await rows.snapshot(id);
  // Most layers of a large project have not been touched since, and tell themselves whom they name.
  if (snapshot?.rev === rev) {
    const parts = unpackLayer(snapshot.packed);
    return { layer: { ...row, entityIds: namedIn(parts) }, snapshot, tail: [], parts };
  }
  const from = (snapshot?.rev ?? 0) + 1;
  const [tail, uses] = await Promise.all([
    rev < from ? [] : rows.log(id, from),
    rows.get<UsesRow>('uses', id),
  ]);
  return { layer: layerOf(row, uses), snapshot, tail: tail.map(entryOf) };
}

function namedIn(parts: ReturnType<typeof unpackLayer>): readonly EntityId[] {
  if (!parts.ok) return [];
  const { annotations, relations } = parts.value;
  const ids = new Set<EntityId>();
  for (const annotation of annotations)
    for (const id of entitiesOfAnnotation(annotation)) ids.add(id);
  for (const relation of relations) for (const id of entitiesOfRelation(relation)) ids.add(id);
  return [...ids].toSorted();
}

function layerBundle(
  { layer, snapshot, tail, parts }: LayerRows,
  entities: readonly Entity[],
): LayerBundle | undefined {
  if (parts) {
    if (!parts.ok) return undefined;
    const annotations = parts.value.annotations.toSorted(compareAnnotations);
    return { layer, annotations, relations: parts.value.relations.toSorted(compareIds) };
  }
  const state = restoreLayer(layer, snapshot, tail, entities);
  if (!state.ok) return undefined;
  return {
    layer,
    annotations: sortedAnnotations(state.value),
    relations: sortedRelations(state.value),
  };
}

/** Entities kept for later batches; where a project names more, they are read again. */
const MOST_KNOWN = 5000;

/** With those they were merged into, and by id. */
async function readNamed(
  rows: Rows,
  named: readonly EntityId[],
  known: KnownEntities,
): Promise<readonly Entity[]> {
  const found = new Map<EntityId, Entity>();
  let wanted: readonly EntityId[] = [...new Set(named)];
  while (wanted.length > 0) {
    // Another batch that is read meanwhile may empty `known` before the answers are there.
    const round = wanted.map(async (id) => known.get(id) ?? rows.get<Entity>('entities', id));
    // oxlint-disable-next-line no-await-in-loop -- Each round follows the redirects of the one before.
    for (const entity of await Promise.all(round)) if (entity) found.set(entity.id, entity);
    wanted = [...new Set([...found.values()].flatMap(({ mergedInto }) => mergedInto ?? []))].filter(
      (id) => !found.has(id) && !wanted.includes(id),
    );
  }
  if (known.size + found.size > MOST_KNOWN) known.clear();
  for (const [id, entity] of found) if (known.size < MOST_KNOWN) known.set(id, entity);
  return [...found.values()].toSorted(compareIds);
}
