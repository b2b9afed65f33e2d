import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { DecisionAgainst } from '#domain/curation/decisions-against.ts';
import { emptyLayer } from '#domain/annotation/empty-layer.ts';
import { anAnnotation } from '#domain/annotation/test-layers.ts';
import type { Outcome } from '#domain/curation/review-log.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import { type AnnotatorId, type ArticleId, type LayerId, brand } from '#domain/ids.ts';
import { addLayers } from '#storage/database.ts';
import { packLayer } from '#storage/pack-layer.ts';
import { readReviewRows } from '#storage/review-repository.ts';
import { tag } from './annotate.ts';
import {
  acceptDecisions,
  acceptancesOf,
  closeAnswers,
  decisionsOnMine,
  disputeDecision,
  learnFrom,
  openAnswers,
  undoAnswer,
} from './answers.ts';
import { boot } from './boot.ts';
import { answerWaiting, handIn } from './hand-in.ts';
import { undo } from './history.ts';
import { importPaste } from './import-articles.ts';
import { deleteEverything } from './library.ts';
import { closeArticle, openArticle } from './open-article.ts';
import { closeReview, decide, giveVerdict, openReview } from './review.ts';
import { database, runtime, store } from './store.ts';
import { installReviewWorker } from './test-review-worker.ts';
import { installTestWorker } from './test-worker.ts';

const STORY = `Mayor opens bridge

“The bridge is safe,” Mayor Ana Núñez said. “It will hold,” Núñez said.
`;
const BEN = brand<AnnotatorId>('ben');
const BENS = brand<LayerId>('layer-ben');

let articleId: ArticleId;

beforeAll(async () => {
  installTestWorker();
  await boot();
});

beforeEach(async () => {
  vi.restoreAllMocks();
  closeAnswers();
  await deleteEverything();
  installTestWorker();
  const id = (await importPaste({ text: STORY })).taken[0]?.id;
  if (!id) throw new Error('not taken');
  articleId = id;
  installReviewWorker();
  await openArticle(id);
  tagWords('The bridge is safe');
  await runtime.session?.saver.settled();
  await addBen();
});

afterEach(() => {
  closeAnswers();
});

function wordsAt(words: string): { start: number; end: number } {
  const text = store.getState().open?.revision.text ?? '';
  const start = text.indexOf(words);
  if (start === -1) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
}

function tagWords(words: string): void {
  tag('CLAIM', wordsAt(words));
}

/** Ben has the quotation marks too, and a claim that I lack. */
async function addBen(): Promise<void> {
  const { open, project } = store.getState();
  if (!open || !project) throw new Error('nothing is open');
  const [own] = [...valuesOf(open.state.annotations)];
  const attributes = own?.attributes ?? {};
  const annotations = ['“The bridge is safe,”', '“It will hold,”'].map((words, index) => {
    const { start, end } = wordsAt(words);
    return anAnnotation(`b${index}`, start, end, { attributes });
  });
  const layer = emptyLayer(BENS, open.article, BEN, project.codebook.version);
  await addLayers(database(), [{ ...layer, rev: 1 }]);
  const packed = packLayer({ annotations, relations: [] });
  await database().snapshots.add({ layerId: BENS, rev: 1, packed });
}

/** Ben decides everything for his own version, and sends my work back. */
async function reviewAsBen(outcome: Outcome = { kind: 'take', layer: BENS }): Promise<void> {
  const { me } = store.getState();
  await runtime.session?.saver.settled();
  closeArticle();
  store.setState({ me: { id: BEN, name: 'Ben' } });
  expect(await openReview(articleId)).toBe('opened');
  const { review } = store.getState();
  const own = review?.layers.find(({ layer }) => layer.annotatorId === me?.id);
  decide(review?.items.map(({ difference }) => difference.key) ?? [], outcome, { note: 'Rule 3' });
  giveVerdict(own?.layer.id ?? BENS, 'returned', 'Look at the quotes');
  await runtime.review?.saver.settled();
  closeReview();
  store.setState({ me });
}

function decisions(): readonly DecisionAgainst[] {
  const { review } = store.getState();
  return review ? decisionsOnMine(review) : [];
}

function taggedWords(): readonly string[] {
  const { open } = store.getState();
  if (!open) return [];
  return [...valuesOf(open.state.annotations)]
    .map(({ fragments: [piece] }) => open.revision.text.slice(piece?.start, piece?.end))
    .toSorted((a, b) => (a < b ? -1 : 1));
}

test('opening the answers begins no review and writes nothing', async () => {
  await runtime.session?.saver.settled();
  expect(await openAnswers(articleId)).toBe('nothing-to-compare');
  expect(await readReviewRows(database(), articleId)).toEqual([]);
  expect(await database().frozen.count()).toBe(0);
});

test('what was accepted is in my layer and in my log, and one undo takes both back', async () => {
  await reviewAsBen();
  expect(await openAnswers(articleId)).toBe('opened');
  expect(store.getState().open?.layer.state).toBe('returned');
  expect(decisions()).toHaveLength(2);
  expect(acceptDecisions(decisions())).toEqual({ ok: true });
  expect(taggedWords()).toEqual(['“It will hold,”', '“The bridge is safe,”']);
  expect(decisions().map(({ answer }) => answer?.answer)).toEqual(['accept', 'accept']);
  expect(acceptancesOf(decisions())).toEqual([{ kind: 'already' }, { kind: 'already' }]);
  expect(undoAnswer()).toEqual({ ok: true });
  expect(taggedWords()).toEqual(['The bridge is safe']);
  expect(decisions().map(({ answer }) => answer)).toEqual([undefined, undefined]);
  await runtime.review?.saver.settled();
  const mine = (await readReviewRows(database(), articleId)).filter(({ by }) => by !== BEN);
  expect(mine.map(({ entry }) => entry.kind)).toEqual(['answer', 'undo']);
});

test('a later edit in the article is not taken back with an answer', async () => {
  await reviewAsBen();
  await openAnswers(articleId);
  acceptDecisions(decisions().slice(0, 1));
  tagWords('Mayor Ana Núñez');
  expect(undoAnswer()).toEqual({ ok: true });
  expect(decisions()[0]?.answer).toBeUndefined();
  expect(taggedWords()).toContain('Mayor Ana Núñez');
  expect(taggedWords()).toContain('“The bridge is safe,”');
  expect(undo().ok).toBe(true);
});

test('a dispute goes back to the reviewer with its reason; Undo does not reach beyond the answers', async () => {
  await reviewAsBen();
  await openAnswers(articleId);
  const [first, second] = decisions();
  if (!first || !second) throw new Error('no decisions');
  disputeDecision(first, ' The marks are no part of it. ');
  learnFrom(second);
  expect(decisions().map(({ answer }) => answer)).toMatchObject([
    { answer: 'dispute', note: 'The marks are no part of it.' },
    { answer: 'learned' },
  ]);
  expect(taggedWords()).toEqual(['The bridge is safe']);
  await runtime.review?.saver.settled();
  closeAnswers();
  store.setState({ me: { id: BEN, name: 'Ben' } });
  await openReview(articleId);
  const items = store.getState().review?.items;
  expect(items?.find(({ status }) => status === 'asked')?.disputed).toMatchObject([
    { note: 'The marks are no part of it.' },
  ]);
  expect(undoAnswer()).toEqual({ ok: false, reason: 'refused' });
});

test('accepting into work that was handed in again asks first', async () => {
  await reviewAsBen();
  await openAnswers(articleId);
  handIn();
  expect(acceptDecisions(decisions())).toEqual({ ok: false, reason: 'handed-in' });
  expect(taggedWords()).toEqual(['The bridge is safe']);
  answerWaiting(true);
  expect(taggedWords()).toHaveLength(2);
  expect(decisions()[0]?.answer?.answer).toBe('accept');
});
