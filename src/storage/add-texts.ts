import type { Article, TextRevision } from '#domain/article/article.ts';
import type { Database } from './database.ts';

type WithText = { readonly article: Article; readonly revision: TextRevision };

/**
 * Adds articles and their texts. A text that another article brought already stays as it is, since revisions never
 * change; it may be cut into other blocks, as the same words are in another format: then what is hidden of the
 * new article is told in terms of those. To be called inside a transaction over `articles` and `texts`.
 */
export async function addTexts(db: Database, items: readonly WithText[]): Promise<void> {
  const revisions = new Map<string, TextRevision>();
  for (const { revision } of items) {
    if (!revisions.has(revision.hash)) revisions.set(revision.hash, revision);
  }
  const stored = new Set<string>(
    await db.texts
      .where('hash')
      .anyOf([...revisions.keys()])
      .primaryKeys(),
  );
  const fresh = [...revisions.values()].filter(({ hash }) => !stored.has(hash));
  for (const revision of await db.texts.bulkGet(
    [...revisions.values()].map(({ hash }) => hash).filter((hash) => stored.has(hash)),
  )) {
    if (revision) revisions.set(revision.hash, revision);
  }
  const articles = items.map(({ article, revision }) => {
    const kept = revisions.get(revision.hash);
    return kept ? { ...article, hiddenBlocks: hiddenIn(kept, article, revision) } : article;
  });
  await Promise.all([db.texts.bulkAdd(fresh), db.articles.bulkAdd(articles)]);
}

/** Of another cut, the blocks of the very same words: rather too much is shown than a sentence hidden. */
function hiddenIn(
  kept: TextRevision,
  { hiddenBlocks }: Article,
  own: TextRevision,
): readonly string[] {
  if (kept === own || hiddenBlocks.length === 0) return hiddenBlocks;
  const ids = new Set(hiddenBlocks);
  const hidden = new Set(
    own.blocks.filter(({ id }) => ids.has(id)).map(({ start, end }) => `${start}-${end}`),
  );
  return kept.blocks.filter(({ start, end }) => hidden.has(`${start}-${end}`)).map(({ id }) => id);
}
