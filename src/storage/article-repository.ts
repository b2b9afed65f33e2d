import type { Layer } from '#domain/annotation/layer.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import type { AnnotatorId, ArticleId, ProjectId } from '#domain/ids.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { type Database, type LayerRow, addLayers, revisionsOf } from './database.ts';
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
  /** What it was made from, byte for byte. */
  readonly original?: Uint8Array;
};

export type AddArticleFailure =
  | StorageFailure
  /** Another tab has opened another project or deleted everything: the article would not be seen. */
  | { readonly kind: 'not-current' };

/** Adds an article to the current project. */
export async function addArticle(
  db: Database,
  { article, revision, layer, original }: NewArticle,
): Promise<Result<void, AddArticleFailure>> {
  const tables = [db.articles, db.texts, db.layers, db.uses, db.originals];
  const outcome = await write(db, tables, async (): Promise<'added' | 'not-current'> => {
    const current = await db.meta.get('current');
    if (current?.key !== 'current' || current.projectId !== article.projectId) return 'not-current';
    await Promise.all([
      db.articles.add(article),
      addTexts(db, [revision]),
      addLayers(db, [layer]),
      original && db.originals.add({ articleId: article.id, bytes: original }),
    ]);
    return 'added';
  });
  if (!outcome.ok) return outcome;
  if (outcome.value === 'not-current') return err({ kind: 'not-current' });
  db.canary.set();
  return ok(undefined);
}

/** A text that another article brought already stays as it is: revisions never change. */
export async function addTexts(db: Database, revisions: readonly TextRevision[]): Promise<void> {
  const byHash = new Map(revisions.map((revision) => [revision.hash, revision]));
  const stored = new Set(
    await db.texts
      .where('hash')
      .anyOf([...byHash.keys()])
      .primaryKeys(),
  );
  await db.texts.bulkAdd([...byHash.values()].filter(({ hash }) => !stored.has(hash)));
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

/** What the article was imported from, byte for byte. */
export async function readOriginal(db: Database, id: ArticleId): Promise<Uint8Array | undefined> {
  return (await db.originals.get(id))?.bytes;
}

/** Removes an article for good, with everyone's layers, their logs and the original. Entities stay. */
export function purgeArticle(db: Database, id: ArticleId): Promise<Result<void, StorageFailure>> {
  const tables = [
    db.articles,
    db.texts,
    db.originals,
    db.layers,
    db.uses,
    db.tallies,
    db.snapshots,
    db.log,
  ];
  return write(db, tables, async () => {
    const article = await db.articles.get(id);
    if (!article) return;
    const layerIds = await db.layers.where('articleId').equals(id).primaryKeys();
    await Promise.all([
      db.articles.delete(id),
      db.originals.delete(id),
      db.layers.bulkDelete(layerIds),
      db.uses.bulkDelete(layerIds),
      db.tallies.bulkDelete(layerIds),
      ...layerIds.flatMap((layerId) => [
        revisionsOf(db.snapshots, layerId).delete(),
        revisionsOf(db.log, layerId).delete(),
      ]),
    ]);
    const others = await db.articles.where('textHash').equals(article.textHash).count();
    if (others === 0) await db.texts.delete(article.textHash);
  });
}

/** Leaves a database as on the first visit. */
export async function deleteEverything(db: Database): Promise<Result<void, StorageFailure>> {
  const stores = db.tables.filter((table) => table.name !== db.meta.name);
  const outcome = await write(db, stores, async () => {
    await Promise.all([
      ...stores.map((table) => table.clear()),
      db.meta.bulkDelete(['current', 'last-backup']),
    ]);
  });
  if (outcome.ok) db.canary.clear();
  return outcome;
}
