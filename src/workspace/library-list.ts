import { NO_COUNTS } from '#domain/annotation/count-layer.ts';
import { stateUnderVerdict } from '#domain/curation/layer-verdict.ts';
import type { ArticleId } from '#domain/ids.ts';
import { listArticles } from '#storage/article-repository.ts';
import { readVerdicts } from '#storage/review-repository.ts';
import { database, store } from './store.ts';
import { openThreadCounts } from './thread-counts.ts';
import type { ArticleSummary } from './workspace-state.ts';

/** Reads the list anew. Small rows and stored counts only, whatever the articles hold. */
export async function refreshLibrary(): Promise<void> {
  const { project, me } = store.getState();
  if (!project || !me) return;
  const [listed, openThreads] = await Promise.all([
    listArticles(database(), project.id, me.id),
    openThreadCounts(),
  ]);
  const begun = listed.filter(({ layer }) => layer !== undefined && layer.rev > 0);
  const verdicts = await readVerdicts(
    database(),
    begun.map(({ article }) => article.id),
  );
  showList(
    listed.map(({ article, layer }) => ({
      article,
      counts: layer?.counts ?? NO_COUNTS,
      openThreads: openThreads.get(article.id) ?? 0,
      state: layer && layer.rev > 0 ? stateUnderVerdict(layer, verdicts) : undefined,
    })),
  );
}

/** Shows one article's new details or counts without reading the list again. */
export function showSummary(id: ArticleId, patch: Partial<ArticleSummary>): void {
  const { articles, deletedArticles } = store.getState();
  showList(
    [...articles, ...deletedArticles].map((summary) =>
      summary.article.id === id ? { ...summary, ...patch } : summary,
    ),
  );
}

function showList(summaries: readonly ArticleSummary[]): void {
  store.setState({
    articles: summaries
      .filter(({ article }) => article.deletedAt === undefined)
      .toSorted((a, b) => b.article.createdAt - a.article.createdAt),
    deletedArticles: summaries
      .filter(({ article }) => article.deletedAt !== undefined)
      .toSorted((a, b) => (b.article.deletedAt ?? 0) - (a.article.deletedAt ?? 0)),
  });
}
