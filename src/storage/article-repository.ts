import type { Layer } from '#domain/annotation/layer.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { sketchText } from '#domain/article/similarity.ts';
import type { AnnotatorId, ArticleId, ProjectId, TextHash } from '#domain/ids.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { addMissingEntities } from './add-entities.ts';
import { addTexts } from './add-texts.ts';
import { type Database, type LayerRow, addLayers, revisionsOf } from './database.ts';
import type { KnownArticle } from './import-messages.ts';
import { forgetReviewsOf } from './kept-reviews.ts';
import { findAllKnown } from './known-articles.ts';
import { type LayerParts, packLayer } from './pack-layer.ts';
import type { StorageFailure } from './save-failure.ts';
import { write } from './write.ts';

export type ListedArticle = {
  readonly article: Article;
  /** The annotator's layer with its stored counts; absent where they have not begun one. */
  readonly layer: LayerRow | undefined;
};

/** All articles of a project, deleted ones included, in no particular order. Reads small rows only. */
export async function listArticles(
  db: Database,
  projectId: ProjectId,
  annotatorId: AnnotatorId,
): Promise<readonly ListedArticle[]> {
  const [articles, layers] = await db.transaction('r', [db.articles, db.layers], () =>
    Promise.all([
      db.articles.where('projectId').equals(projectId).toArray(),
      db.layers.where('annotatorId').equals(annotatorId).toArray(),
    ]),
  );
  const own = new Map<ArticleId, LayerRow>();
  for (const layer of layers) if (layer.role === 'annotator') own.set(layer.articleId, layer);
  return articles.map((article) => ({ article, layer: own.get(article.id) }));
}

export type NewArticle = {
  readonly article: Article;
  readonly revision: TextRevision;
  readonly layer: Layer;
  /** What the layer holds at its revision, where the article comes annotated; without it the layer is empty. */
  readonly contents?: LayerParts & {
    /** All whom it names, those in the registry too: one may have been taken out of it meanwhile. */
    readonly entities: readonly Entity[];
  };
  /** What it was made from, byte for byte. */
  readonly original?: Uint8Array;
  /** Left out where the project has its very text, as another tab may have added it a moment ago. */
  readonly isOnlyIfNew?: boolean;
};

export type AddArticleFailure =
  | StorageFailure
  /** Another tab has opened another project or deleted everything: the article would not be seen. */
  | { readonly kind: 'not-current' };

/** By the id of one that was left out: the article of the same text. */
export type LeftOut = ReadonlyMap<ArticleId, KnownArticle>;

/** Adds an article to the current project. */
export function addArticle(
  db: Database,
  article: NewArticle,
): Promise<Result<LeftOut, AddArticleFailure>> {
  return addArticles(db, [article]);
}

/**
 * Adds articles of one project, all of them or none. What they come annotated with cannot be undone:
 * there is no log of it.
 */
export async function addArticles(
  db: Database,
  items: readonly NewArticle[],
): Promise<Result<LeftOut, AddArticleFailure>> {
  const { articles, texts, layers, uses, originals, snapshots, entities } = db;
  const tables = [articles, texts, db.sketches, layers, uses, originals, snapshots, entities];
  // Packed before the transaction begins: it would hold up everyone else's while it waits.
  const prepared = items.map((item) => ({
    ...item,
    packed: item.contents && packLayer(item.contents),
    sketch: sketchText(item.revision.text),
  }));
  const projectIds = new Set(items.map(({ article }) => article.projectId));
  const outcome = await write(db, tables, async (): Promise<LeftOut | 'not-current'> => {
    const current = await db.meta.get('current');
    if (current?.key !== 'current') return 'not-current';
    if ([...projectIds].some((id) => id !== current.projectId)) return 'not-current';
    const leftOut = await alreadyThere(db, current.projectId, items);
    const fresh = prepared.filter(({ article }) => !leftOut.has(article.id));
    await Promise.all([
      addTexts(db, fresh),
      addLayers(
        db,
        fresh.map(({ layer }) => layer),
      ),
      db.originals.bulkAdd(
        fresh.flatMap(({ article, original }) =>
          original ? [{ articleId: article.id, bytes: original }] : [],
        ),
      ),
      db.sketches.bulkPut(fresh.map(({ revision: { hash }, sketch }) => ({ hash, sketch }))),
      db.snapshots.bulkAdd(
        fresh.flatMap(({ layer, packed }) =>
          packed ? [{ layerId: layer.id, rev: layer.rev, packed }] : [],
        ),
      ),
      addMissingEntities(
        db,
        current.projectId,
        fresh.flatMap(({ contents }) => contents?.entities ?? []),
      ),
    ]);
    return leftOut;
  });
  if (!outcome.ok) return outcome;
  if (outcome.value === 'not-current') return err({ kind: 'not-current' });
  if (items.length > outcome.value.size) db.canary.set();
  return ok(outcome.value);
}

async function alreadyThere(
  db: Database,
  projectId: ProjectId,
  items: readonly NewArticle[],
): Promise<LeftOut> {
  const asked = items.filter(({ isOnlyIfNew }) => isOnlyIfNew === true);
  if (asked.length === 0) return new Map();
  const hashes = asked.map(({ article }) => article.textHash);
  const known = await findAllKnown(db, projectId, hashes);
  return new Map(
    asked.flatMap(({ article: { id, textHash } }) => {
      const same = known.get(textHash);
      return same ? [[id, same] as const] : [];
    }),
  );
}

/** Reads and writes in one transaction, so that two tabs do not undo each other's change. `undefined`: no such article. */
export function updateArticle(
  db: Database,
  id: ArticleId,
  change: (article: Article) => Article,
): Promise<Result<Article | undefined, StorageFailure>> {
  return write(db, [db.articles], async () => {
    const article = await db.articles.get(id);
    if (!article) return undefined;
    const changed = change(article);
    await db.articles.put(changed);
    return changed;
  });
}

/** As `updateArticle`, of several at once, all of them or none; those that are not there are left out. */
export function updateArticles(
  db: Database,
  ids: readonly ArticleId[],
  change: (article: Article) => Article,
): Promise<Result<readonly Article[], StorageFailure>> {
  return write(db, [db.articles], async () => {
    const found = (await db.articles.bulkGet([...ids])).filter((article) => article !== undefined);
    const changed = found.map(change);
    await db.articles.bulkPut(changed);
    return changed;
  });
}

/** The words of an article; undefined when they are not there. */
export async function readText(db: Database, hash: TextHash): Promise<TextRevision | undefined> {
  return db.texts.get(hash);
}

/** What the article was imported from, byte for byte. */
export async function readOriginal(db: Database, id: ArticleId): Promise<Uint8Array | undefined> {
  return (await db.originals.get(id))?.bytes;
}

/** Removes an article for good, with everyone's layers, their logs, what was said about it and the original. Entities stay. */
export function purgeArticle(db: Database, id: ArticleId): Promise<Result<void, StorageFailure>> {
  const tables = [
    db.articles,
    db.texts,
    db.sketches,
    db.originals,
    db.layers,
    db.uses,
    db.tallies,
    db.snapshots,
    db.log,
    db.reviews,
    db.frozen,
    db.comments,
  ];
  return write(db, tables, async () => {
    const article = await db.articles.get(id);
    if (!article) return;
    const layerIds = await db.layers.where('articleId').equals(id).primaryKeys();
    await Promise.all([
      forgetReviewsOf(db, id),
      db.articles.delete(id),
      db.originals.delete(id),
      ...[db.reviews, db.frozen, db.comments].map((table) =>
        table.where('articleId').equals(id).delete(),
      ),
      db.layers.bulkDelete(layerIds),
      db.uses.bulkDelete(layerIds),
      db.tallies.bulkDelete(layerIds),
      ...layerIds.flatMap((layerId) => [
        revisionsOf(db.snapshots, layerId).delete(),
        revisionsOf(db.log, layerId).delete(),
      ]),
    ]);
    const others = await db.articles.where('textHash').equals(article.textHash).count();
    if (others > 0) return;
    await Promise.all([db.texts.delete(article.textHash), db.sketches.delete(article.textHash)]);
  });
}

/** Leaves a database as on the first visit. */
export async function deleteEverything(db: Database): Promise<Result<void, StorageFailure>> {
  const stores = db.tables.filter((table) => table.name !== db.meta.name);
  const outcome = await write(db, stores, async () => {
    await Promise.all([
      ...stores.map((table) => table.clear()),
      db.meta.bulkDelete([
        'current',
        'last-backup',
        'pseudonyms',
        'reviews',
        'team-folder',
        'review-standings',
      ]),
    ]);
  });
  if (outcome.ok) db.canary.clear();
  return outcome;
}
