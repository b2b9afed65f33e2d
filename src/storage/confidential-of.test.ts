import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { type AnnotatorId, type ArticleId, type LayerId, brand } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { type PacketContents, confidentialOf } from './confidential-of.ts';
import { type Person, look, packetOf, person, take } from './packet-fixtures.ts';
import { openStoredReview } from './review-repository.ts';
import { makeEntity, valueOf } from './storage-fixtures.ts';
import { takeBackPacket } from './take-back-packet.ts';

let ada: Person;
let ben: Person;

beforeEach(async () => {
  [ada, ben] = [await person('ada'), await person('ben')];
});

test('whoever a colleague protects later is protected here too, under whatever row that is', async () => {
  await take(ada, await packetOf(ben));
  const mayor = brand<never>('mayor-ben');
  await ben.db.entities.update(mayor, { confidential: true });
  const packet = await packetOf(ben);
  expect((await look(ada, packet)).isProtecting).toBe(true);
  const { receipt } = await take(ada, packet);
  expect((await look(ada, packet)).isProtecting).toBe(false);
  const isProtected = async () =>
    (await ada.db.entities.get(brand<never>('mayor-ada')))?.confidential;
  expect(await isProtected()).toBe(true);
  expect(await confidentialFrom(ada)).toEqual(['Ana Núñez']);
  valueOf(await takeBackPacket(ada.db, ada.here, receipt, 99));
  expect(await isProtected()).toBeUndefined();
});

function confidentialFrom({ db, here }: Person, sender: Partial<PacketContents> = {}) {
  const articles = [brand<ArticleId>(`article-${here.me.slice('id-'.length)}`)];
  return confidentialOf(db, { ...here, articles, layers: 'mine', kind: 'review', ...sender });
}

const BEGUN = { articleId: brand<ArticleId>('article-ada'), by: brand<AnnotatorId>('id-ada') };

/** Ada has opened the review of her work and Ben's; the copies of both are on her disk. */
async function beginReview(): Promise<void> {
  await take(ada, await packetOf(ben));
  valueOf(await openStoredReview(ada.db, { articleId: BEGUN.articleId, me: BEGUN.by, at: 5 }));
}

async function decide(): Promise<void> {
  const outcome = { kind: 'take' as const, layer: brand<LayerId>('layer-ben') };
  await ada.db.reviews.add({
    ...BEGUN,
    seq: 2,
    at: 6,
    entry: {
      kind: 'decide',
      items: [{ key: 'k', print: 'p', outcome }],
      how: { kind: 'single' },
      note: 'Lund told me so.',
    },
  });
}

const copiesIn = ({ articles }: ProjectBundle) =>
  articles.flatMap(({ frozen = [] }) => frozen.map(({ layer }) => layer.id));

test('a packet of my work holds others’ copies only where I have decided about them', async () => {
  await beginReview();
  const looked = await packetOf(ada);
  expect(copiesIn(looked)).toEqual(['layer-ada']);
  expect(looked.project.annotators.map(({ id }) => id)).toEqual(['id-ada']);
  expect(copiesIn(await packetOf(ada, 'all'))).toEqual(['layer-ada', 'layer-ben']);
  await decide();
  expect(copiesIn(await packetOf(ada))).toEqual(['layer-ada', 'layer-ben']);
});

test('confidential names are told where nobody has tagged them: in texts, titles and notes', async () => {
  const boss = makeEntity('boss', { name: 'Bo Lund', projectId: ada.here.projectId });
  await ada.db.entities.add({ ...boss, confidential: true });
  expect(await confidentialFrom(ada)).toEqual([]);
  const { articleId } = BEGUN;
  await ada.db.articles.update(articleId, { title: 'What Lund’s office knew' });
  expect(await confidentialFrom(ada)).toEqual(['Bo Lund']);
  await ada.db.articles.update(articleId, { title: 'Morning brief' });
  expect(await confidentialFrom(ada)).toEqual([]);
  const article = await ada.db.articles.get(articleId);
  await ada.db.texts
    .where('hash')
    .equals(article?.textHash ?? '')
    .modify((row, ref) => {
      const text = `${row.text}\n\nBo Lund left.`;
      const last = { id: 'last', kind: 'paragraph' as const, start: row.text.length + 2 };
      ref.value = { ...row, text, blocks: [...row.blocks, { ...last, end: text.length }] };
    });
  expect(await confidentialFrom(ada)).toEqual(['Bo Lund']);
  expect(await confidentialFrom(ada, { articles: [] })).toEqual([]);
});

test('confidential names are told from addresses, and from what is said of people who are not', async () => {
  const boss = makeEntity('boss', { name: 'Bo Lund', projectId: ada.here.projectId });
  await ada.db.entities.add({ ...boss, confidential: true });
  const { articleId } = BEGUN;
  await ada.db.articles.update(articleId, { url: 'https://desk.example/bo-lund' });
  expect(await confidentialFrom(ada)).toEqual(['Bo Lund']);
  await ada.db.articles.update(articleId, { url: 'https://desk.example/' });
  expect(await confidentialFrom(ada)).toEqual([]);
  await ada.db.entities.update(brand<never>('mayor-ada'), { note: 'Met Bo Lund in May.' });
  expect(await confidentialFrom(ada)).toEqual(['Bo Lund']);
});

test('who is tagged under one name and called by another counts once, and hides nobody else', async () => {
  const { projectId } = ada.here;
  const [office, boss] = [makeEntity('office', { projectId }), makeEntity('boss', { projectId })];
  await ada.db.entities.bulkAdd([
    {
      ...office,
      name: 'a senior official',
      aliases: ['Jo Doe'],
      unnamed: true,
      confidential: true,
    },
    { ...boss, name: 'Bo Lund', confidential: true },
  ]);
  await ada.db.entities.update(brand<never>('mayor-ada'), {
    speaksFor: office.id,
    note: 'Met Jo Doe in May.',
  });
  await ada.db.articles.update(BEGUN.articleId, { title: 'What Bo Lund knew' });
  expect(await confidentialFrom(ada)).toEqual(['Bo Lund', 'a senior official']);
});

test('confidential names are told from what a packet holds: copies, whom somebody speaks for, and notes', async () => {
  await beginReview();
  const protect = (id: string) => ada.db.entities.update(brand<never>(id), { confidential: true });
  const office = makeEntity('office', { name: 'The agency', projectId: ada.here.projectId });
  const boss = makeEntity('boss', { name: 'Bo Lund', projectId: ada.here.projectId });
  await ada.db.entities.bulkAdd([
    { ...office, confidential: true },
    { ...boss, confidential: true },
  ]);
  expect(await confidentialFrom(ada)).toEqual([]);
  await ada.db.entities.update(brand<never>('mayor-ada'), { speaksFor: office.id });
  expect(await confidentialFrom(ada)).toEqual(['The agency']);
  const comment = { ...BEGUN, threadId: brand<never>('c'), at: 6, mentions: [] };
  await ada.db.comments.bulkAdd([
    { ...comment, id: brand('c'), kind: 'comment', text: 'Ask Lund.', by: ben.here.me },
    { ...comment, id: brand('d'), kind: 'resolve' },
  ]);
  expect(await confidentialFrom(ada)).toEqual(['Bo Lund', 'The agency']);
  // Others' comments are not mine to put into the team's folder.
  expect(await confidentialFrom(ada, { kind: 'team' })).toEqual(['The agency']);

  // Whom only Ben names: a copy of his that has gone on since.
  const ofBen = makeEntity('of-ben', { name: 'Cy Ray', projectId: ada.here.projectId });
  await ada.db.entities.add(ofBen);
  await ada.db.frozen
    .where('articleId')
    .equals(BEGUN.articleId)
    .modify((row, ref) => {
      if (row.layerId !== 'layer-ben') return;
      ref.value = { ...row, layer: { ...row.layer, entityIds: [ofBen.id] } };
    });
  await protect('of-ben');
  expect(await confidentialFrom(ada)).not.toContain('Cy Ray');
  expect(await confidentialFrom(ada, { layers: 'all' })).toContain('Cy Ray');
  await decide();
  expect(await confidentialFrom(ada)).toContain('Cy Ray');
  expect(await confidentialFrom(ada, { kind: 'team' })).toContain('Bo Lund');
  await ada.db.entities.clear();
  expect(await confidentialFrom(ada)).toEqual([]);
});
