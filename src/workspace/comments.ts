import type { CommentEntry, CommentTarget } from '#domain/comments/comment.ts';
import { mentionsIn } from '#domain/comments/mentions.ts';
import {
  type Comment,
  type Thread,
  countOpen,
  foldThreads,
  mergeComments,
} from '#domain/comments/threads.ts';
import { type ArticleId, type CommentId, type Instant, LAST_INSTANT, brand } from '#domain/ids.ts';
import { hidesColleagues } from '#domain/project/project.ts';
import { addComments, readComments } from '#storage/comment-repository.ts';
import { showSummary } from './library-list.ts';
import { notify } from './notices.ts';
import { database, newId, now, runtime, store } from './store.ts';
import { tellOtherTabs } from './tabs.ts';
import type { CommentDraft } from './workspace-state.ts';

/** Begins a thread. False: it is not on the disk, and the user has been told why. */
export function startThread(
  articleId: ArticleId,
  target: CommentTarget,
  text: string,
): Promise<boolean> {
  const id = brand<CommentId>(newId());
  return add(articleId, { id, threadId: id, at: now(), kind: 'comment', target, ...said(text) });
}

export function replyTo(articleId: ArticleId, thread: Thread, text: string): Promise<boolean> {
  return add(articleId, { ...next(thread), kind: 'comment', ...said(text) });
}

/** Another text for a comment of my own. */
export function editComment(
  articleId: ArticleId,
  thread: Thread,
  comment: Comment,
  text: string,
): Promise<boolean> {
  return add(articleId, { ...next(thread), kind: 'edit', of: comment.id, ...said(text) });
}

/** Takes a comment of my own back; the notice that tells of it can bring it back as it was. */
export async function withdrawComment(
  articleId: ArticleId,
  thread: Thread,
  comment: Comment,
): Promise<boolean> {
  const isDone = await add(articleId, { ...next(thread), kind: 'withdraw', of: comment.id });
  if (!isDone) return false;
  notify('comment-withdrawn', {}, () => {
    const { text, mentions } = comment;
    // The thread may have gone on meanwhile; what counts last must be this.
    const latest = store.getState().comments?.threads.find(({ id }) => id === thread.id) ?? thread;
    const at = after(latest, 2);
    void add(articleId, { ...next(latest), at, kind: 'edit', of: comment.id, text, mentions });
  });
  return true;
}

/** Marks a thread as settled, or opens it again. */
export function setResolved(
  articleId: ArticleId,
  thread: Thread,
  isResolved: boolean,
): Promise<boolean> {
  return add(articleId, { ...next(thread), kind: isResolved ? 'resolve' : 'reopen' });
}

/** Keeps an article's threads in the workspace for as long as something shows them; returns the way to stop. */
export function watchComments(articleId: ArticleId): () => void {
  runtime.commentWatchers.push(articleId);
  if (store.getState().comments?.articleId !== articleId) void reloadComments(articleId);
  return () => {
    runtime.commentWatchers.splice(runtime.commentWatchers.indexOf(articleId), 1);
    const isShown = store.getState().comments?.articleId === articleId;
    if (isShown && !runtime.commentWatchers.includes(articleId)) {
      store.setState({ comments: undefined });
    }
  };
}

/** What may be seen has changed: work was handed in, or blind annotation switched on or off. */
export function showThreadsAgain(): void {
  const { comments } = store.getState();
  if (comments) show(comments.articleId, comments.entries);
}

/** Reads an article's threads anew, if they are shown: another tab or a file has added to them. */
export async function reloadComments(articleId: ArticleId): Promise<void> {
  if (!runtime.commentWatchers.includes(articleId)) return;
  const before = new Set(shownEntries(articleId).map(({ id }) => id));
  const read = await readComments(database(), articleId);
  if (!runtime.commentWatchers.includes(articleId)) return;
  // What was added while this was being read is in memory only; what is not read any more was taken back.
  const added = shownEntries(articleId).filter(({ id }) => !before.has(id));
  show(articleId, mergeComments(read, added));
}

function shownEntries(articleId: ArticleId): readonly CommentEntry[] {
  const { comments } = store.getState();
  return comments?.articleId === articleId ? comments.entries : [];
}

/** What is being written and not yet sent; an empty one is dropped. Lasts until the tab is closed. */
export function setCommentDraft(key: string, draft: CommentDraft | undefined): void {
  const { [key]: _before, ...others } = store.getState().commentDrafts;
  store.setState({ commentDrafts: draft ? { ...others, [key]: draft } : others });
}

/** It could not be sent: it is written again, before what has been written since. */
export function putBackComment(key: string, { text, ...draft }: CommentDraft): void {
  const since = store.getState().commentDrafts[key]?.text;
  setCommentDraft(key, { ...draft, text: since === undefined ? text : `${text}\n\n${since}` });
}

type Own = CommentEntry extends infer One
  ? One extends CommentEntry
    ? Omit<One, 'articleId' | 'by'>
    : never
  : never;

async function add(articleId: ArticleId, own: Own): Promise<boolean> {
  const { me } = store.getState();
  if (!me) return false;
  const entry: CommentEntry = { ...own, articleId, by: me.id };
  const outcome = await addComments(database(), articleId, [entry]);
  if (!outcome.ok) {
    notify('save-failed', { reason: outcome.error.reason });
    return false;
  }
  if (outcome.value === 'no-article') {
    notify('comment-article-gone');
    return false;
  }
  const { comments } = store.getState();
  if (comments?.articleId === articleId) show(articleId, mergeComments(comments.entries, [entry]));
  else await reloadComments(articleId);
  tellOtherTabs({ kind: 'comments-changed', articleId });
  return true;
}

function show(articleId: ArticleId, entries: readonly CommentEntry[]): void {
  const all = foldThreads(entries);
  const threads = isBlindOn(articleId) ? all.filter(isSeenBlind) : all;
  const hidden = all.length - threads.length;
  store.setState({ comments: { articleId, entries, threads, hidden } });
  showSummary(articleId, { openThreads: countOpen(all) });
}

function isBlindOn(articleId: ArticleId): boolean {
  const { project, open, articles } = store.getState();
  const summary = articles.find(({ article }) => article.id === articleId);
  const state = open?.article.id === articleId ? open.layer.state : summary?.state;
  return project !== undefined && hidesColleagues(project, state);
}

/** What is said about the article at large tells nothing of what somebody has marked in it. */
function isSeenBlind({ target, comments: [first] }: Thread): boolean {
  return target?.kind === 'article' || first?.by === store.getState().me?.id;
}

/** Later than all that its writer has seen of the thread, even where somebody's clock is ahead. */
function next(thread: Thread): Pick<CommentEntry, 'id' | 'threadId' | 'at'> {
  const id = brand<CommentId>(newId());
  return { id, threadId: thread.id, at: after(thread, 1) };
}

/** Never later than what can be exported, whatever time somebody's file has brought. */
function after({ lastAt }: Thread, milliseconds: number): Instant {
  return Math.min(Math.max(now(), lastAt + milliseconds), LAST_INSTANT);
}

function said(text: string): Pick<Comment, 'text' | 'mentions'> {
  return { text, mentions: mentionsIn(text, store.getState().project?.annotators ?? []) };
}
