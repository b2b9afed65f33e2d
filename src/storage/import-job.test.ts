import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { readOriginal } from './article-repository.ts';
import type { Database } from './database.ts';
import { runImport } from './import-job.ts';
import type { ImportChoices, ImportNews, ImportReply, ImportSource } from './import-messages.ts';
import { openLayer } from './layer-repository.ts';
import { lookAt } from './look-job.ts';
import type { Making } from './make-article.ts';
import { saveProject } from './project-repository.ts';
import { sha256Hex } from './sha-256.ts';
import { ME, makeProject, openTab, valueOf } from './storage-fixtures.ts';

let db: Database;

beforeEach(async () => {
  db = await openTab(`test-${crypto.randomUUID()}`);
  valueOf(await saveProject(db, makeProject({ codebook: DEFAULT_CODEBOOK }), ME));
});

const MAKING: Making = {
  newId: () => crypto.randomUUID(),
  now: () => Date.now(),
  sha256: sha256Hex,
};

const STORY = `Ferry delayed

The ferry to Orne Island was delayed by two hours on Monday because of fog over the sound. Nobody was hurt, and all the passengers reached the island before noon, the harbour master said in a short statement to the press. She added that the boat had been checked last week.
`;

function file(name: string, text: string, choices: ImportChoices = {}): ImportSource {
  return { kind: 'file', name, blob: new Blob([text]), choices };
}

async function take(
  sources: readonly ImportSource[],
  signal = new AbortController().signal,
  onReply: (reply: ImportReply) => void = () => undefined,
  tab = db,
): Promise<readonly ImportNews[]> {
  const news: ImportNews[] = [];
  await runImport(
    tab,
    sources,
    (reply) => {
      if ('news' in reply) news.push(...reply.news);
      onReply(reply);
    },
    signal,
    MAKING,
  );
  return news;
}

function told(news: readonly ImportNews[]): readonly string[] {
  return news.map(({ kind, place }) => `${kind} ${place}`).toSorted();
}

test('one bad file never stops the rest, and what is no article is passed over', async () => {
  const news = await take([
    file('a.txt', STORY),
    file('empty.txt', ''),
    file('photo.png', '\u0089PNG'),
    file('b.txt', 'Storm\n\nIt blew.'),
  ]);
  expect(told(news)).toEqual([
    'failed empty.txt',
    'passed-over photo.png',
    'taken a.txt',
    'taken b.txt',
  ]);
  expect(await db.articles.count()).toBe(2);
});

describe('the same text', () => {
  test('is not added twice, whether it came before or in the same import', async () => {
    await take([file('a.txt', STORY)]);
    const news = await take([
      file('b.txt', STORY),
      file('c.txt', 'Storm\n\nIt blew.'),
      file('d.txt', 'Storm\n\nIt blew.'),
    ]);
    expect(told(news)).toEqual(['duplicate b.txt', 'duplicate d.txt', 'taken c.txt']);
    expect(news.find(({ kind }) => kind === 'duplicate')).toMatchObject({
      of: { title: 'Ferry delayed', isDeleted: false },
    });
  });

  test('is said to be in Recently deleted where it is', async () => {
    await take([file('a.txt', STORY)]);
    await db.articles.toCollection().modify({ deletedAt: 1 });
    const [news] = await take([file('b.txt', STORY)]);
    expect(news).toMatchObject({ kind: 'duplicate', of: { isDeleted: true } });
  });

  test('is added once when two tabs add it at the same moment', async () => {
    const other = await openTab(db.name);
    const both = await Promise.all([
      take([file('a.txt', STORY)]),
      take([file('b.txt', STORY)], undefined, undefined, other),
    ]);
    const kinds = both.flat().map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['duplicate', 'taken']);
    expect(both.flat().find(({ kind }) => kind === 'duplicate')).toMatchObject({
      of: { title: 'Ferry delayed', isDeleted: false },
    });
    expect(await db.articles.count()).toBe(1);
    expect(await db.layers.count()).toBe(1);
    expect(await db.originals.count()).toBe(1);
  });

  test('is added where that is asked for', async () => {
    await take([file('a.txt', STORY)]);
    expect(told(await take([file('b.txt', STORY, { takesDuplicates: true })]))).toEqual([
      'taken b.txt',
    ]);
    expect(await db.articles.count()).toBe(2);
    expect(await db.texts.count()).toBe(1);
  });
});

test('a text that is nearly the same is taken, and says what it is like', async () => {
  const news = await take([file('a.txt', STORY), file('b.txt', `${STORY}\nUpdated at noon.\n`)]);
  expect(news[0]).not.toHaveProperty('alike');
  expect(news[1]).toMatchObject({ kind: 'taken', alike: { title: 'Ferry delayed' } });
});

test('what the user has changed is what is stored, and the original stays as it came', async () => {
  const source = file('a.txt', STORY, {
    edits: { 'a.txt': { title: 'Fog', outlet: 'Courier', hiddenBlocks: ['b0'] } },
  });
  const [news] = await take([source]);
  const [article] = await db.articles.toArray();
  expect(article).toMatchObject({ title: 'Fog', outlet: 'Courier', hiddenBlocks: ['b0'] });
  expect(news).toMatchObject({ kind: 'taken', title: 'Fog', hidden: 1 });
  const original = article && (await readOriginal(db, article.id));
  expect(new TextDecoder().decode(original)).toBe(STORY);
});

test('rows of a table become articles without an original; those that are not wanted do not', async () => {
  const table = `title,text\nOne,${'The first story. '.repeat(8)}\nTwo,${'The second story. '.repeat(8)}\n`;
  const news = await take([file('t.csv', table, { unwanted: ['t.csv › row 3'] })]);
  expect(told(news)).toEqual(['taken t.csv › row 2']);
  const [article] = await db.articles.toArray();
  expect(article?.origin.fileName).toBe('t.csv');
  expect(await db.originals.count()).toBe(0);
});

test('an import that is called off keeps what it has stored, and tells exactly that', async () => {
  const controller = new AbortController();
  const sources = Array.from({ length: 400 }, (_, index) =>
    file(`${index}.txt`, `Story ${index}\n\nThis is story number ${index}.`),
  );
  let wasCancelled = false;
  let flushed = 0;
  db.articles.hook('creating', () => {
    flushed += 1;
    if (flushed === 150) controller.abort();
  });
  const news = await take(sources, controller.signal, (reply) => {
    if (reply.kind === 'finished') wasCancelled = reply.wasCancelled;
  });
  const taken = news.filter(({ kind }) => kind === 'taken').length;
  expect(wasCancelled).toBe(true);
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(400);
  expect(await db.articles.count()).toBe(taken);
});

describe('another tool’s file', () => {
  const TEXT = 'Bridge opens\n\nIt is safe, said Ana Núñez.';
  const at = (words: string, label: string) => [
    TEXT.indexOf(words),
    TEXT.indexOf(words) + words.length,
    label,
  ];
  const record = { text: TEXT, label: [at('It is safe', 'claim'), at('Ana Núñez', 'Who')] };
  const jsonl = `${JSON.stringify(record)}\n`;

  test('is looked at with its names, an example of each and what is proposed for it', async () => {
    const { work } = await lookAt(db, file('w.jsonl', jsonl), new AbortController().signal, MAKING);
    expect(work?.spans).toBe(2);
    expect(work?.examples.get('claim')).toBe('It is safe');
    expect(work?.proposal.labels.get('claim')).toBe('CLAIM');
    expect(await db.articles.count()).toBe(0);
  });

  test('brings its annotations along under the names that were chosen', async () => {
    const none = new Map<string, string>();
    const names = { labels: new Map([['Who', 'SPEAKER']]), attributes: none, relations: none };
    const [news] = await take([file('w.jsonl', jsonl, { names })]);
    expect(news).toMatchObject({ kind: 'taken', work: { annotations: 2, dropped: [] } });
    const [again] = await take([file('again.jsonl', jsonl)]);
    expect(again).toMatchObject({ kind: 'duplicate', annotations: 2 });
    const id = news?.kind === 'taken' ? news.id : undefined;
    const opened = id && valueOf(await openLayer(db, id, ME));
    expect(opened && opened.layer.counts.byLabel).toEqual({ CLAIM: 1, SPEAKER: 1 });
  });

  const ANN = [
    `T1\tSPEAKER ${TEXT.indexOf('Ana')} ${TEXT.length - 1}\tAna Núñez`,
    'N1\tReference T1 Wikidata:Q7\tAna Núñez',
  ].join('\n');
  const brat = (name: string, words: string): ImportSource => ({
    kind: 'file',
    name: `${name}.txt`,
    blob: new Blob([`${TEXT}\n\n${words}`]),
    beside: [{ name: `${name}.ann`, blob: new Blob([ANN]) }],
  });

  test('makes one entity of one person, whichever of its articles name them', async () => {
    await take([brat('a', 'One.'), brat('b', 'Two.')]);
    await take([brat('c', 'Three.')]);
    expect(await db.entities.toArray()).toMatchObject([{ name: 'Ana Núñez', wikidata: 'Q7' }]);
  });

  test('leaves nobody unknown where the article that named them first could not be stored', async () => {
    db.articles.hook('creating', (_key, { origin }) => {
      if (origin.fileName === 'a.txt') throw new Error('too large');
    });
    const news = await take([brat('a', 'One.'), brat('b', 'Two.')]);
    expect(told(news)).toEqual(['failed a.txt', 'taken b.txt']);
    const [uses] = await db.uses.toArray();
    expect(uses?.entityIds).toHaveLength(1);
    expect(await db.entities.toCollection().primaryKeys()).toEqual(uses?.entityIds);
  });

  test('a name that is left out takes its annotations with it, and is told', async () => {
    const none = new Map<string, string>();
    const names = {
      labels: new Map([
        ['Who', ''],
        ['claim', 'CLAIM'],
      ]),
      attributes: none,
      relations: none,
    };
    const [news] = await take([file('w.jsonl', jsonl, { names })]);
    expect(news).toMatchObject({
      work: { annotations: 1, dropped: [{ kind: 'label', name: 'Who', count: 1 }] },
    });
  });
});
