import { groupBy } from '#domain/collection/group-by.ts';
import { headlineAgreement } from '#domain/export/headline-agreement.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { ArticleId } from '#domain/ids.ts';
import type { ArticleBundle } from '#domain/project/project-bundle.ts';
import type { ExportOptions } from '#formats/datasets/export-format.ts';
import { readBundle } from './bundles.ts';
import type { Database } from './database.ts';
import { type ListedArticle, type ProjectList, withWork } from './export-batches.ts';
import type { ExportWish } from './export-messages.ts';
import { selectionOf } from './export-wish.ts';

export type ExportCard = NonNullable<ExportOptions['card']>;

/** Articles that are read at a time. */
const READ_AT_ONCE = 100;

/**
 * What a card says beyond what can be counted part by part. Agreement is no sum over parts: the annotations and texts
 * of what is exported and two or more have annotated are held for it, and nothing else.
 */
export async function readCard(
  db: Database,
  { project, articles: listed }: ProjectList,
  wish: ExportWish,
): Promise<ExportCard> {
  const { split } = wish;
  const selection = selectionOf(wish);
  // What nobody has work of in the chosen way is not in the export, however many have annotated it.
  const ids = sharedArticles(withWork(listed, selection));
  const articles: ArticleBundle[] = [];
  const entities = new Map<string, Entity>();
  for (let at = 0; at < ids.length; at += READ_AT_ONCE) {
    // oxlint-disable-next-line no-await-in-loop -- Whole files as they were imported come along: not all at once.
    const read = await readBundle(db, project.id, ids.slice(at, at + READ_AT_ONCE));
    if (!read.ok) continue;
    for (const entity of read.value.bundle.entities) entities.set(entity.id, entity);
    for (const { original: _original, comments: _comments, reviews: _reviews, ...item } of read
      .value.bundle.articles)
      articles.push(item);
  }
  const bundle = { project, entities: [...entities.values()], articles };
  return { agreement: headlineAgreement(bundle, selection), ...(split && { split }) };
}

/** Of one text with others that together have the work of two or more. */
function sharedArticles(listed: readonly ListedArticle[]): readonly ArticleId[] {
  const begun = listed.map(({ article, layers }) => ({
    article,
    works: layers.filter(
      ({ role, rev, counts }) => role === 'annotator' && (rev > 0 || counts.annotations > 0),
    ).length,
  }));
  const byText = groupBy(begun, ({ article }) => article.textHash);
  return [...byText.values()].flatMap((same) =>
    same.reduce((sum, { works }) => sum + works, 0) > 1
      ? same.map(({ article }) => article.id)
      : [],
  );
}
