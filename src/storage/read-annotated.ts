import type { AnnotatedArticle } from '#domain/agreement/agreement-report.ts';
import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import {
  compareIds,
  sortedAnnotations,
  sortedRelations,
} from '#domain/annotation/build-layer-state.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import { groupBy } from '#domain/collection/group-by.ts';
import type { ComparedLayer } from '#domain/curation/compared-layer.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { resolveAll } from '#domain/entities/resolve-entity.ts';
import type { AnnotatorId, EntityId, LayerId } from '#domain/ids.ts';
import { uniqueNames } from '#domain/project/annotator-names.ts';
import { hidesColleagues, type Project } from '#domain/project/project.ts';
import type { AgreementScope } from './agreement-messages.ts';
import { type Database, type FrozenRow, type LayerRow, layerOf, revisionsOf } from './database.ts';
import { entryOf } from './log-entry.ts';
import { unpackLayer } from './pack-layer.ts';
import { readLayer } from './read-layer.ts';
import { restoreLayer } from './replay.ts';

/** One article as it is compared. */
export type ReadArticle = {
  readonly article: Article;
  readonly revision: TextRevision;
  /** Of annotators, sorted by layer id, as a review has them; each with the annotator's name. */
  readonly layers: readonly ReadLayerOf[];
  /** The agreed version, where there is one. */
  readonly gold?: ComparedLayer;
};

type ReadLayerOf = AnnotatedArticle['layers'][number] & {
  readonly annotatorId: AnnotatorId;
  /** As it was when a review of it began. */
  readonly isFrozen: boolean;
};

export type ReadAnnotated = {
  readonly project: Project;
  readonly articles: readonly ReadArticle[];
  /** Layers that cannot be put together again. */
  readonly damaged: number;
  /** Articles left out because whoever asks works blind on them. */
  readonly hidden: number;
};

/** So many articles are read at once. */
const ARTICLES_AT_ONCE = 64;

/**
 * The layers of a project, or of one article, as agreement is measured on them: of each annotator the
 * earliest frozen copy where there is one, so that what was changed after a talk does not count as agreed
 * before it; else the layer as it is. Deleted articles and layers that nobody has written to are left out.
 * `undefined`: there is no such project.
 */
export async function readAnnotated(
  db: Database,
  { projectId, me, articleId }: AgreementScope,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<ReadAnnotated | undefined> {
  const { project, entities, articles, own, snapshotRevs } = await readProject(db, projectId, me);
  if (!project) return undefined;
  const asked = articles.filter(
    ({ id, deletedAt }) => deletedAt === undefined && (articleId === undefined || id === articleId),
  );
  const states = new Map(own.map(({ articleId: of, state }) => [of, state]));
  const wanted = asked.filter(({ id }) => !hidesColleagues(project, states.get(id)));
  const registry = registryOf(entities, project);
  const found: ReadArticle[] = [];
  let damaged = 0;
  for (let first = 0; first < wanted.length; first += ARTICLES_AT_ONCE) {
    const some = wanted.slice(first, first + ARTICLES_AT_ONCE);
    // oxlint-disable-next-line no-await-in-loop -- Not all at once: the rows of a whole project would not fit into memory.
    const read = await readBatch(db, some, snapshotRevs, registry);
    found.push(...read.articles);
    damaged += read.damaged;
    onProgress(Math.min(first + ARTICLES_AT_ONCE, wanted.length), wanted.length);
  }
  return { project, articles: found, damaged, hidden: asked.length - wanted.length };
}

async function readProject(db: Database, projectId: AgreementScope['projectId'], me: AnnotatorId) {
  const stores = [db.projects, db.entities, db.articles, db.layers, db.snapshots];
  return db.transaction('r', stores, async () => {
    const [project, entities, articles, mine, snapshotKeys] = await Promise.all([
      db.projects.get(projectId),
      db.entities.where('projectId').equals(projectId).toArray(),
      db.articles.where('projectId').equals(projectId).toArray(),
      db.layers.where('annotatorId').equals(me).toArray(),
      // Asking a range for each layer takes far longer.
      db.snapshots.toCollection().primaryKeys(),
    ]);
    const byDate = articles.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
    const own = mine.filter(({ role }) => role === 'annotator');
    return { project, entities, articles: byDate, own, snapshotRevs: new Map(snapshotKeys) };
  });
}

type Registry = {
  readonly entities: ReadonlyMap<EntityId, Entity>;
  readonly follow: (id: EntityId) => EntityId;
  readonly nameOf: (id: AnnotatorId) => string;
};

export function registryOf(entities: readonly Entity[], project: Project): Registry {
  const ends = resolveAll(entities);
  const names = uniqueNames(project.annotators);
  const follow = (id: EntityId): EntityId => ends.get(id)?.id ?? id;
  return {
    entities: new Map(entities.filter(({ id }) => follow(id) === id).map((one) => [one.id, one])),
    follow,
    nameOf: (id) => names.get(id) ?? id,
  };
}

async function readBatch(
  db: Database,
  articles: readonly Article[],
  snapshotRevs: ReadonlyMap<LayerId, number>,
  registry: Registry,
): Promise<{ readonly articles: readonly ReadArticle[]; readonly damaged: number }> {
  const rows = await readRows(db, articles, snapshotRevs);
  const read: ReadArticle[] = [];
  let damaged = 0;
  for (const article of articles) {
    const revision = rows.texts.get(article.textHash);
    if (!revision) continue;
    const layers: ReadLayerOf[] = [];
    let gold: ComparedLayer | undefined;
    for (const layer of rows.layersOf.get(article.id) ?? []) {
      // Another tab may have moved the snapshot on since its number was read.
      // oxlint-disable-next-line no-await-in-loop -- Seldom more than none.
      const parts = partsOf(layer, rows) ?? (await readAlone(db, layer.id));
      if (!parts) {
        damaged += 1;
        continue;
      }
      const compared = comparedLayer(parts, registry);
      if (layer.role === 'curated') gold = compared;
      else {
        const annotator = registry.nameOf(layer.annotatorId);
        const { annotatorId } = layer;
        layers.push({ ...compared, annotator, annotatorId, isFrozen: parts.isFrozen });
      }
    }
    read.push({ article, revision, layers, ...(gold && { gold }) });
  }
  return { articles: read, damaged };
}

type Parts = {
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  readonly isFrozen: boolean;
};

function partsOf(row: LayerRow, { frozen, snapshots, tails }: Rows): Parts | undefined {
  const copy = row.role === 'annotator' ? frozen.get(row.id) : undefined;
  if (copy) {
    const parts = unpackLayer(copy.packed);
    return parts.ok ? { ...parts.value, isFrozen: true } : undefined;
  }
  const tail = tails.get(row.id) ?? [];
  const state = restoreLayer(layerOf(row, undefined), snapshots.get(row.id), tail, []);
  return state.ok ? partsIn(state.value) : undefined;
}

async function readAlone(db: Database, id: LayerId): Promise<Parts | undefined> {
  const read = await readLayer(db, id, []);
  return read && partsIn(read.state);
}

function partsIn(state: LayerState): Parts {
  return {
    annotations: sortedAnnotations(state),
    relations: sortedRelations(state),
    isFrozen: false,
  };
}

/** Whatever names a merged person or source names the one that stands for them. */
export function comparedLayer(
  { annotations, relations }: Pick<Parts, 'annotations' | 'relations'>,
  { entities, follow }: Registry,
): ComparedLayer {
  return {
    annotations: annotations.map((one) =>
      one.entityId === undefined || follow(one.entityId) === one.entityId
        ? one
        : { ...one, entityId: follow(one.entityId) },
    ),
    relations: relations.map((one) =>
      one.to.kind === 'entity' ? { ...one, to: { kind: 'entity', id: follow(one.to.id) } } : one,
    ),
    entities,
  };
}

type Rows = Awaited<ReturnType<typeof readRows>>;

async function readRows(
  db: Database,
  articles: readonly Article[],
  snapshotRevs: ReadonlyMap<LayerId, number>,
) {
  const ids = articles.map(({ id }) => id);
  const stores = [db.texts, db.layers, db.frozen, db.snapshots, db.log];
  return db.transaction('r', stores, async () => {
    const [texts, stored, copies] = await Promise.all([
      db.texts.bulkGet(articles.map(({ textHash }) => textHash)),
      db.layers.where('articleId').anyOf(ids).toArray(),
      db.frozen.where('articleId').anyOf(ids).toArray(),
    ]);
    const layers = stored.filter(({ rev }) => rev > 0);
    const frozen = earliest(copies);
    const behind = layers.filter(
      ({ id, rev }) => !frozen.has(id) && rev > (snapshotRevs.get(id) ?? 0),
    );
    const [snapshots, tails] = await Promise.all([
      db.snapshots.bulkGet(
        layers.flatMap(({ id }): [LayerId, number][] => {
          const rev = frozen.has(id) ? undefined : snapshotRevs.get(id);
          return rev === undefined ? [] : [[id, rev]];
        }),
      ),
      Promise.all(
        behind.map(async ({ id }) => {
          const log = await revisionsOf(db.log, id, (snapshotRevs.get(id) ?? 0) + 1).toArray();
          return [id, log.map(entryOf)] as const;
        }),
      ),
    ]);
    return {
      texts: new Map(texts.flatMap((text) => (text ? [[text.hash, text] as const] : []))),
      layersOf: groupBy(layers.toSorted(compareIds), ({ articleId }) => articleId),
      frozen,
      snapshots: new Map(
        snapshots.flatMap((each) => (each ? [[each.layerId, each] as const] : [])),
      ),
      tails: new Map(tails),
    };
  });
}

function earliest(copies: readonly FrozenRow[]): ReadonlyMap<LayerId, FrozenRow> {
  const first = new Map<LayerId, FrozenRow>();
  for (const copy of copies) {
    const known = first.get(copy.layerId);
    if (!known || copy.rev < known.rev) first.set(copy.layerId, copy);
  }
  return first;
}
