import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import type { ArticleId } from '#domain/ids.ts';
import { addComments } from '#storage/comment-repository.ts';
import { answer, tag } from './annotate.ts';
import { boot } from './boot.ts';
import { watchComments } from './comments.ts';
import { answerWaiting, handIn, takeBack } from './hand-in.ts';
import { undo } from './history.ts';
import { importSample } from './import-articles.ts';
import { deleteEverything, setBlind } from './library.ts';
import { refreshLibrary } from './library-list.ts';
import { closeArticle, openArticle } from './open-article.ts';
import { openReview } from './review.ts';
import { database, runtime, store } from './store.ts';
import { takeGold } from './take-gold.ts';
import { compareWithGold } from './training.ts';
import { installTestWorker } from './test-worker.ts';
import type { OpenArticle } from './workspace-state.ts';

let id: ArticleId;

function opened(): OpenArticle {
  const { open } = store.getState();
  if (!open) throw new Error('no article is open');
  return open;
}

async function saved(): Promise<void> {
  await runtime.session?.saver.settled();
}

async function stateInLibrary(): Promise<string | undefined> {
  await saved();
  await refreshLibrary();
  return store.getState().articles.find(({ article }) => article.id === id)?.state;
}

/** What a reviewer's file brings. */
async function giveVerdict(verdict: 'approved' | 'returned'): Promise<void> {
  const { layer } = opened();
  await saved();
  await database().reviews.add({
    articleId: id,
    by: 'ben' as never,
    seq: (await database().reviews.count()) + 1,
    at: Date.now(),
    entry: { kind: 'verdict', layer: layer.id, rev: layer.rev, verdict },
  });
}

async function reopen(): Promise<void> {
  await saved();
  closeArticle();
  await openArticle(id);
}

beforeAll(installTestWorker);
beforeAll(boot);
beforeEach(async () => {
  await deleteEverything();
  id = await importSample();
  await openArticle(id);
  tag('CLAIM', { start: 0, end: 6 });
});

test('handing in is on the disk, survives a reload, and Undo of edits passes over it', async () => {
  expect(await stateInLibrary()).toBe('draft');
  expect(handIn().ok).toBe(true);
  expect(await stateInLibrary()).toBe('submitted');
  await reopen();
  expect(opened().layer.state).toBe('submitted');
  expect(opened().undoName).toBe('tag');
  expect(handIn()).toEqual({ ok: false, reason: 'refused' });
});

test('the notice takes it back, also after the article was left', async () => {
  handIn();
  await saved();
  closeArticle();
  store.getState().notices.at(-1)?.undo?.();
  expect(runtime.unsettled.size).toBe(1);
  await vi.waitFor(() => {
    expect(runtime.unsettled.size).toBe(0);
  });
  expect(await stateInLibrary()).toBe('draft');
});

test('a change to what was handed in asks first; then it is a draft again, with the change', async () => {
  handIn();
  const { rev } = opened().layer;
  expect(tag('SPEAKER', { start: 7, end: 13 })).toBeUndefined();
  expect(opened()).toMatchObject({ layer: { rev, state: 'submitted' } });
  expect(opened().waiting).toBeDefined();
  answerWaiting(false);
  expect(opened()).toMatchObject({ waiting: undefined, layer: { rev } });
  expect(undo()).toEqual({ ok: false, reason: 'handed-in' });
  answerWaiting(false);
  tag('SPEAKER', { start: 7, end: 13 });
  answerWaiting(true);
  expect(opened().layer).toMatchObject({ state: 'draft', counts: { annotations: 2 } });
  expect(opened().activeId).toBeDefined();
  expect(await stateInLibrary()).toBe('draft');
});

test('taking the agreed version of work that was handed in asks first, and then removes my link', async () => {
  const [claim] = [...valuesOf(opened().state.annotations)];
  if (!claim) throw new Error('nothing is tagged');
  answer(claim.id, 'speaker', { kind: 'name', name: 'Ann Mayor' });
  expect(handIn().ok).toBe(true);
  const gold = { annotations: [claim], relations: [], entities: new Map() };
  const compared = () => compareWithGold(opened().state, gold);
  const link = compared()?.differences.find(({ kind }) => kind === 'relation');
  const alignment = compared()?.alignment;
  if (!link || !alignment) throw new Error('nothing differs');
  expect(takeGold(link, alignment)).toEqual({ ok: false, reason: 'handed-in' });
  expect(opened().waiting).toBeDefined();
  answerWaiting(true);
  expect(compared()?.differences).toEqual([]);
  expect(undo().ok).toBe(true);
  expect([...valuesOf(opened().state.relations)]).toHaveLength(1);
  await saved();
});

test('what the reviewer says shows in the library; work that was sent back stays so until it is handed in again', async () => {
  handIn();
  await giveVerdict('returned');
  expect(await stateInLibrary()).toBe('returned');
  await reopen();
  tag('SPEAKER', { start: 7, end: 13 });
  expect(opened().waiting).toBeUndefined();
  expect(await stateInLibrary()).toBe('returned');
  handIn();
  expect(await stateInLibrary()).toBe('submitted');
  await giveVerdict('approved');
  expect(await stateInLibrary()).toBe('approved');
  await reopen();
  takeBack();
  expect(await stateInLibrary()).toBe('draft');
});

test('another tab that hands in is followed, and an edit of this one comes after it', async () => {
  await saved();
  const { layer } = opened();
  const row = await database().layers.get(layer.id);
  if (!row) throw new Error('no layer');
  const nothing = { kind: 'batch', commands: [] } as const;
  await database().log.add({
    layerId: layer.id,
    rev: layer.rev + 1,
    at: 1,
    kind: 'project',
    act: 'hand-in',
    command: nothing,
    inverse: nothing,
  });
  await database().layers.put({ ...row, rev: row.rev + 1, state: 'submitted' });
  await runtime.session?.saver.pull();
  expect(opened().layer).toMatchObject({ state: 'submitted', rev: layer.rev + 1 });
});

test('blind: a review and colleagues’ threads about places are hidden from when I begin until I hand in', async () => {
  const stop = watchComments(id);
  const about = { kind: 'span', span: { start: 0, end: 6 }, quote: 'x' } as const;
  const thread = { articleId: id, by: 'ben', at: 1, kind: 'comment', mentions: [] } as const;
  await addComments(database(), id, [
    { ...thread, id: 'a', threadId: 'a', text: 'Here', target: about } as never,
    { ...thread, id: 'b', threadId: 'b', text: 'All', target: { kind: 'article' } } as never,
  ]);
  await setBlind(true);
  await refreshLibrary();
  await reopen();
  stop();
  const again = watchComments(id);
  await vi.waitFor(() => {
    expect(store.getState().comments).toMatchObject({ hidden: 1, threads: [{ id: 'b' }] });
  });
  expect(await openReview(id)).toBe('hidden');
  handIn();
  expect(store.getState().comments).toMatchObject({ hidden: 0 });
  expect(await openReview(id)).not.toBe('hidden');
  again();
});
