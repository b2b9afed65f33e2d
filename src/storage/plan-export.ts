import type { Article } from '#domain/article/article.ts';
import type { SplitName } from '#domain/export/export-set.ts';
import { shownText } from '#domain/export/leave-blocks-out.ts';
import {
  type ArticlePair,
  type TextOf,
  areCopies,
  articlesOf,
  dealOut,
  likelyCopies,
} from '#domain/export/split-set.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { Database } from './database.ts';
import {
  type PackedArticles,
  type ProjectList,
  listArticles,
  packArticles,
  sketchArticles,
  withWork,
} from './export-batches.ts';
import type { readCard } from './export-card.ts';
import type { ExportPlan, ExportProblem, ExportWish } from './export-messages.ts';
import { selectionOf } from './export-wish.ts';
import { sha256Hex } from './sha-256.ts';

/** An export before anything of it is read, and its articles, some at a time. */
export type PlannedExport = {
  readonly plan: ExportPlan;
  readonly batches: readonly PackedArticles[];
  /** Articles of a batch. */
  readonly size: number;
  /**
   * Of the work that is exported and of who is confidential: another one where either was changed since. Absent where
   * nothing is looked through before it is written.
   */
  readonly stamp?: string;
};

type PlanOptions = {
  /** Articles of a batch. */
  readonly size: number;
  /** Gives the card, where one is wanted. */
  readonly read?: typeof readCard | undefined;
  readonly isStamped?: boolean;
};

export async function planExport(
  db: Database,
  wish: ExportWish,
  { size, read, isStamped = false }: PlanOptions,
): Promise<Result<PlannedExport, ExportProblem>> {
  const list = await listArticles(db, wish.projectId, wish.articles);
  if (!list) return err({ kind: 'damaged', place: '' });
  const { project, articles } = list;
  const splitOf = await splitsOf(db, wish, list);
  const card = await read?.(db, list, wish);
  const stamp = isStamped ? await stampOf(db, wish, list) : undefined;
  const batches: PackedArticles[] = [];
  for (let at = 0; at < articles.length; at += size) {
    batches.push(packArticles(articles.slice(at, at + size)));
  }
  const plan = { wish, project, splitOf, ...(card && { card }) };
  return ok({ plan, batches, size, ...(stamp !== undefined && { stamp }) });
}

/** Whether somebody has changed the work, or who is confidential, since it was planned. */
export async function isChanged(
  db: Database,
  { plan: { wish }, stamp }: PlannedExport,
): Promise<boolean> {
  const list = await listArticles(db, wish.projectId, wish.articles);
  return !list || (await stampOf(db, wish, list)) !== stamp;
}

async function stampOf(
  db: Database,
  { projectId }: ExportWish,
  { articles }: ProjectList,
): Promise<string> {
  const entities = await db.entities.where('projectId').equals(projectId).toArray();
  return JSON.stringify([
    articles.map(({ article, layers }) => [article.id, layers.map(({ id, rev }) => [id, rev])]),
    entities.map(({ id, name, aliases, confidential, mergedInto }) => [
      id,
      ...(confidential === true ? [name, ...aliases] : []),
      mergedInto,
    ]),
  ]);
}

/** A split is decided on the whole: the sketches of all articles fit in memory, the texts would not. */
async function splitsOf(
  db: Database,
  wish: ExportWish,
  { articles: listed }: ProjectList,
): Promise<ReadonlyMap<string, SplitName> | undefined> {
  const { split } = wish;
  if (!split) return undefined;
  const articles = withWork(listed, selectionOf(wish));
  const sketched = await sketchArticles(db, articles, sha256Hex);
  const byId = new Map<string, Article>(articles.map(({ article }) => [article.id, article]));
  const textOf = async ({ id, at }: TextOf): Promise<string | undefined> => {
    const article = byId.get(id);
    const row = article && (await db.texts.get(article.textHash));
    return row && at > 0 ? shownText(row, article) : row?.text;
  };
  const copies: ArticlePair[] = [];
  for (const pair of likelyCopies(sketched)) {
    // oxlint-disable-next-line no-await-in-loop -- Two texts at a time.
    const [text, other] = await Promise.all(pair.map(textOf));
    if (text !== undefined && other !== undefined && areCopies(text, other))
      copies.push(articlesOf(pair));
  }
  return dealOut(sketched, copies, split);
}
