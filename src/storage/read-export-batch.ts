import {
  compareAnnotations,
  compareIds,
  sortedAnnotations,
  sortedRelations,
} from '#domain/annotation/build-layer-state.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import { entitiesOfAnnotation, entitiesOfRelation } from '#domain/annotation/named-entities.ts';
import type { TextRevision } from '#domain/article/article.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { EntityId, LayerId, TextHash } from '#domain/ids.ts';
import type { ArticleBundle, LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import type { Project } from '#domain/project/project.ts';
import { type BareReading, answersOf, readBare } from './bare-requests.ts';
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
 * Some articles with all that belongs to them and whom they name. Articles are as they were listed, and so are
 * layers whose snapshot of then is still there; others are as they are on the disk now. People and bodies that
 * an earlier batch has named stay as they were then.
 */
export async function readBatch(
  db: Database,
  project: Project,
  listed: readonly ListedArticle[],
  known: KnownEntities = new Map(),
): Promise<ExportBatch> {
  const { texts, read, entities } = await readBare(db, STORES, async (reading) => {
    const rows = rowsOf(reading);
    const [revisions, ofLayers] = await Promise.all([
      rows.texts(listed.map(({ article }) => article.textHash)),
      readLayers(
        rows,
        listed.flatMap(({ layers }) => layers),
      ),
    ]);
    const named = [...ofLayers.values()].flatMap(({ layer }) => layer.entityIds);
    return { texts: revisions, read: ofLayers, entities: await readNamed(rows, named, known) };
  });
  const bundles: ArticleBundle[] = [];
  const damaged: string[] = [];
  for (const [index, { article, layers, comments }] of listed.entries()) {
    const revision = texts[index];
    const kept = layers.toSorted(compareIds).flatMap(({ id }) => {
      const rowsOfIt = read.get(id);
      return (rowsOfIt && layerBundle(rowsOfIt, entities)) ?? [];
    });
    // Or deleted for good since it was listed.
    if (!revision || kept.length < layers.length) damaged.push(article.title);
    else bundles.push({ article, revision, layers: kept, comments });
  }
  return { bundle: { project, entities, articles: bundles }, damaged };
}

const STORES = ['texts', 'layers', 'uses', 'snapshots', 'log', 'entities'] as const;

type Rows = ReturnType<typeof rowsOf>;

function rowsOf({ store }: BareReading<(typeof STORES)[number]>) {
  const all = <T>(of: IDBObjectStore, keys: readonly IDBValidKey[]) =>
    answersOf<T | undefined>(keys.map((key) => of.get(key)));
  const revisions = (id: LayerId, from: number) =>
    IDBKeyRange.bound([id, from], [id, Number.MAX_SAFE_INTEGER]);
  return {
    texts: (hashes: readonly TextHash[]) => all<TextRevision>(store('texts'), hashes),
    entities: (ids: readonly EntityId[]) => all<Entity>(store('entities'), ids),
    uses: (ids: readonly LayerId[]) => all<UsesRow>(store('uses'), ids),
    layers: (ids: readonly LayerId[]) => all<LayerRow>(store('layers'), ids),
    snapshots: (of: readonly LayerRow[]) => {
      const keys = of.map(({ id, rev }) => [id, rev]);
      return all<SnapshotRow>(store('snapshots'), keys);
    },
    earlierSnapshots: (ids: readonly LayerId[]) => {
      const snapshots = store('snapshots');
      return answersOf<readonly SnapshotRow[]>(
        ids.map((id) => snapshots.getAll(revisions(id, 0), 1)),
      );
    },
    tails: (after: readonly { readonly id: LayerId; readonly rev: number }[]) => {
      const log = store('log');
      return answersOf<readonly LogRow[]>(
        after.map(({ id, rev }) => log.getAll(revisions(id, rev + 1))),
      );
    },
  };
}

type LayerRows = {
  readonly layer: Layer;
  readonly snapshot: SnapshotRow | undefined;
  readonly tail: readonly LogEntry[];
  /** What the snapshot holds where nothing has to be replayed. */
  readonly parts?: ReturnType<typeof unpackLayer>;
};

async function readLayers(
  rows: Rows,
  layers: readonly LayerRow[],
): Promise<ReadonlyMap<LayerId, LayerRows>> {
  const read = new Map<LayerId, LayerRows>();
  const snapshots = await rows.snapshots(layers);
  const ids: LayerId[] = [];
  for (const [index, row] of layers.entries()) {
    const snapshot = snapshots[index];
    if (snapshot) {
      // Most layers of a large project have not been touched since, and tell themselves whom they name.
      const parts = unpackLayer(snapshot.packed);
      read.set(row.id, { layer: { ...row, entityIds: namedIn(parts) }, snapshot, tail: [], parts });
    } else ids.push(row.id);
  }
  // Asked for anew: since it was listed it may have been edited, and its snapshot replaced.
  const [edited, earlier, uses] = await Promise.all([
    rows.layers(ids),
    rows.earlierSnapshots(ids),
    rows.uses(ids),
  ]);
  const tails = await rows.tails(
    ids.map((id, index) => ({ id, rev: earlier[index]?.[0]?.rev ?? 0 })),
  );
  for (const [index, row] of edited.entries()) {
    if (!row) continue;
    const tail = tails[index]?.map(entryOf) ?? [];
    read.set(row.id, { layer: layerOf(row, uses[index]), snapshot: earlier[index]?.[0], tail });
  }
  return read;
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

/** With those they were merged into, those they speak for and what they belong to, and by id. */
async function readNamed(
  rows: Rows,
  named: readonly EntityId[],
  known: KnownEntities,
): Promise<readonly Entity[]> {
  const found = new Map<EntityId, Entity>();
  let wanted: readonly EntityId[] = [...new Set(named)];
  const asked = new Set(wanted);
  while (wanted.length > 0) {
    const unknown: EntityId[] = [];
    for (const id of wanted) {
      const entity = known.get(id);
      if (entity) found.set(id, entity);
      else unknown.push(id);
    }
    // oxlint-disable-next-line no-await-in-loop -- Each round follows the links of the one before.
    for (const entity of await rows.entities(unknown)) if (entity) found.set(entity.id, entity);
    const linked = [...found.values()].flatMap(({ mergedInto, speaksFor, partOf }) =>
      [mergedInto, speaksFor, partOf].filter((id) => id !== undefined),
    );
    wanted = [...new Set(linked)].filter((id) => !found.has(id) && !asked.has(id));
    for (const id of wanted) asked.add(id);
  }
  if (known.size + found.size > MOST_KNOWN) known.clear();
  for (const [id, entity] of found) if (known.size < MOST_KNOWN) known.set(id, entity);
  return [...found.values()].toSorted(compareIds);
}
