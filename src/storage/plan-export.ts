import type { SplitName } from '#domain/export/export-set.ts';
import { areCopies, dealOut, likelyCopies } from '#domain/export/split-set.ts';
import type { ArticlePair } from '#domain/export/split-set.ts';
import type { TextHash } from '#domain/ids.ts';
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
  const sketched = await sketchArticles(db, articles);
  const hashes = new Map<string, TextHash>(
    articles.map(({ article }) => [article.id, article.textHash]),
  );
  const copies: ArticlePair[] = [];
  for (const pair of likelyCopies(sketched)) {
    const [a, b] = pair.map((id) => hashes.get(id));
    if (a === undefined || b === undefined) continue;
    // oxlint-disable-next-line no-await-in-loop -- Two texts at a time.
    const [text, other] = await db.texts.bulkGet([a, b]);
    if (text && other && areCopies(text.text, other.text)) copies.push(pair);
  }
  return dealOut(sketched, copies, split);
}
