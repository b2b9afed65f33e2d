import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { CommentEntry } from '#domain/comments/comment.ts';
import { foldReview } from '#domain/curation/fold-review.ts';
import { prepareReview } from '#domain/curation/prepare-review.ts';
import type { ReviewRow } from '#domain/curation/review-log.ts';
import { reviewState } from '#domain/curation/review-state.ts';
import { type ArticleId, type LayerId, brand } from '#domain/ids.ts';
import type { ArticleBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import { encodeProjectFile } from '#formats/project-file/encode-project-file.ts';
import { type LayerCopy, copyOf, putCopy } from './layer-copies.ts';
import { addLayer } from './layer-repository.ts';
import {
  type Person,
  TEXT,
  everything,
  layersOf,
  look,
  packetOf,
  person,
  spanOf,
  take,
} from './packet-fixtures.ts';
import { takePacketFile } from './packet-jobs.ts';
import { compareReview, reviewedContents } from './review-job.ts';
import { appendReview, reviewRow } from './review-repository.ts';
import { sha256Hex } from './sha-256.ts';
import { TestSession, add, makeArticle, makeLayer, valueOf } from './storage-fixtures.ts';
import { readTeam } from './team-overview.ts';
import { takeBackPacket } from './take-back-packet.ts';
import { decisionsOf } from './take-packet.ts';

// What packets bring of decisions and comments, and what is gone on with after it.

const [ADAS, BENS] = [brand<ArticleId>('article-ada'), brand<ArticleId>('article-ben')];

let ada: Person;
let ben: Person;

beforeEach(async () => {
  [ada, ben] = [await person('ada'), await person('ben')];
});

async function mark({ db, session }: Person, id: string, words: string): Promise<void> {
  session.run(add(id, spanOf(TEXT, words)));
  valueOf(await session.save(db));
}

const comment = (articleId: ArticleId, by: Person, id = 'c1'): CommentEntry => ({
  id: brand(id),
  articleId,
  threadId: brand(id),
  by: by.here.me,
  at: 6,
  kind: 'comment',
  text: 'Sure?',
  mentions: [],
});

const begin = (articleId: ArticleId, by: Person, seq = 1): ReviewRow => ({
  articleId,
  by: by.here.me,
  seq,
  at: 5,
  entry: { kind: 'begin', mode: 'lead', layers: [{ id: brand<LayerId>('layer-ben'), rev: 2 }] },
});

/** Takes the version of the one who alone has marked something there, as the review's screen does. */
async function decideFor({ db, here }: Person, layer: LayerId): Promise<void> {
  const [article] = await db.articles.toArray();
  if (!article) throw new Error('no article');
  const writer = { articleId: article.id, by: here.me, at: 20 };
  const review = valueOf(await compareReview(db, { ...writer, me: here.me }));
  const prepared = prepareReview(
    review.layers.map(reviewedContents),
    review.comparison,
    review.project.codebook,
  );
  const index = review.layers.findIndex((each) => each.layer.id === layer);
  const found = review.comparison.differences.find(
    (each) => each.kind === 'only' && each.markedBy.includes(index),
  );
  if (!found) throw new Error('no difference');
  const print = prepared.prints.get(found.key) ?? '';
  const row = reviewRow(review.rows, writer, {
    kind: 'decide',
    items: [{ key: found.key, print, outcome: { kind: 'take', layer } }],
    how: { kind: 'single' },
  });
  const { curated } = reviewState(prepared, foldReview([...review.rows, row]), here.me);
  const contents = { ...curated, codebookVersion: '1.0.0' };
  valueOf(await appendReview(db, { rows: [row], curated: contents }));
}

async function curatedWords(whose: Person) {
  const { articles } = await everything(whose);
  return articles.flatMap(({ layers }) =>
    layers
      .filter(({ layer }) => layer.role === 'curated')
      .map(({ annotations }) =>
        annotations.map(({ fragments: [span] }) => TEXT.slice(span?.start, span?.end)),
      ),
  );
}

async function takeFile(to: Person, packet: ProjectBundle) {
  const file = new Blob([await encodeProjectFile(packet, sha256Hex)]);
  const decisions = decisionsOf(await look(to, packet), 'mine');
  const taken = await takePacketFile(to.db, to.here, file, decisions, sha256Hex);
  if (!taken.ok) throw new Error(JSON.stringify(taken.problem));
  return taken.value;
}

test('what was decided here and there is in the curated layer, never one’s copy in the other’s place', async () => {
  await mark(ada, 'adas', 'the bridge');
  await mark(ben, 'bens', 'in May');
  await take(ada, await packetOf(ben));
  await decideFor(ada, brand('layer-ada'));
  expect(await curatedWords(ada)).toEqual([['the bridge']]);
  const start = await everything(ben);
  const first = await takeFile(ben, await packetOf(ada, 'all'));
  expect(await curatedWords(ben)).toEqual([['the bridge']]);
  valueOf(await takeBackPacket(ben.db, ben.here, first.receipt, 99));
  expect(await everything(ben)).toEqual(start);

  await takeFile(ben, await packetOf(ada, 'all'));
  await decideFor(ben, brand('layer-ben'));
  expect(await curatedWords(ben)).toEqual([['the bridge', 'in May']]);
  // Ada has not got Ben's decision, and one of her own that he has not got.
  await mark(ben, 'later', 'Engineers');
  const packet = await packetOf(ben, 'all');
  const plan = await look(ada, packet);
  expect(plan.articles[0]?.layers.map(({ role }) => role)).toEqual(['annotator', 'annotator']);
  const before = await everything(ada);
  const second = await takeFile(ada, packet);
  expect(await curatedWords(ada)).toEqual([['the bridge', 'in May']]);
  valueOf(await takeBackPacket(ada.db, ada.here, second.receipt, 99));
  expect(await everything(ada)).toEqual(before);
});

test('whoever takes decisions about their work is told them, and the reviewer that they are disputed', async () => {
  await mark(ada, 'adas', 'the bridge');
  await take(ada, await packetOf(ben));
  await decideFor(ada, brand('layer-ada'));
  const [begun] = await ada.db.reviews.toArray();
  if (begun?.entry.kind !== 'begin') throw new Error('not begun');
  const rev = begun.entry.layers.find(({ id }) => id === 'layer-ben')?.rev ?? 0;
  const verdict = { kind: 'verdict', layer: brand<LayerId>('layer-ben'), rev } as const;
  await ada.db.reviews.add(
    reviewRow(
      await ada.db.reviews.toArray(),
      { articleId: ADAS, by: ada.here.me, at: 30 },
      { ...verdict, verdict: 'returned', summary: 'Look again.' },
    ),
  );
  const { said } = await takeFile(ben, await packetOf(ada, 'all'));
  expect(said).toEqual({ decisions: 1, answers: 0, disputes: 0, verdicts: 1 });
  const bens = (await readTeam(ben.db, [BENS])).get(BENS);
  expect(bens?.review).toMatchObject({ decided: 1, against: 1, unanswered: 1, disputed: 0 });
  expect(bens?.layers.find(({ id }) => id === 'layer-ben')).toMatchObject({
    state: 'returned',
    verdict: { by: 'id-ada', summary: 'Look again.' },
  });

  const rows = await ben.db.reviews.toArray();
  const decided = rows.flatMap(({ entry }) => (entry.kind === 'decide' ? entry.items : []));
  const items = decided.map(({ key, print }) => ({ key, print, answer: 'dispute' as const }));
  const writer = { articleId: BENS, by: ben.here.me, at: 40 };
  await ben.db.reviews.add(reviewRow(rows, writer, { kind: 'answer', items, note: 'No.' }));
  await compareReview(ben.db, { articleId: BENS, me: ben.here.me, at: 41, isAsIs: true });
  // Nobody is told of what they dispute themselves.
  expect((await readTeam(ben.db, [BENS])).get(BENS)?.review).toMatchObject({
    unanswered: 0,
    toTalk: 1,
    disputed: 0,
  });
  const back = await takeFile(ada, await packetOf(ben));
  expect(back.said).toEqual({ decisions: 0, answers: 0, disputes: 1, verdicts: 0 });
  const adas = (await readTeam(ada.db, [ADAS])).get(ADAS)?.review;
  expect(adas).toMatchObject({ disputed: 1, toTalk: 1, firstDisputed: decided[0]?.key });
});

test('a text that differs brings no agreed version: the decisions that it was made of stay behind', async () => {
  const long = ' And the river rose again as it does in every spring, the fourth time.'.repeat(3);
  const changed = TEXT.replace('was safe', 'is safe');
  const [here, there] = [await person('eve', TEXT + long), await person('max', changed + long)];
  const [mine] = (await everything(there)).articles[0]?.layers ?? [];
  if (!mine) throw new Error('no layer');
  const layer = { ...mine.layer, id: brand<LayerId>('gold'), role: 'curated' as const };
  await there.db.transaction('rw', there.db.tables, () => putCopy(there.db, goldOf()));
  const packet = await packetOf(there, 'all');
  expect(packet.articles[0]?.layers).toHaveLength(2);
  await take(here, packet);
  expect((await layersOf(here)).map(([id]) => id)).toEqual(['layer-eve', 'layer-max']);

  function goldOf(): LayerCopy {
    return copyOf({ layer, annotations: mine?.annotations ?? [], relations: [] });
  }
});

const withRows = (packet: ProjectBundle, rows: Partial<ArticleBundle>): ProjectBundle => ({
  ...packet,
  articles: packet.articles.map((item) => ({ ...item, ...rows })),
});

test('nobody decides or says anything in my name', async () => {
  const packet = withRows(await packetOf(ben), {
    reviews: [begin(BENS, ada, 900), begin(BENS, ben)],
    comments: [comment(BENS, ada, 'forged'), comment(BENS, ben)],
  });
  expect((await look(ada, packet)).articles[0]).toMatchObject({ reviews: 1, comments: 1 });
  expect(await take(ada, packet)).toMatchObject({ reviews: 1, comments: 1 });
  const [item] = (await everything(ada)).articles;
  expect([...(item?.reviews ?? []), ...(item?.comments ?? [])].map(({ by }) => by)).toEqual([
    'id-ben',
    'id-ben',
  ]);
});

test('decisions under my id that are not here are asked about, like annotations', async () => {
  const packet = await packetOf(ada);
  expect((await look(ada, packet)).asksWhoseMine).toBe(false);
  const more = withRows(packet, { comments: [comment(ADAS, ada)] });
  expect((await look(ada, more)).asksWhoseMine).toBe(true);
  await take(ada, more);
  expect((await look(ada, more)).asksWhoseMine).toBe(false);
});

test('a file in a team’s folder brings only what its sender has done', async () => {
  const cem = await person('cem');
  await take(ben, await packetOf(cem));
  const everybodys = withRows(await packetOf(ben, 'all'), {
    reviews: [begin(BENS, ben), begin(BENS, cem)],
    comments: [comment(BENS, ben, 'b'), comment(BENS, cem, 'c')],
  });
  const packet: ProjectBundle = {
    ...everybodys,
    packet: { kind: 'team', from: ben.here.me, sentAt: 9 },
  };
  await take(ada, packet);
  expect((await layersOf(ada)).map(([id]) => id)).toEqual(['layer-ada', 'layer-ben']);
  const [item] = (await everything(ada)).articles;
  expect(item?.reviews?.map(({ by }) => by)).toEqual(['id-ben']);
  expect(item?.comments?.map(({ id }) => id)).toEqual(['b']);
});

test('work that is a stranger’s already is kept apart once more under a name', async () => {
  const packet = await packetOf(ada);
  const [item] = packet.articles;
  const [layer] = item?.layers ?? [];
  if (!item || !layer) throw new Error('no layer');
  await take(ada, packet, () => ({ mine: 'other', names: { [ada.here.me]: 'Cem' } }));
  // The same revision with other content.
  const changed = {
    ...layer,
    annotations: layer.annotations.map((each) => ({ ...each, note: 'changed' })),
  };
  const again = withRows(packet, { layers: [changed] });
  const layers = { [layer.layer.id]: 'keep-both' as const };
  await take(ada, again, () => ({ mine: 'other', layers, names: { [ada.here.me]: 'Dan' } }));
  const { project, articles } = await everything(ada);
  const people = new Map(project.annotators.map(({ id, name }) => [id, name]));
  expect(articles[0]?.layers.map((each) => people.get(each.layer.annotatorId))).toEqual([
    'ada',
    'Cem',
    'Dan',
  ]);
});

const verdict = (): ReviewRow => ({
  ...begin(ADAS, ada),
  entry: { kind: 'verdict', layer: brand<LayerId>('layer-ben'), rev: 2, verdict: 'approved' },
});

type GoneOn = (receiver: Person) => Promise<unknown>;

test.each<[string, GoneOn]>([
  ['a verdict in a review it brought', async ({ db }) => db.reviews.add(verdict())],
  [
    'an answer in a thread it brought',
    async ({ db }) => db.comments.add({ ...comment(ADAS, ada, 'c2'), threadId: brand('c1') }),
  ],
])('%s keeps a packet from being taken back', async (_case, goOn) => {
  const rows = { reviews: [begin(BENS, ben)], comments: [comment(BENS, ben)] };
  await ada.db.comments.add(comment(ADAS, ada, 'mine'));
  const { receipt } = await take(ada, withRows(await packetOf(ben), rows));
  expect(receipt.touched).toEqual([ADAS]);
  await goOn(ada);
  const before = await everything(ada);
  expect(await takeBackPacket(ada.db, ada.here, receipt, 99)).toMatchObject({
    error: { kind: 'moved-on' },
  });
  expect(await everything(ada)).toEqual(before);
});

test('a packet that brought decisions and comments only can be taken back', async () => {
  await take(ada, await packetOf(ben));
  await ada.db.comments.add(comment(ADAS, ada, 'mine'));
  const before = await everything(ada);
  const rows = { reviews: [begin(BENS, ben)], comments: [comment(BENS, ben)] };
  const { receipt } = await take(ada, withRows(await packetOf(ben), rows));
  expect(receipt.touched).toEqual([ADAS]);
  valueOf(await takeBackPacket(ada.db, ada.here, receipt, 99));
  expect(await everything(ada)).toEqual(before);
});

test('my own work on an article that a packet brought keeps it', async () => {
  const cem = await person('cem', 'A text that nobody else has: told her otherwise. The mayor.');
  const { receipt } = await take(ada, await packetOf(cem));
  const article = makeArticle('article-cem');
  const layer = makeLayer('mine', article, { annotatorId: ada.here.me });
  valueOf(await addLayer(ada.db, layer));
  const session = new TestSession(layer);
  session.run(add('mine', { fragments: [{ start: 0, end: 6 }] }));
  valueOf(await session.save(ada.db));
  expect(await takeBackPacket(ada.db, ada.here, receipt, 99)).toMatchObject({
    error: { kind: 'moved-on' },
  });
  expect((await ada.db.articles.get(brand<ArticleId>('article-cem')))?.deletedAt).toBeUndefined();
});

test('people whom a later packet needs stay when the first is taken back', async () => {
  const cem = await person('cem', 'A text that nobody else has: told her otherwise. The mayor.');
  await take(ada, await packetOf(cem));
  const people = async () => (await everything(ada)).project.annotators.map(({ name }) => name);
  const { receipt } = await take(ada, await packetOf(ben));
  await take(ben, await packetOf(cem));
  const later = await packetOf(ben, 'all');
  const [, item] = later.articles;
  if (!item) throw new Error('no article');
  const words = { layers: [], comments: [comment(item.article.id, ben)] };
  const second = await take(ada, { ...later, articles: [{ ...item, ...words }] });
  expect(second.receipt.project.before).toEqual(second.receipt.project.after);
  valueOf(await takeBackPacket(ada.db, ada.here, receipt, 99));
  expect(await people()).toEqual(['ada', 'cem', 'ben']);
});
