import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { CommentTarget } from '#domain/comments/comment.ts';
import type { Thread } from '#domain/comments/threads.ts';
import type { ArticleId } from '#domain/ids.ts';
import { addComments, readComments } from '#storage/comment-repository.ts';
import { boot } from './boot.ts';
import {
  editComment,
  replyTo,
  putBackComment,
  setCommentDraft,
  setResolved,
  startThread,
  watchComments,
  withdrawComment,
} from './comments.ts';
import { hear } from './hear-tabs.ts';
import { importSample } from './import-articles.ts';
import { deleteEverything, purgeArticle } from './library.ts';
import { database, store } from './store.ts';
import { installTestWorker } from './test-worker.ts';

const ARTICLE: CommentTarget = { kind: 'article' };

let id: ArticleId;
let stop: () => void;

function threads(): readonly Thread[] {
  return store.getState().comments?.threads ?? [];
}

function first(): Thread {
  const [thread] = threads();
  if (!thread) throw new Error('no thread');
  return thread;
}

function openThreads(): number | undefined {
  return store.getState().articles.find(({ article }) => article.id === id)?.openThreads;
}

beforeAll(installTestWorker);
beforeAll(boot);
beforeEach(async () => {
  await deleteEverything();
  id = await importSample();
  stop = watchComments(id);
  await vi.waitUntil(() => store.getState().comments?.articleId === id);
});
afterEach(() => {
  stop();
  vi.restoreAllMocks();
});

test('a thread is begun, answered, settled and opened again, and counted in the library', async () => {
  expect(await startThread(id, ARTICLE, 'Who checked this?')).toBe(true);
  expect(openThreads()).toBe(1);
  expect(await replyTo(id, first(), 'I did')).toBe(true);
  expect(first().comments.map(({ text }) => text)).toEqual(['Who checked this?', 'I did']);
  await setResolved(id, first(), true);
  expect(first().isResolved).toBe(true);
  expect(openThreads()).toBe(0);
  await setResolved(id, first(), false);
  expect(openThreads()).toBe(1);
});

test('what is said later counts later, even by a clock that is behind', async () => {
  await startThread(id, ARTICLE, 'first');
  vi.spyOn(Date, 'now').mockReturnValue(5);
  const [comment] = first().comments;
  if (!comment) throw new Error('no comment');
  await editComment(id, first(), comment, 'changed');
  await replyTo(id, first(), 'second');
  expect(first().comments.map(({ text }) => text)).toEqual(['changed', 'second']);
});

test('withdrawing can be taken back from the notice', async () => {
  await startThread(id, ARTICLE, 'hasty');
  const [comment] = first().comments;
  if (!comment) throw new Error('no comment');
  await withdrawComment(id, first(), comment);
  expect(first().comments[0]).toMatchObject({ state: 'withdrawn', text: '' });
  store.getState().notices.at(-1)?.undo?.();
  await vi.waitFor(() => {
    expect(first().comments[0]).toMatchObject({ state: 'as-written', text: 'hasty' });
  });
});

test('what another tab has said appears, in the thread and in the count', async () => {
  await startThread(id, ARTICLE, 'here');
  const [entry] = await readComments(database(), id);
  if (!entry) throw new Error('nothing stored');
  const there = { ...entry, id: 'other', threadId: 'other' } as typeof entry;
  await addComments(database(), id, [there]);
  await hear({ kind: 'comments-changed', articleId: id }, async () => undefined);
  expect(threads()).toHaveLength(2);
  expect(openThreads()).toBe(2);
});

test('a comment on an article that is gone is not said, and the user is told', async () => {
  await purgeArticle(id);
  expect(await startThread(id, ARTICLE, 'too late')).toBe(false);
  expect(store.getState().notices.at(-1)?.kind).toBe('comment-article-gone');
});

test('what could not be sent stands before what was written since', () => {
  putBackComment('a', { text: 'first', target: ARTICLE });
  expect(store.getState().commentDrafts['a']).toEqual({ text: 'first', target: ARTICLE });
  setCommentDraft('a', { text: 'second' });
  putBackComment('a', { text: 'first', target: ARTICLE });
  expect(store.getState().commentDrafts['a']).toEqual({
    text: 'first\n\nsecond',
    target: ARTICLE,
  });
  setCommentDraft('a', undefined);
});

test('a draft is kept until it is sent or given up, and goes with everything', async () => {
  setCommentDraft('a', { text: 'half', target: ARTICLE });
  setCommentDraft('b', { text: 'other' });
  setCommentDraft('b', undefined);
  expect(store.getState().commentDrafts).toEqual({ a: { text: 'half', target: ARTICLE } });
  await deleteEverything();
  expect(store.getState().commentDrafts).toEqual({});
});
