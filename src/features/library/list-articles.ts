import type { ArticleSummary } from '#workspace/workspace-state.ts';

export const WORK_STATES = ['draft', 'submitted', 'approved', 'returned'] as const;
/** How far my work on an article is; `any`: whatever it is. */
export type WorkFilter = (typeof WORK_STATES)[number] | 'any';

export const SORTS = ['newest', 'changed', 'title', 'date'] as const;
export type Sort = (typeof SORTS)[number];

/** What the list shows: articles in that state of work whose title, outlet or byline holds every word of the query, in order. */
export function listArticles(
  summaries: readonly ArticleSummary[],
  query: string,
  sort: Sort,
  work: WorkFilter = 'any',
): readonly ArticleSummary[] {
  const words = fold(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const found = summaries.filter(
    (summary) => (work === 'any' || summary.state === work) && holdsAll(summary, words),
  );
  return found.toSorted(ORDERS[sort]);
}

function holdsAll({ article }: ArticleSummary, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = fold([article.title, article.outlet ?? '', article.byline ?? ''].join(' '));
  return words.every((word) => text.includes(word));
}

/** Case, accents and compatibility forms make no difference to a search. */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

type Order = (a: ArticleSummary, b: ArticleSummary) => number;

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const ORDERS: Readonly<Record<Sort, Order>> = {
  newest: (a, b) => b.article.createdAt - a.article.createdAt,
  changed: (a, b) => b.article.updatedAt - a.article.updatedAt,
  title: (a, b) => collator.compare(a.article.title, b.article.title),
  // Articles without a date come last, newest added first.
  date: (a, b) =>
    (b.article.publishedAt ?? '').localeCompare(a.article.publishedAt ?? '') ||
    b.article.createdAt - a.article.createdAt,
};
