import type { ArticleId } from '#domain/ids.ts';
import { type CurrentProject, loadProject } from '#storage/project-repository.ts';
import { reloadComments } from './comments.ts';
import { refreshLibrary } from './library-list.ts';
import { closeArticle, dropSuperseded, openArticle, takeOverEntities } from './open-article.ts';
import { recountPeople, refreshPeople } from './people.ts';
import { database, runtime, store } from './store.ts';
import { type TabMessage, openChannel } from './tabs.ts';

type Replaced = { readonly articleId: ArticleId; readonly rev: number };
type Show = (current: CurrentProject) => Promise<void>;

/** Other tabs' work appears here without a reload: the open layer, the people and sources, the library. */
export function listenToOtherTabs(show: Show): void {
  openChannel((message) => hear(message, show));
}

export async function hear(message: TabMessage, show: Show): Promise<void> {
  switch (message.kind) {
    case 'layer-edited': {
      const session = runtime.session;
      const isShown = session?.value().layer.id === message.layerId;
      if (isShown && message.rev > session.value().layer.rev) await session.saver.pull();
      await refreshLibrary();
      recountPeople();
      break;
    }
    case 'entities-changed':
      await takeOverEntities();
      await refreshPeople();
      break;
    case 'review-changed':
      // Fetched with the review's own screen, not with the library.
      if (runtime.review) await (await import('./review.ts')).refreshReview(message.articleId);
      break;
    case 'comments-changed':
      await reloadComments(message.articleId);
      await refreshLibrary();
      break;
    case 'library-changed':
      await showLibrary(message.replaced ?? [], show);
      break;
  }
}

/** The project may be another one by now, and the open article may be gone or have a newer layer. */
async function showLibrary(replaced: readonly Replaced[], show: Show): Promise<void> {
  const current = await loadProject(database());
  // Between two projects there is none for a moment; the message about the next one follows.
  if (!current) return;
  const { project, me, open } = store.getState();
  const isAnother = current.project.id !== project?.id || current.me !== me?.id;
  if (isAnother) closeArticle();
  for (const { articleId, rev } of replaced) dropSuperseded(articleId, rev);
  await show(current);
  await refreshPeople();
  for (const id of new Set(runtime.commentWatchers)) await reloadComments(id);
  if (open) await leaveOrShowAgain(open.article.id);
}

async function leaveOrShowAgain(id: ArticleId): Promise<void> {
  const { articles, open } = store.getState();
  const isThere = articles.some(({ article }) => article.id === id);
  if (!isThere && open?.article.id === id) closeArticle();
  if (isThere && !open && runtime.opening === undefined) await openArticle(id);
}
