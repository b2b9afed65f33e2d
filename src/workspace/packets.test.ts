import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyLayer } from '#domain/annotation/empty-layer.ts';
import { anAnnotation } from '#domain/annotation/test-layers.ts';
import type { CommentEntry } from '#domain/comments/comment.ts';
import {
  type AnnotatorId,
  type ArticleId,
  type CommentId,
  LAST_INSTANT,
  brand,
} from '#domain/ids.ts';
import type { ArticleBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import { encodeProjectFile } from '#formats/project-file/encode-project-file.ts';
import { answerPackets } from '#storage/answer-packets.ts';
import { readBundle } from '#storage/bundles.ts';
import type { PacketReply, PacketRequest } from '#storage/packet-requests.ts';
import { type ReviewReply, compareReview } from '#storage/review-job.ts';
import type { ReviewBeginning } from '#storage/review-repository.ts';
import { sha256Hex } from '#storage/sha-256.ts';
import { boot } from './boot.ts';
import { replyTo, watchComments } from './comments.ts';
import { importSample } from './import-articles.ts';
import { deleteEverything } from './library.ts';
import { type PacketTaken, lookAtPacket, takeBackPacket, takePacket } from './packets.ts';
import { closeReview, openReview } from './review.ts';
import { database, store } from './store.ts';
import { installTestWorker } from './test-worker.ts';

const BEN = { id: brand<AnnotatorId>('ben'), name: 'Ben' };

let articleId: ArticleId;
let stop: () => void;

beforeEach(async () => {
  installTestWorker();
  await boot();
  await deleteEverything();
  articleId = await importSample();
  stop = watchComments(articleId);
  usePacketWorker();
});

afterEach(() => {
  closeReview();
  stop();
});

/** The work of the packet and the review worker, on the same thread. */
function usePacketWorker(): void {
  class PacketWorker extends EventTarget {
    postMessage(request: PacketRequest | ReviewBeginning): void {
      void answer(request).then((data) =>
        this.dispatchEvent(new MessageEvent('message', { data })),
      );
    }

    terminate(): void {
      this.dispatchEvent(new Event('ended'));
    }
  }
  Object.assign(globalThis, { Worker: PacketWorker });
}

async function answer(
  request: PacketRequest | ReviewBeginning,
): Promise<PacketReply | ReviewReply> {
  const db = database();
  if ('kind' in request) return answerPackets(db, request, sha256Hex);
  return { kind: 'compared', result: await compareReview(db, request) };
}

/** What Ben says about the article that is here. */
async function takeBens(words: Partial<ArticleBundle>): Promise<PacketTaken> {
  const { project } = store.getState();
  if (!project) throw new Error('no project');
  const read = await readBundle(database(), project.id, [articleId]);
  if (!read.ok) throw new Error('no bundle');
  const { bundle } = read.value;
  const [item] = bundle.articles;
  if (!item) throw new Error('no article');
  const packet: ProjectBundle = {
    ...bundle,
    project: { ...bundle.project, annotators: [BEN] },
    articles: [{ ...item, layers: [], ...words }],
    packet: { kind: 'review', from: BEN.id, sentAt: 9 },
  };
  const file = new Blob([await encodeProjectFile(packet, sha256Hex)]);
  const looked = await lookAtPacket(file, 'mine');
  if (!looked.ok) throw new Error(JSON.stringify(looked));
  const { basis } = looked.value;
  const none = { names: {}, articles: {}, layers: {}, entities: {} };
  const taken = await takePacket(file, { basis, mine: 'mine', ...none });
  if (!taken.ok) throw new Error(JSON.stringify(taken));
  return taken.value;
}

function question(at: number): CommentEntry {
  const id = brand<CommentId>('c1');
  const words = { kind: 'comment' as const, text: 'Sure?', mentions: [] };
  return { id, articleId, threadId: id, by: BEN.id, at, ...words };
}

function said(): readonly string[] {
  const threads = store.getState().comments?.threads ?? [];
  return threads.flatMap(({ comments }) => comments.map(({ text }) => text));
}

test('what a packet says appears in the threads that are shown, and goes when it is taken back', async () => {
  const { receipt } = await takeBens({ comments: [question(5)] });
  expect(said()).toEqual(['Sure?']);
  expect(await takeBackPacket(receipt)).toBe(true);
  expect(said()).toEqual([]);
});

test('what a packet decides appears in the review that is open', async () => {
  const article = await database().articles.get(articleId);
  const { project } = store.getState();
  if (!article || !project) throw new Error('no article');
  const layer = emptyLayer(brand('bens'), article, BEN.id, project.codebook.version);
  const annotations = [anAnnotation('b1', 0, 5, { attributes: {} })];
  await takeBens({ layers: [{ layer: { ...layer, rev: 1 }, annotations, relations: [] }] });
  expect(await openReview(articleId)).toBe('opened');
  expect(store.getState().review?.layers[0]?.verdict).toBeUndefined();
  const entry = { kind: 'verdict', layer: layer.id, rev: 1, verdict: 'approved' } as const;
  const { receipt } = await takeBens({
    reviews: [{ articleId, by: BEN.id, seq: 1, at: 5, entry }],
  });
  expect(store.getState().review?.layers[0]?.verdict).toMatchObject({ verdict: 'approved' });
  expect(await takeBackPacket(receipt)).toBe(true);
  expect(store.getState().review?.layers[0]?.verdict).toBeUndefined();
});

test('an answer to what is said to be of the last moment of all can still be exported', async () => {
  await takeBens({ comments: [question(LAST_INSTANT)] });
  const [thread] = store.getState().comments?.threads ?? [];
  if (!thread) throw new Error('no thread');
  expect(await replyTo(articleId, thread, 'Yes')).toBe(true);
  const [answered] = store.getState().comments?.threads ?? [];
  expect(answered?.comments).toHaveLength(2);
  expect(answered?.lastAt).toBe(LAST_INSTANT);
});
