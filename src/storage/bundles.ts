import {
  compareAnnotations,
  compareIds,
  sortedAnnotations,
  sortedRelations,
} from '#domain/annotation/build-layer-state.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import type { Article } from '#domain/article/article.ts';
import { groupBy } from '#domain/collection/group-by.ts';
import type { ArticleId, LayerId, ProjectId } from '#domain/ids.ts';
import {
  type ArticleBundle,
  type FrozenBundle,
  type LayerBundle,
  type ProjectBundle,
  compareComments,
  compareFrozen,
  compareReviews,
} from '#domain/project/project-bundle.ts';
import { type Result, err, ok } from '#domain/result.ts';
import {
  type Database,
  type FrozenRow,
  type SnapshotRow,
  layerOf,
  revisionsOf,
} from './database.ts';
import { type LogEntry, entryOf } from './log-entry.ts';
import { unpackLayer } from './pack-layer.ts';
import { restoreLayer } from './replay.ts';

export type ReadBundle = {
  /** What can be read whole. */
  readonly bundle: ProjectBundle;
  /** Articles whose text or whose layers cannot be put together again; they are not in the bundle. */
  readonly damaged: readonly Article[];
};

/**
 * A project as it is on the disk at one moment, deleted articles included; or, with `only`,
 * some articles of it. One that is damaged never keeps the others from being taken out.
 */
export async function readBundle(
  db: Database,
  projectId: ProjectId,
  only?: readonly ArticleId[],
): Promise<Result<ReadBundle, { readonly kind: 'no-project' }>> {
  const rows = await readRows(db, projectId, only);
  const { project, entities } = rows;
  if (!project) return err({ kind: 'no-project' });
  const bundleOf = articleReader(rows);
  const articles: ArticleBundle[] = [];
  const damaged: Article[] = [];
  for (const article of rows.articles.toSorted(compareArticles)) {
    const item = bundleOf(article);
    if (item) articles.push(item);
    else damaged.push(article);
  }
  return ok({ bundle: { project, entities: entities.toSorted(compareIds), articles }, damaged });
}

type Rows = Awaited<ReturnType<typeof readRows>>;

/** Puts articles together; `undefined` for one that is damaged. */
function articleReader(rows: Rows): (article: Article) => ArticleBundle | undefined {
  const texts = new Map(rows.texts.map((text) => [text.hash, text]));
  const originals = new Map(rows.originals.map(({ articleId, bytes }) => [articleId, bytes]));
  const snapshots = new Map(rows.snapshots.map((snapshot) => [snapshot.layerId, snapshot]));
  const layersOf = byArticle(rows.layers.toSorted(compareIds));
  const frozenOf = byArticle(rows.frozen);
  const reviewsOf = byArticle(rows.reviews.toSorted(compareReviews));
  const commentsOf = byArticle(rows.comments.toSorted(compareComments));
  return (article) => {
    const revision = texts.get(article.textHash);
    if (!revision) return undefined;
    const layers: LayerBundle[] = [];
    for (const layer of layersOf.get(article.id) ?? []) {
      const tail = rows.tails.get(layer.id) ?? [];
      const state = restoreLayer(layer, snapshots.get(layer.id), tail, rows.entities);
      if (!state.ok) return undefined;
      layers.push({
        layer,
        annotations: sortedAnnotations(state.value),
        relations: sortedRelations(state.value),
      });
    }
    const original = originals.get(article.id);
    const frozen = (frozenOf.get(article.id) ?? []).map(frozenBundle);
    const whole = frozen.filter((copy) => copy !== undefined);
    if (whole.length < frozen.length) return undefined;
    const reviews = reviewsOf.get(article.id);
    const comments = commentsOf.get(article.id);
    return {
      article,
      revision,
      layers,
      ...(original && { original }),
      ...(whole.length > 0 && { frozen: whole.toSorted(compareFrozen) }),
      ...(reviews && { reviews }),
      ...(comments && { comments }),
    };
  };
}

async function readRows(db: Database, projectId: ProjectId, only?: readonly ArticleId[]) {
  const wanted = only && new Set(only);
  return db.transaction('r', db.tables, async () => {
    const [project, entities, inProject] = await Promise.all([
      db.projects.get(projectId),
      db.entities.where('projectId').equals(projectId).toArray(),
      db.articles.where('projectId').equals(projectId).toArray(),
    ]);
    const articles = wanted ? inProject.filter(({ id }) => wanted.has(id)) : inProject;
    const ids = articles.map((article) => article.id);
    const hashes = [...new Set(articles.map((article) => article.textHash))];
    const [texts, originals, layerRows, frozen, reviews, comments] = await Promise.all([
      db.texts.where('hash').anyOf(hashes).toArray(),
      db.originals.where('articleId').anyOf(ids).toArray(),
      db.layers.where('articleId').anyOf(ids).toArray(),
      db.frozen.where('articleId').anyOf(ids).toArray(),
      db.reviews.where('articleId').anyOf(ids).toArray(),
      db.comments.where('articleId').anyOf(ids).toArray(),
    ]);
    const layerIds = layerRows.map(({ id }) => id);
    const [uses, snapshots] = await Promise.all([
      db.uses.where('layerId').anyOf(layerIds).toArray(),
      // The whole of a project at once: asking a range for each layer takes far longer.
      only === undefined
        ? db.snapshots.toArray()
        : Promise.all(layerIds.map((id) => revisionsOf(db.snapshots, id).toArray())).then((each) =>
            each.flat(),
          ),
    ]);
    const usesOf = new Map(uses.map((row) => [row.layerId, row]));
    const layers = layerRows.map((row) => layerOf(row, usesOf.get(row.id)));
    const tails = await readTails(db, layers, snapshots);
    const review = { frozen, reviews, comments };
    return { project, entities, articles, texts, originals, layers, snapshots, tails, ...review };
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

function frozenBundle({ at, layer, packed, practice }: FrozenRow): FrozenBundle | undefined {
  const parts = unpackLayer(packed);
  if (!parts.ok) return undefined;
  const annotations = parts.value.annotations.toSorted(compareAnnotations);
  const relations = parts.value.relations.toSorted(compareIds);
  return { at, ...(practice && { practice }), layer, annotations, relations };
}

export function byArticle<T extends { readonly articleId: ArticleId }>(
  rows: readonly T[],
): ReadonlyMap<ArticleId, readonly T[]> {
  return groupBy(rows, ({ articleId }) => articleId);
}

function compareArticles(a: Article, b: Article): number {
  return a.createdAt - b.createdAt || compareIds(a, b);
}
