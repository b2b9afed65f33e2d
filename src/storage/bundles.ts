import {
  compareIds,
  sortedAnnotations,
  sortedRelations,
} from '#domain/annotation/build-layer-state.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import type { Article } from '#domain/article/article.ts';
import type { Codebook } from '#domain/codebook/codebook.ts';
import type { AnnotatorId, ArticleId, LayerId, ProjectId } from '#domain/ids.ts';
import type { ArticleBundle, LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import type { Project } from '#domain/project/project.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { addTexts } from './article-repository.ts';
import { type Database, type SnapshotRow, addLayers, layerOf, revisionsOf } from './database.ts';
import { type LogEntry, entryOf } from './log-entry.ts';
import { packLayer } from './pack-layer.ts';
import { restoreLayer } from './replay.ts';
import type { StorageFailure } from './save-failure.ts';
import { failureOf, writeOrThrow } from './write.ts';

export type ReadBundleFailure =
  | { readonly kind: 'no-project' }
  | { readonly kind: 'no-text'; readonly article: Article }
  | { readonly kind: 'damaged-layer'; readonly layer: Layer; readonly rev: number };

/** A whole project as it is on the disk at one moment, deleted articles included. */
export async function readBundle(
  db: Database,
  projectId: ProjectId,
): Promise<Result<ProjectBundle, ReadBundleFailure>> {
  const rows = await readRows(db, projectId);
  if (!rows.project) return err({ kind: 'no-project' });
  const texts = new Map(rows.texts.map((text) => [text.hash, text]));
  const originals = new Map(rows.originals.map(({ articleId, bytes }) => [articleId, bytes]));
  const snapshots = new Map(rows.snapshots.map((snapshot) => [snapshot.layerId, snapshot]));
  const layersOf = layersByArticle(rows.layers);
  const articles: ArticleBundle[] = [];
  for (const article of rows.articles.toSorted(compareArticles)) {
    const revision = texts.get(article.textHash);
    if (!revision) return err({ kind: 'no-text', article });
    const layers: LayerBundle[] = [];
    for (const layer of layersOf.get(article.id) ?? []) {
      const tail = rows.tails.get(layer.id) ?? [];
      const state = restoreLayer(layer, snapshots.get(layer.id), tail, rows.entities);
      if (!state.ok) return err({ kind: 'damaged-layer', layer, rev: state.error.rev });
      layers.push({
        layer,
        annotations: sortedAnnotations(state.value),
        relations: sortedRelations(state.value),
      });
    }
    const original = originals.get(article.id);
    articles.push({ article, revision, layers, ...(original && { original }) });
  }
  return ok({ project: rows.project, entities: rows.entities.toSorted(compareIds), articles });
}

async function readRows(db: Database, projectId: ProjectId) {
  return db.transaction('r', db.tables, async () => {
    const [project, entities, articles] = await Promise.all([
      db.projects.get(projectId),
      db.entities.where('projectId').equals(projectId).toArray(),
      db.articles.where('projectId').equals(projectId).toArray(),
    ]);
    const ids = articles.map((article) => article.id);
    const [texts, originals, layerRows, uses, snapshots] = await Promise.all([
      db.texts.toArray(),
      db.originals.where('articleId').anyOf(ids).toArray(),
      db.layers.where('articleId').anyOf(ids).toArray(),
      db.uses.toArray(),
      db.snapshots.toArray(),
    ]);
    const usesOf = new Map(uses.map((row) => [row.layerId, row]));
    const layers = layerRows.map((row) => layerOf(row, usesOf.get(row.id)));
    const tails = await readTails(db, layers, snapshots);
    return { project, entities, articles, texts, originals, layers, snapshots, tails };
  });
}

/** Only layers that were written to since their snapshot are asked for. */
async function readTails(
  db: Database,
  layers: readonly Layer[],
  snapshots: readonly SnapshotRow[],
): Promise<ReadonlyMap<LayerId, readonly LogEntry[]>> {
  const snapshotRevs = new Map(snapshots.map(({ layerId, rev }) => [layerId, rev]));
  const behind = layers.filter((layer) => layer.rev > (snapshotRevs.get(layer.id) ?? 0));
  const tails = await Promise.all(
    behind.map(async ({ id }): Promise<[LayerId, readonly LogEntry[]]> => {
      const rows = await revisionsOf(db.log, id, (snapshotRevs.get(id) ?? 0) + 1).toArray();
      return [id, rows.map(entryOf)];
    }),
  );
  return new Map(tails);
}

/** Each article's layers, sorted by id. */
function layersByArticle(layers: readonly Layer[]): ReadonlyMap<ArticleId, readonly Layer[]> {
  const byArticle = new Map<ArticleId, Layer[]>();
  for (const layer of layers.toSorted(compareIds)) {
    const siblings = byArticle.get(layer.articleId);
    if (siblings) siblings.push(layer);
    else byArticle.set(layer.articleId, [layer]);
  }
  return byArticle;
}

function compareArticles(a: Article, b: Article): number {
  return a.createdAt - b.createdAt || compareIds(a, b);
}

export type WriteBundleFailure = StorageFailure | { readonly kind: 'not-empty' };

/**
 * Puts a bundle in the place of the current project, which must not have a single article. All of it
 * is stored, in one transaction, or nothing changes.
 */
export async function writeBundle(
  db: Database,
  bundle: ProjectBundle,
  me: AnnotatorId,
): Promise<Result<void, WriteBundleFailure>> {
  const prepared = prepare(bundle.articles);
  try {
    await writeOrThrow(db, importTables(db), async () => {
      if ((await db.articles.count()) > 0) throw new NotEmpty();
      await Promise.all([db.projects.clear(), db.entities.clear()]);
      await Promise.all([
        db.projects.add(bundle.project),
        db.meta.put({ key: 'current', projectId: bundle.project.id, me }),
        db.entities.bulkAdd(bundle.entities),
        addPrepared(db, prepared),
      ]);
    });
  } catch (error) {
    return err(error instanceof NotEmpty ? { kind: 'not-empty' } : failureOf(db, error));
  }
  if (bundle.articles.length > 0) db.canary.set();
  return ok(undefined);
}

class NotEmpty extends Error {
  override readonly name = 'NotEmpty';
}

export type Added = {
  readonly articles: number;
  readonly annotations: number;
  /** Articles that are there already, by their id or by that of one of their layers. */
  readonly skipped: number;
};

export type AddBundleFailure = StorageFailure | { readonly kind: 'no-project' };

/**
 * Adds a bundle's articles beside those of the project. Nothing that is there is overwritten: an
 * article or an entity whose id is known stays as it is here. Annotators and codebook versions that
 * the added layers refer to come along. All of it is stored, in one transaction, or nothing changes.
 */
export async function addBundle(
  db: Database,
  projectId: ProjectId,
  bundle: ProjectBundle,
): Promise<Result<Added, AddBundleFailure>> {
  const prepared = prepare(
    bundle.articles.map((item) => ({ ...item, article: { ...item.article, projectId } })),
  );
  try {
    const added = await writeOrThrow(db, importTables(db), async () => {
      const [project, knownArticles, knownLayers, knownEntities] = await Promise.all([
        db.projects.get(projectId),
        db.articles.toCollection().primaryKeys(),
        db.layers.toCollection().primaryKeys(),
        db.entities.toCollection().primaryKeys(),
      ]);
      if (!project) throw new NoProject();
      const taken = new Set<string>([...knownArticles, ...knownLayers]);
      const entityIds = new Set(knownEntities);
      const fresh = prepared.filter(
        ({ item }) =>
          !taken.has(item.article.id) && !item.layers.some(({ layer }) => taken.has(layer.id)),
      );
      const entities = bundle.entities.filter(({ id }) => !entityIds.has(id));
      await Promise.all([
        db.projects.put(mergeProjects(project, bundle.project)),
        db.entities.bulkAdd(entities.map((entity) => ({ ...entity, projectId }))),
        addPrepared(db, fresh),
      ]);
      return {
        articles: fresh.length,
        annotations: countAnnotations(fresh.map(({ item }) => item)),
        skipped: prepared.length - fresh.length,
      };
    });
    if (added.articles > 0) db.canary.set();
    return ok(added);
  } catch (error) {
    return err(error instanceof NoProject ? { kind: 'no-project' } : failureOf(db, error));
  }
}

class NoProject extends Error {
  override readonly name = 'NoProject';
}

/** What this project has stays; what the other's layers refer to is added behind it. */
function mergeProjects(project: Project, other: Project): Project {
  const annotatorIds = new Set(project.annotators.map(({ id }) => id));
  const versions = new Set([project.codebook, ...project.codebookHistory].map(keyOf));
  const codebooks = [...other.codebookHistory, other.codebook];
  return {
    ...project,
    annotators: [
      ...project.annotators,
      ...other.annotators.filter(({ id }) => !annotatorIds.has(id)),
    ],
    codebookHistory: [
      ...project.codebookHistory,
      ...codebooks.filter((codebook) => !versions.has(keyOf(codebook))),
    ],
  };
}

function keyOf(codebook: Codebook): string {
  return codebook.version;
}

function countAnnotations(articles: readonly ArticleBundle[]): number {
  let count = 0;
  for (const { layers } of articles) for (const layer of layers) count += layer.annotations.length;
  return count;
}

type Prepared = { readonly item: ArticleBundle; readonly snapshots: readonly SnapshotRow[] };

/** Packed before the transaction begins: it would hold up everyone else's while it waits. */
function prepare(articles: readonly ArticleBundle[]): readonly Prepared[] {
  return articles.map((item) => ({
    item,
    snapshots: item.layers.map(({ layer, annotations, relations }) => ({
      layerId: layer.id,
      rev: layer.rev,
      packed: packLayer({ annotations, relations }),
    })),
  }));
}

async function addPrepared(db: Database, prepared: readonly Prepared[]): Promise<void> {
  const items = prepared.map(({ item }) => item);
  await Promise.all([
    db.articles.bulkAdd(items.map(({ article }) => article)),
    addTexts(
      db,
      items.map(({ revision }) => revision),
    ),
    addLayers(
      db,
      items.flatMap(({ layers }) => layers.map(({ layer }) => layer)),
    ),
    db.snapshots.bulkAdd(prepared.flatMap(({ snapshots }) => snapshots)),
    db.originals.bulkAdd(
      items.flatMap(({ article, original }) =>
        original ? [{ articleId: article.id, bytes: original }] : [],
      ),
    ),
  ]);
}

function importTables(db: Database) {
  return [
    db.projects,
    db.entities,
    db.articles,
    db.texts,
    db.originals,
    db.layers,
    db.uses,
    db.snapshots,
  ];
}
