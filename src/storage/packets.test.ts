import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { type ArticleId, type EntityId, type LayerId, brand } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { openLayer } from './layer-repository.ts';
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
import { TestSession, add, openTab, valueOf } from './storage-fixtures.ts';
import { takeBackPacket } from './take-back-packet.ts';
import { decisionsOf, lookAtPacket, takePacket } from './take-packet.ts';

const CHANGED = TEXT.replace('was safe', 'is safe').replace('Engineers', 'Two engineers');

let ada: Person;
let ben: Person;

beforeEach(async () => {
  [ada, ben] = [await person('ada'), await person('ben')];
});

test('a packet for a text that is here is recognised, and its layer comes beside mine', async () => {
  const packet = await packetOf(ben);
  const before = await everything(ada);
  const plan = await look(ada, packet);
  expect(plan.from?.name).toBe('ben');
  expect(plan.asksWhoseMine).toBe(false);
  expect(plan.articles).toMatchObject([
    {
      match: { kind: 'known', id: 'article-ada' },
      layers: [{ id: 'layer-ben', annotations: 2, isMine: false, status: { kind: 'new' } }],
      proposal: 'attach',
    },
  ]);
  expect(plan.people.matches).toMatchObject([{ proposal: { kind: 'same', as: 'mayor-ada' } }]);
  expect(await everything(ada)).toEqual(before);

  const taken = await take(ada, packet);
  expect(taken).toMatchObject({ articles: 0, layersAdded: 1, layersReplaced: 0, annotations: 2 });
  expect(await layersOf(ada)).toEqual([
    ['layer-ada', 'id-ada', 2],
    ['layer-ben', 'id-ben', 2],
  ]);
  const after = await everything(ada);
  expect(after.articles[0]?.layers[0]).toEqual(before.articles[0]?.layers[0]);
  expect(after.entities.find(({ id }) => id === 'mayor-ben')?.mergedInto).toBe('mayor-ada');
  expect(after.project.annotators.map(({ name }) => name)).toEqual(['ada', 'ben']);
});

test('the same packet twice changes nothing the second time', async () => {
  const packet = await packetOf(ben);
  await take(ada, packet);
  const after = await everything(ada);
  const plan = await look(ada, packet);
  expect(plan.articles[0]?.layers[0]?.status).toEqual({ kind: 'same' });
  expect(plan.people.matches).toEqual([]);
  expect(await take(ada, packet)).toMatchObject({ layersAdded: 0, layersReplaced: 0 });
  expect(await everything(ada)).toEqual(after);
});

test('a newer copy replaces the older with its differences told, an older one is passed over', async () => {
  const first = await packetOf(ben);
  await take(ada, first);
  ben.session.run(add('more', spanOf(TEXT, 'in May')));
  ben.session.run({ kind: 'relabel', id: brand('claim-of-ben'), label: 'CUE', at: 50 });
  ben.session.run({ kind: 'remove-annotation', id: brand('mayor-of-ben') });
  valueOf(await ben.session.save(ben.db));
  const second = await packetOf(ben);
  expect((await look(ada, second)).articles[0]?.layers[0]).toMatchObject({
    status: { kind: 'newer', delta: { added: 1, changed: 1, removed: 1 } },
    proposal: 'take',
  });
  expect(await take(ada, second)).toMatchObject({ layersAdded: 0, layersReplaced: 1 });
  expect((await layersOf(ada))[1]).toEqual(['layer-ben', 'id-ben', 2]);
  expect((await look(ada, first)).articles[0]?.layers[0]?.status).toEqual({ kind: 'older' });
});

test('taking back leaves exactly what was there before, also after a second packet', async () => {
  const start = await everything(ada);
  const first = await take(ada, await packetOf(ben));
  const between = await everything(ada);
  ben.session.run(add('more', spanOf(TEXT, 'in May')));
  valueOf(await ben.session.save(ben.db));
  const second = await take(ada, await packetOf(ben));
  valueOf(await takeBackPacket(ada.db, ada.here, second.receipt, 99));
  expect(await everything(ada)).toEqual(between);
  valueOf(await takeBackPacket(ada.db, ada.here, first.receipt, 99));
  expect(await everything(ada)).toEqual(start);
});

test('what has been worked with since is not taken back', async () => {
  const { receipt } = await take(ada, await packetOf(ben));
  const entry = {
    kind: 'begin' as const,
    mode: 'lead' as const,
    layers: [{ id: brand<LayerId>('layer-ben'), rev: 2 }],
  };
  await ada.db.reviews.add({
    articleId: brand('article-ada'),
    by: ada.here.me,
    seq: 1,
    at: 5,
    entry,
  });
  const before = await everything(ada);
  expect(await takeBackPacket(ada.db, ada.here, receipt, 99)).toEqual({
    ok: false,
    error: { kind: 'moved-on' },
  });
  expect(await everything(ada)).toEqual(before);
});

test('an article that is not here comes whole, and goes to Recently deleted when taken back', async () => {
  const other = await person(
    'cem',
    'A text that nobody else has.\n\nThe mayor told her otherwise.',
  );
  const taken = await take(ada, await packetOf(other));
  expect(taken).toMatchObject({ articles: 1, layersAdded: 1 });
  expect((await openLayer(ada.db, brand('article-cem'), other.here.me)).ok).toBe(true);
  valueOf(await takeBackPacket(ada.db, ada.here, taken.receipt, 99));
  expect((await ada.db.articles.get(brand<never>('article-cem')))?.deletedAt).toBe(99);
  // The same packet finds it there and brings it back.
  const again = await take(ada, await packetOf(other));
  expect(again.receipt.restored).toEqual(['article-cem']);
  expect((await ada.db.articles.get(brand<never>('article-cem')))?.deletedAt).toBeUndefined();
});

test('a text that differs a little is recognised, and annotations move to where their words are', async () => {
  const long =
    ' And the river rose again as it does in every spring, the fourth time since 1990.'.repeat(3);
  const [here, there] = [await person('eve', TEXT + long), await person('max', CHANGED + long)];
  const packet = await packetOf(there);
  const plan = await look(here, packet);
  expect(plan.articles[0]).toMatchObject({
    match: { kind: 'near', id: 'article-eve', report: { unchanged: 1, moved: 1, lost: [] } },
    choices: ['attach', 'own', 'skip'],
    proposal: 'attach',
  });
  await take(here, packet);
  const [item] = (await everything(here)).articles;
  const theirs = item?.layers.find(({ layer }) => layer.id === 'layer-max');
  expect(theirs?.layer.textHash).toBe(item?.revision.hash);
  const words = theirs?.annotations.map(({ fragments: [span] }) =>
    item?.revision.text.slice(span?.start, span?.end),
  );
  expect(words).toEqual(['The mayor', 'told her otherwise']);
});

test('my own work that comes back from a text that differs is no other version of mine', async () => {
  const long = ' And the river rose again as it does in every spring, the fourth time.'.repeat(3);
  const [here, there] = [await person('eve', TEXT + long), await person('max', CHANGED + long)];
  here.session.run(add('gone', spanOf(TEXT, 'was safe')));
  valueOf(await here.session.save(here.db));
  const articles = { [brand<ArticleId>('article-eve')]: 'attach' as const };
  await take(there, await packetOf(here), () => ({ articles }));
  const plan = await look(here, await packetOf(there, 'all'));
  expect(plan.asksWhoseMine).toBe(false);
  expect(plan.articles[0]?.layers.map(({ isMine, status }) => [isMine, status.kind])).toEqual([
    [true, 'older'],
    [false, 'new'],
  ]);
});

test('work under my id that I have not got is asked about, and comes under an annotator of its own', async () => {
  // Somebody went on in a copy of my backup.
  const clone: Person = {
    db: await openTab(`test-${crypto.randomUUID()}`),
    here: ada.here,
    session: ada.session,
  };
  const copy = await everything(ada);
  for (const table of ada.db.tables) {
    // oxlint-disable-next-line no-await-in-loop -- One store after the other.
    await clone.db.table(table.name).bulkPut(await table.toArray());
  }
  const layer = copy.articles[0]?.layers[0]?.layer;
  if (!layer) throw new Error('no layer');
  const theirs = new TestSession(
    layer,
    valueOf(await openLayer(clone.db, brand('article-ada'), ada.here.me)).state,
  );
  theirs.run(add('clones', spanOf(TEXT, 'in May')));
  valueOf(await theirs.save(clone.db));
  ada.session.run(add('mine', spanOf(TEXT, 'the bridge')));
  valueOf(await ada.session.save(ada.db));
  const before = await everything(ada);

  const packet = await packetOf(clone);
  expect(await look(ada, packet)).toMatchObject({
    asksWhoseMine: true,
    articles: [
      {
        layers: [
          {
            isMine: true,
            status: { kind: 'conflict', delta: { added: 1, removed: 1, onlyHere: 1 } },
            choices: ['keep-both', 'skip'],
          },
        ],
      },
    ],
  });
  const names = { [ada.here.me]: 'Cem' };
  await take(ada, packet, () => ({ mine: 'other', names }));
  const after = await everything(ada);
  expect(after.articles[0]?.layers.map(({ layer: { id } }) => id)).toEqual([
    'layer-ada',
    'layer-ada@project-ada',
  ]);
  expect(after.articles[0]?.layers[0]).toEqual(before.articles[0]?.layers[0]);
  expect(after.project.annotators.map(({ name }) => name)).toEqual(['ada', 'Cem']);
  // From then on it is known whose that is.
  theirs.run(add('again', spanOf(TEXT, 'The mayor said')));
  valueOf(await theirs.save(clone.db));
  await take(ada, await packetOf(clone));
  const last = (await everything(ada)).articles[0]?.layers;
  expect(last?.map(({ annotations }) => annotations.length)).toEqual([3, 4]);
});

test('my own newer work from another computer takes the place of what it holds whole, never of what it lacks', async () => {
  const packet = await packetOf(ada);
  const [item] = packet.articles;
  const [mine] = item?.layers ?? [];
  if (!item || !mine) throw new Error('no layer');
  const more = { ...mine.annotations[0], id: brand<never>('more') } as Annotation;
  const annotations = [...mine.annotations, more];
  const ahead = (rev: number): ProjectBundle => ({
    ...packet,
    articles: [{ ...item, layers: [{ ...mine, layer: { ...mine.layer, rev }, annotations }] }],
  });
  const plan = await look(ada, ahead(9));
  expect(plan.asksWhoseMine).toBe(true);
  expect(plan.articles[0]?.layers[0]).toMatchObject({
    status: { kind: 'newer', delta: { added: 1, onlyHere: 0 } },
    proposal: 'take',
  });
  ada.session.run(add('only-here', spanOf(TEXT, 'the bridge')));
  valueOf(await ada.session.save(ada.db));
  expect((await look(ada, ahead(9))).articles[0]?.layers[0]).toMatchObject({
    status: { kind: 'newer', delta: { onlyHere: 1 } },
    choices: ['keep-both', 'skip'],
    proposal: 'keep-both',
  });
  // Not even somebody who asks for it gets mine overwritten.
  await take(ada, ahead(9), () => ({ layers: { [brand<LayerId>('layer-ada')]: 'take' } }));
  expect(await layersOf(ada)).toEqual([
    ['layer-ada', 'id-ada', 3],
    ['layer-ada@project-ada', 'id-ada@project-ada', 3],
  ]);
});

test('who somebody is can be decided otherwise: an alias, or nobody that is here', async () => {
  const [cem, eve] = [
    await person('cem', TEXT, { name: 'Mayor Núñez', aliases: ['Ana Núñez'], confidential: true }),
    await person('eve', TEXT, { name: 'Ana Núñez', unnamed: true }),
  ];
  const packet = await packetOf(cem);
  expect((await look(ada, packet)).people.matches).toMatchObject([
    { proposal: { kind: 'alias', as: 'mayor-ada' }, candidates: ['mayor-ada'] },
  ]);
  await take(ada, packet);
  const mayor = await ada.db.entities.get(brand<EntityId>('mayor-ada'));
  expect(mayor).toMatchObject({ name: 'Ana Núñez', aliases: ['Mayor Núñez'], confidential: true });
  await take(ada, await packetOf(ben), () => ({
    entities: { [brand<EntityId>('mayor-ben')]: { kind: 'new' } },
  }));
  expect(await ada.db.entities.get(brand<EntityId>('mayor-ben'))).not.toHaveProperty('mergedInto');
  expect((await look(ada, await packetOf(eve))).people.matches[0]?.proposal).toEqual({
    kind: 'new',
  });
});

test('an unnamed person described and named as one of mine is that one, and both say where', async () => {
  const nobody = { name: 'The mayor', unnamed: true } as const;
  const [mia, noa] = [await person('mia', TEXT, nobody), await person('noa', TEXT, nobody)];
  const { matches, people, namedAt } = (await look(mia, await packetOf(noa))).people;
  expect(matches).toMatchObject([
    { proposal: { kind: 'same', as: 'mayor-mia' }, candidates: ['mayor-mia'] },
  ]);
  expect(people.map(({ id }) => id)).toEqual(['mayor-mia']);
  const place = { title: 'Article article-noa', paragraph: 1 };
  expect(namedAt).toMatchObject({ 'mayor-mia': place, 'mayor-noa': place });
  await take(mia, await packetOf(noa));
  const redirect = await mia.db.entities.get(brand<EntityId>('mayor-noa'));
  expect(redirect).toMatchObject({ mergedInto: 'mayor-mia' });
});

test('decisions and comments of a colleague come along once, on my article', async () => {
  await take(ben, await packetOf(ada));
  await ben.db.reviews.add({
    articleId: brand('article-ben'),
    by: ben.here.me,
    seq: 1,
    at: 5,
    entry: {
      kind: 'begin',
      mode: 'lead',
      layers: [{ id: brand<LayerId>('layer-ada'), rev: 2 }],
    },
  });
  await ben.db.comments.add({
    id: brand('c1'),
    articleId: brand('article-ben'),
    threadId: brand('c1'),
    by: ben.here.me,
    at: 6,
    kind: 'comment',
    text: 'Sure?',
    mentions: [ada.here.me],
    target: {
      kind: 'annotation',
      id: brand('claim-of-ada'),
      span: { start: 0, end: 9 },
      quote: 'The mayor',
    },
  });
  const packet = await packetOf(ben, 'all');
  const plan = await look(ada, packet);
  expect(plan.articles[0]).toMatchObject({ reviews: 1, comments: 1 });
  expect(plan.articles[0]?.layers.map(({ status }) => status.kind)).toEqual(['same', 'new']);
  expect(await take(ada, packet)).toMatchObject({ reviews: 1, comments: 1 });
  const [item] = (await everything(ada)).articles;
  expect(item?.reviews).toMatchObject([{ articleId: 'article-ada', by: 'id-ben' }]);
  expect(item?.comments).toMatchObject([{ articleId: 'article-ada', text: 'Sure?' }]);
  expect(await take(ada, packet)).toMatchObject({ reviews: 0, comments: 0 });
});

test('a plan that the library has moved on from is not carried out', async () => {
  const packet = await packetOf(ben);
  const plan = await look(ada, packet);
  ada.session.run(add('meanwhile', spanOf(TEXT, 'the bridge')));
  valueOf(await ada.session.save(ada.db));
  const before = await everything(ada);
  expect(await takePacket(ada.db, ada.here, packet, decisionsOf(plan, 'mine'))).toEqual({
    ok: false,
    error: { kind: 'moved-on' },
  });
  expect(await everything(ada)).toEqual(before);
});

test.each(['projects', 'entities', 'layers', 'snapshots', 'texts', 'articles'])(
  'a packet that cannot be stored at %s leaves nothing behind',
  async (store) => {
    const cem = await person('cem', 'A text that nobody else has: told her otherwise. The mayor.');
    await take(ben, await packetOf(cem));
    const packet = await packetOf(ben, 'all');
    const before = await everything(ada);
    for (const method of ['add', 'put'] as const) {
      const original = IDBObjectStore.prototype[method];
      vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
        this: IDBObjectStore,
        ...args
      ) {
        if (this.name === store) throw new DOMException('', 'QuotaExceededError');
        return original.apply(this, args);
      });
    }
    const plan = await look(ada, packet);
    expect(await takePacket(ada.db, ada.here, packet, decisionsOf(plan, 'mine'))).toMatchObject({
      ok: false,
      error: { reason: 'disk-full' },
    });
    vi.restoreAllMocks();
    expect(await everything(ada)).toEqual(before);
  },
);

test('a codebook of a known version with other content is told before anything is decided', async () => {
  const packet = await packetOf(ben);
  const codebook = { ...packet.project.codebook, name: 'Another' };
  const other = { ...packet, project: { ...packet.project, codebook } };
  expect(await lookAtPacket(ada.db, ada.here, other, 'mine')).toEqual({
    ok: false,
    error: { kind: 'codebook-differs', place: 'project.codebook', version: '1.0.0' },
  });
});
