import type { ArticleStatus } from '#domain/article/article.ts';
import type { ArticleId } from '#domain/ids.ts';
import {
  deleteEverything as deleteAllRows,
  purgeArticle as purgeRows,
} from '#storage/article-repository.ts';
import { removeExports } from '#storage/export-sink.ts';
import { updateProject } from '#storage/project-repository.ts';
import { type Project, withBlind } from '#domain/project/project.ts';
import { showProject, showStoredProject, startProject } from './boot.ts';
import { changeArticle, changeArticles } from './change-article.ts';
import { showThreadsAgain } from './comments.ts';
import { refreshLibrary } from './library-list.ts';
import { notify } from './notices.ts';
import { closeArticle, forgetArticle } from './open-article.ts';
import { database, now, runtime, store } from './store.ts';
import { tellOtherTabs } from './tabs.ts';

export type ArticleDetails = {
  readonly title?: string;
  readonly outlet?: string;
  /** `YYYY-MM-DD`. */
  readonly publishedAt?: string;
  readonly byline?: string;
  readonly status?: ArticleStatus;
};

/** An empty title is refused silently: the old one stays. */
export async function renameArticle(id: ArticleId, title: string): Promise<void> {
  const trimmed = title.trim();
  if (trimmed !== '') await changeArticle(id, (article) => ({ ...article, title: trimmed }));
}

/** An empty string takes an optional detail away. */
export async function setArticleDetails(id: ArticleId, patch: ArticleDetails): Promise<void> {
  await changeArticle(id, (article) => {
    const { outlet, publishedAt, byline, ...rest } = { ...article, ...patch };
    return {
      ...rest,
      title: rest.title.trim() || article.title,
      ...(outlet ? { outlet } : {}),
      ...(publishedAt ? { publishedAt } : {}),
      ...(byline ? { byline } : {}),
    };
  });
}

export async function trashArticle(id: ArticleId): Promise<void> {
  const title = titleOf(id);
  if (store.getState().open?.article.id === id) closeArticle();
  const isDone = await changeArticle(id, (article) => ({ ...article, deletedAt: now() }));
  if (isDone) notify('article-deleted', { title }, () => void restoreArticle(id));
}

/** Takes an import back: all of it waits in "Recently deleted", and one Undo brings it back. */
export async function trashArticles(ids: readonly ArticleId[]): Promise<void> {
  const openId = store.getState().open?.article.id;
  if (openId !== undefined && ids.includes(openId)) closeArticle();
  const at = now();
  const isDone = await changeArticles(ids, (article) => ({ ...article, deletedAt: at }));
  if (!isDone) return;
  notify('articles-taken-back', { count: ids.length }, () => {
    void changeArticles(ids, ({ deletedAt: _deletedAt, ...article }) => article);
  });
}

export async function restoreArticle(id: ArticleId): Promise<void> {
  await changeArticle(id, ({ deletedAt: _deletedAt, ...article }) => article);
}

/** For good: no undo. The UI has asked. */
export async function purgeArticle(id: ArticleId): Promise<void> {
  const outcome = await purgeRows(database(), id);
  if (outcome.ok) forgetArticle(id);
  else notify('save-failed', { reason: outcome.error.reason });
  await refreshLibrary();
  tellOtherTabs({ kind: 'library-changed' });
}

/** For good: every article, annotation, person and setting of the project. The UI has asked. */
export async function deleteEverything(): Promise<void> {
  const outcome = await deleteAllRows(database());
  if (!outcome.ok) {
    notify('save-failed', { reason: outcome.error.reason });
    return;
  }
  await removeExports(() => false);
  // Only now: edits that wait for the disk are not given up for a deletion that fails.
  closeArticle();
  const reviewed = [...runtime.unsettledReviews].map(({ stored }) => stored.article.id);
  for (const id of [...runtime.unsettled.keys(), ...reviewed]) forgetArticle(id);
  store.setState({ notices: [], lastBackupAt: undefined, commentDrafts: {}, textDrafts: {} });
  await showProject(await startProject(database()));
  tellOtherTabs({ kind: 'library-changed' });
}

export async function setMyName(name: string): Promise<void> {
  const trimmed = name.trim();
  const { me } = store.getState();
  if (trimmed === '' || !me) return;
  await changeProject((project) => ({
    ...project,
    annotators: project.annotators.map((a) => (a.id === me.id ? { ...a, name: trimmed } : a)),
  }));
}

export async function renameProject(name: string): Promise<void> {
  const trimmed = name.trim();
  if (trimmed !== '') await changeProject((project) => ({ ...project, name: trimmed }));
}

/** Switches on a label that the codebook has off, or off again. Existing annotations stay. */
export async function setLabelEnabled(labelId: string, on: boolean): Promise<void> {
  await changeProject((project) => {
    const others = project.settings.enabledLabels.filter((id) => id !== labelId);
    const enabledLabels = on ? [...others, labelId].toSorted() : others;
    return { ...project, settings: { ...project.settings, enabledLabels } };
  });
}

/** Hides guesses and colleagues' work from now on, or shows them again; the project keeps record of when. */
export async function setBlind(on: boolean): Promise<void> {
  await changeProject((project) => withBlind(project, on, now()));
  showThreadsAgain();
}

async function changeProject(change: (project: Project) => Project): Promise<void> {
  const { project, me } = store.getState();
  if (!project || !me) return;
  const outcome = await updateProject(database(), project.id, change);
  if (!outcome.ok) {
    notify('save-failed', { reason: outcome.error.reason });
    return;
  }
  const changed = outcome.value;
  if (!changed) {
    await showStoredProject();
    notify('project-replaced');
    return;
  }
  store.setState({
    project: changed,
    me: changed.annotators.find((annotator) => annotator.id === me.id) ?? me,
  });
  tellOtherTabs({ kind: 'library-changed' });
}

function titleOf(id: ArticleId): string {
  return store.getState().articles.find(({ article }) => article.id === id)?.article.title ?? '';
}
