import 'fake-indexeddb/auto';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildLayerState } from '#domain/annotation/build-layer-state.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { findingKey } from '#domain/export/accept-leaks.ts';
import { type ArticleId, type CommentId, type EntityId, brand } from '#domain/ids.ts';
import { scannableFiles } from '#formats/datasets/scannable-files.ts';
import { addArticle, deleteEverything } from './article-repository.ts';
import type { Database } from './database.ts';
import { forecastExport, makeExport } from './export-jobs.ts';
import type { ExportStage, ExportWish } from './export-messages.ts';
import { fileInParts } from './export-sink.ts';
import { exportStem } from './export-wish.ts';
import { forgetPseudonyms, keepPseudonyms, readPseudonyms } from './kept-pseudonyms.ts';
import { exportProjectFile } from './project-file-jobs.ts';
import { saveProject } from './project-repository.ts';
import { sha256Hex } from './sha-256.ts';
import {
  ME,
  PROJECT_ID,
  TestSession,
  add,
  batch,
  makeEntity,
  makeNewArticle,
  makeProject,
  openTab,
  valueOf,
} from './storage-fixtures.ts';

let db: Database;

/** Two articles, each with a claim of a confidential source; a third in which nothing is marked. */
beforeEach(async () => {
  db = await openTab(`test-${crypto.randomUUID()}`);
  valueOf(
    await saveProject(db, makeProject({ codebook: { ...DEFAULT_CODEBOOK, version: '1.0.0' } }), ME),
  );
  for (const id of ['a1', 'a2', 'a3']) {
    const fresh = makeNewArticle(id);
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    const hash = brand<typeof fresh.revision.hash>(await sha256Hex(fresh.revision.text));
    const article = { ...fresh.article, textHash: hash };
    const layer = { ...fresh.layer, textHash: hash };
    // oxlint-disable-next-line no-await-in-loop -- As above.
    valueOf(await addArticle(db, { article, revision: { ...fresh.revision, hash }, layer }));
    if (id === 'a3') continue;
    const session = new TestSession(layer);
    const entity = makeEntity(`e-${id}`, { name: `Source of ${id}`, confidential: true });
    session.run(
      batch({ kind: 'add-entity', entity }, add(`mark-${id}`, { entityId: brand(`e-${id}`) })),
    );
    // oxlint-disable-next-line no-await-in-loop -- As above.
    valueOf(await session.save(db));
  }
});

const wish = (changes: Partial<ExportWish> = {}): ExportWish => ({
  projectId: PROJECT_ID,
  format: 'csv',
  layers: 'mine',
  me: ME,
  protect: { sources: false, annotators: false, accepted: new Set() },
  about: { hasCard: false },
  ...changes,
});

const sink = { open: () => Promise.resolve(fileInParts()) };
const options = { sha256: sha256Hex, sink, onStage: () => undefined };

async function foreseen(changes: Partial<ExportWish> = {}) {
  const result = await forecastExport(db, wish(changes), sha256Hex);
  if (!result.ok) throw new Error(result.problem.kind);
  return result.value;
}

async function made(changes: Partial<ExportWish> = {}, stages: ExportStage[] = []) {
  const result = await makeExport(db, wish(changes), {
    ...options,
    onStage: (stage) => stages.push(stage),
  });
  if (!result.ok) throw new Error(result.problem.kind);
  const bytes = new Uint8Array(await result.value.blob.arrayBuffer());
  return { ...result.value, bytes };
}

test('a forecast counts what will be in it, what is lost, and names who is confidential', async () => {
  const found = await foreseen({ format: 'conll' });
  expect(found).toMatchObject({
    articles: 2,
    annotations: 2,
    confidential: ['Source of a1', 'Source of a2'],
    damaged: [],
  });
  expect(found.losses).toContainEqual({ kind: 'articles', count: 1 });
  expect(found.losses).toContainEqual({ kind: 'entities', count: 2 });
  expect(found.labels).toEqual(new Map([['CLAIM', 2]]));
});

test('labels that are left out are still counted, and nobody is named through them', async () => {
  const found = await foreseen({ labels: new Set(['SPEAKER']) });
  expect(found).toMatchObject({ annotations: 0, confidential: [] });
  expect(found.labels).toEqual(new Map([['CLAIM', 2]]));
});

test('the work of others is not mine', async () => {
  expect(await foreseen({ me: brand('somebody-else') })).toMatchObject({ articles: 0 });
  expect(await foreseen({ me: brand('somebody-else'), layers: 'each' })).toMatchObject({
    articles: 2,
  });
});

test('an article that cannot be put together is named, unless it was not asked for', async () => {
  await db.log.delete([makeNewArticle('a2').layer.id, 1]);
  expect(await foreseen()).toMatchObject({ articles: 1, damaged: ['Article a2'] });
  expect(await foreseen({ articles: new Set(['a1', 'a3']) })).toMatchObject({ damaged: [] });
});

test('what needs the whole at hand tells each stage, with the same bytes each time', async () => {
  const stages: ExportStage[] = [];
  const file = await made({ format: 'annotation-json' }, stages);
  expect(stages).toEqual(['reading', 'writing', 'packing']);
  expect(file.verified).toEqual({ spans: 2, of: 2 });
  const files = unzipSync(file.bytes);
  expect(file.files).toBe(Object.keys(files).length);
  expect((await made({ format: 'annotation-json' })).bytes).toEqual(file.bytes);
  const project: ExportStage[] = [];
  expect(await made({ format: 'qdpx' }, project)).toMatchObject({ fileName: 'Election-qdpx.qdpx' });
  expect(project).toEqual(['reading', 'writing', 'checking', 'packing']);
});

test('parts become one archive, each told, with the same bytes each time', async () => {
  const stages: ExportStage[] = [];
  const file = await made({}, stages);
  expect(new Set(stages)).toEqual(new Set(['proving']));
  expect(file).toMatchObject({ files: 3, verified: { spans: 2, of: 2 } });
  const tables = unzipSync(file.bytes);
  expect(strFromU8(tables['annotations.csv'] ?? new Uint8Array())).toContain('mark-a1');
  expect((await made()).bytes).toEqual(file.bytes);
});

test.each([
  ['doccano', 'Election-doccano.jsonl'],
  ['ascribe-jsonl', 'Election-ascribe-jsonl.jsonl'],
  ['averitec', 'Election-averitec.json'],
  ['factcheck-csv', 'Election-factcheck-csv.csv'],
  ['factcheck-docx', 'Election-factcheck-docx.docx'],
] as const)(
  'of %s a single file is offered, called after project and format',
  async (format, fileName) => {
    expect(await made({ format })).toMatchObject({ fileName, files: 1 });
  },
);

test('what was agreed on is called otherwise than the work of each', () => {
  const called = (layers: ExportWish['layers']) => exportStem(makeProject(), wish({ layers }));
  expect(called('mine')).toBe(called('each'));
  expect(called('curated')).toBe(called('each').replace('-csv', '-curated-csv'));
  expect(called('majority')).toBe(called('each').replace('-csv', '-majority-csv'));
});

test('a file of one article is called after it, and in an archive each has the name that its readers know', async () => {
  const one = await made({ format: 'html', articles: new Set(['a1']) });
  expect(one).toMatchObject({ fileName: '0001-article-a1.html', files: 1 });
  const all = await made();
  expect(all.fileName).toBe('Election-csv.zip');
  expect(Object.keys(unzipSync(all.bytes)).toSorted()).toEqual([
    'annotations.csv',
    'articles.csv',
    'relations.csv',
  ]);
});

test('a single file is offered as it is', async () => {
  const file = await made({ format: 'doccano' });
  expect(file).toMatchObject({ files: 1 });
  expect(strFromU8(file.bytes)).toMatch(/^\{/);
});

test('annotation JSON holds a whole article, marked or not', async () => {
  const one = await made({ format: 'annotation-json', articles: new Set(['a3']) });
  expect(one).toMatchObject({ fileName: 'Article-a3.annotations.json', files: 1 });
  expect(one.forecast).toMatchObject({ articles: 1, losses: [] });
  const all = await made({ format: 'annotation-json' });
  expect(Object.keys(unzipSync(all.bytes))).toEqual([
    '0001-Article-a1.annotations.json',
    '0002-Article-a2.annotations.json',
    '0003-Article-a3.annotations.json',
  ]);
  expect(all.verified).toEqual({ spans: 2, of: 2 });
});

test('annotation JSON says which comments stay out, of articles without marks too', async () => {
  await db.comments.bulkAdd(
    ['a1', 'a3'].map((article) => ({
      id: brand<CommentId>(`c-${article}`),
      threadId: brand<CommentId>(`c-${article}`),
      articleId: brand<ArticleId>(article),
      by: ME,
      at: 1,
      kind: 'comment' as const,
      text: 'Check this.',
      mentions: [],
    })),
  );
  const lost = async (changes: Partial<ExportWish>) => (await foreseen(changes)).losses;
  const format = 'annotation-json';
  expect(await lost({ format })).toEqual([{ kind: 'comments', count: 2 }]);
  expect(await lost({ format, articles: new Set(['a2']) })).toEqual([]);
  const protect = { sources: true, annotators: false, accepted: new Set<string>() };
  expect(await lost({ format, protect })).toEqual([{ kind: 'comments', count: 2 }]);
  expect(await lost({ format: 'csv', protect })).toContainEqual({ kind: 'comments', count: 1 });
});

test('articles are dealt out by the parts and the seed', async () => {
  const found = await foreseen({ split: { parts: [50, 0, 50], seed: 1 } });
  expect(found.splits).toEqual(new Map([['train', 2]]));
});

test.each<readonly [string, Partial<ExportWish>]>([
  ['work of that kind', { layers: 'curated' }],
  ['claim with a verdict', { format: 'claimreview' }],
  ['article', { articles: new Set(['gone']) }],
])('without any %s there is no file', async (_what, changes) => {
  expect(await makeExport(db, wish(changes), options)).toEqual({
    ok: false,
    problem: { kind: 'nothing' },
  });
});

test('an annotation that has lost its place stays out and is counted, in every format but the whole layer’s', async () => {
  const session = new TestSession(makeNewArticle('a3').layer);
  session.run(add('lost', { health: 'orphaned' }));
  valueOf(await session.save(db));
  for (const format of ['csv', 'ascribe-jsonl', 'html'] as const) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    const found = await foreseen({ format });
    expect(found).toMatchObject({ annotations: 2 });
    expect(found.losses).toContainEqual({ kind: 'orphaned', count: 1 });
  }
});

test('a label that a format cannot write is written in plain letters, and that is said', async () => {
  const name = 'Sprecher: „wer“';
  const [label] = DEFAULT_CODEBOOK.labels;
  if (!label) throw new Error('the codebook has no labels');
  const codebook = {
    ...DEFAULT_CODEBOOK,
    version: '1.0.0',
    labels: [...DEFAULT_CODEBOOK.labels, { ...label, id: name, name }],
  };
  valueOf(await saveProject(db, makeProject({ codebook }), ME));
  const session = new TestSession(makeNewArticle('a3').layer);
  session.run(add('odd', { label: name }));
  valueOf(await session.save(db));
  expect((await foreseen({ format: 'brat' })).losses).toContainEqual({
    kind: 'renamed',
    count: 1,
    name,
  });
  const file = await made({ format: 'brat' });
  expect(file.verified).toEqual({ spans: 3, of: 3 });
});

test('a project that is not there cannot be read', async () => {
  expect(await forecastExport(db, wish({ projectId: brand('gone') }), sha256Hex)).toMatchObject({
    ok: false,
    problem: { kind: 'damaged' },
  });
});

describe('protected sources', () => {
  const protect = { sources: true, annotators: false, accepted: new Set<string>() };

  /** Ana Quill is confidential, and said it; her name is in the text of both articles and in a note. */
  async function withQuill(note = 'as Quill told us', aliases: readonly string[] = []) {
    await db.entities.put(
      makeEntity('e-a1', { name: 'Ana Quill', confidential: true, aliases: [...aliases] }),
    );
    await db.entities.put(makeEntity('e-a2', { name: 'City Herald', kind: 'media' }));
    const fresh = makeNewArticle('q1');
    const text = 'Ana Quill said the bridge was safe. “It is,” said Quill.';
    const hash = brand<typeof fresh.revision.hash>(await sha256Hex(text));
    const layer = { ...fresh.layer, textHash: hash };
    const blocks = [{ id: 'b0', kind: 'paragraph', start: 0, end: text.length }] as const;
    valueOf(
      await addArticle(db, {
        article: { ...fresh.article, textHash: hash, title: 'What Quill saw' },
        revision: { ...fresh.revision, text, blocks, hash },
        layer,
      }),
    );
    const session = new TestSession(layer);
    session.state = buildLayerState([], [], [makeEntity('e-a1', { name: 'Ana Quill' })]);
    session.run(
      add('mark-q', { fragments: [{ start: 36, end: 43 }], note, entityId: brand('e-a1') }),
    );
    valueOf(await session.save(db));
  }

  test.each(['csv', 'docx', 'html', 'huggingface', 'annotation-json', 'qdpx', 'parquet'] as const)(
    'no byte of %s has the name, in its files’ names neither',
    async (format) => {
      await withQuill();
      const file = await made({ format, protect });
      const all = await unpacked(file.fileName, file.bytes);
      expect(all).toMatch(/source[ -]a/i);
      expect(all).not.toMatch(/quill|\bana\b/i);
      expect(file.verified.spans).toBe(file.verified.of);
      expect(file.key).toEqual([
        { pseudonym: 'Source A', kind: 'source', id: 'e-a1', names: ['Ana Quill'] },
      ]);
    },
  );

  test('the forecast says who becomes what, and whether what is chosen names them', async () => {
    await withQuill();
    expect(await foreseen({ protect })).toMatchObject({
      sources: 1,
      confidential: [],
      people: [{ id: 'e-a1', name: 'Ana Quill', pseudonym: 'Source A', isNamed: true }],
      leaks: [],
    });
    const other = await foreseen({ protect, articles: new Set(['a2']) });
    expect(other.people).toMatchObject([{ isNamed: false }]);
    // Nothing is kept of what was only looked at.
    expect(await readPseudonyms(db, PROJECT_ID)).toEqual([]);
  });

  test('a name in other words stops it with its place, until it is said to be somebody else’s', async () => {
    await withQuill('Ana from the choir');
    const problem = { kind: 'leaks', leaks: [{ words: 'Ana', where: { of: 'mark-q' } }] };
    const stopped = await makeExport(db, wish({ protect }), options);
    expect(stopped).toMatchObject({ ok: false, problem });
    expect(await readPseudonyms(db, PROJECT_ID)).toEqual([]);
    const { leaks } = await foreseen({ protect });
    const accepted = new Set(leaks.map(findingKey));
    expect(await foreseen({ protect: { ...protect, accepted } })).toMatchObject({ leaks: [] });
    const file = await made({ protect: { ...protect, accepted } });
    expect(await unpacked(file.fileName, file.bytes)).toContain('Ana from the choir');
  });

  test('a whole name is never somebody else’s, whatever was said', async () => {
    await withQuill();
    valueOf(await saveProject(db, makeProject({ name: 'anaquillfiles' }), ME));
    const { leaks } = await foreseen({ protect });
    expect(leaks).toMatchObject([{ what: 'name', where: { field: 'project name' } }]);
    const accepted = new Set(leaks.map(findingKey));
    expect((await foreseen({ protect: { ...protect, accepted } })).leaks).toHaveLength(1);
  });

  test.each([
    ['their name as the publisher', { publisher: { name: 'Friends of Ana Quill' } }],
    ['it in the address of a page', { page: 'https://desk.example/ana-quill/checks' }],
  ])('%s is found in a finished review, which is not offered', async (_what, said) => {
    await withQuill();
    const inFile = (ending: string) => ({ where: { file: `ada/0003-article-a3-1.${ending}` } });
    const session = new TestSession(makeNewArticle('a3').layer);
    session.run(add('checked', { attributes: { verdict: 'refuted' } }));
    valueOf(await session.save(db));
    const review = { page: 'https://desk.example/checks' };
    const of = (about: ExportWish['about']) => ({ format: 'claimreview' as const, protect, about });
    expect((await made(of({ hasCard: false, review }))).files).toBe(2);
    const about = { hasCard: false, review: { ...review, ...said } };
    // That looks at the project, not at this.
    expect((await foreseen(of(about))).leaks).toEqual([]);
    expect(await makeExport(db, wish(of(about)), options)).toMatchObject({
      ok: false,
      problem: { kind: 'leaks', leaks: ['json', 'html'].map(inFile) },
    });
  });

  test('the same source has the same pseudonym in the next export, whoever is confidential then', async () => {
    await withQuill();
    await made({ protect });
    await db.entities.put(makeEntity('a-first', { name: 'Bo Young', confidential: true }));
    const [bo, ana] = (await foreseen({ protect })).people;
    expect([bo?.pseudonym, ana?.pseudonym]).toEqual(['Source B', 'Source A']);
    await db.entities.update(brand<EntityId>('e-a1'), { confidential: false });
    await made({ protect });
    // Whoever was called so once keeps it: a reader of two exports must not take one for the other.
    expect((await foreseen({ protect })).people).toMatchObject([{ pseudonym: 'Source B' }]);
    valueOf(await forgetPseudonyms(db));
    expect((await foreseen({ protect })).people).toMatchObject([{ pseudonym: 'Source A' }]);
  });

  test('two tabs that export at once do not call two people the same', async () => {
    await withQuill();
    const kept = [{ kind: 'source', id: 'e-other', pseudonym: 'Source A' }] as const;
    const given = [{ kind: 'source', id: 'e-a1', pseudonym: 'Source A' }] as const;
    expect(valueOf(await keepPseudonyms(db, PROJECT_ID, kept))).toEqual(kept);
    expect(valueOf(await keepPseudonyms(db, PROJECT_ID, given))).toEqual(kept);
    expect((await made({ protect })).key).toMatchObject([{ pseudonym: 'Source B' }]);
  });

  test('only ids are kept, in no project file, and they go with everything else', async () => {
    await withQuill();
    await made({ protect: { ...protect, annotators: true } });
    expect(JSON.stringify(await db.meta.toArray())).not.toContain('Quill');
    const backup = await exportProjectFile(db, PROJECT_ID, sha256Hex);
    expect(backup.ok && backup.value.text).not.toContain('Source A');
    valueOf(await deleteEverything(db));
    expect(await readPseudonyms(db, PROJECT_ID)).toEqual([]);
  });

  test('annotators get pseudonyms where that is asked for', async () => {
    await withQuill();
    const file = await made({ protect: { ...protect, annotators: true } });
    const all = await unpacked(file.fileName, file.bytes);
    expect(all).toContain('Annotator A');
    expect(all).not.toContain('Ada');
  });
});

/** Every name and every text in a file, however often it is packed. */
async function unpacked(name: string, bytes: Uint8Array): Promise<string> {
  const files = await scannableFiles([{ name, content: bytes }]);
  const inner = await scannableFiles(
    name.endsWith('.zip')
      ? Object.entries(unzipSync(bytes)).map(([inside, content]) => ({ name: inside, content }))
      : [],
  );
  return [...files, ...inner].flatMap((file) => [file.name, file.text]).join('\n');
}
