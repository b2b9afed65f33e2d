import 'fake-indexeddb/auto';
import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  buildLayerState,
  sortedAnnotations,
  sortedRelations,
} from '#domain/annotation/build-layer-state.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { findingKey } from '#domain/export/accept-leaks.ts';
import { makeExportSet } from '#domain/export/export-set.ts';
import type { LeakFinding } from '#domain/export/scan-for-leaks.ts';
import { splitSet } from '#domain/export/split-set.ts';
import {
  type AnnotatorId,
  type ArticleId,
  type CommentId,
  type EntityId,
  brand,
} from '#domain/ids.ts';
import { ok } from '#domain/result.ts';
import { fileStem } from '#domain/text/file-stem.ts';
import { exportFiles } from '#formats/datasets/export-files.ts';
import type { ExportFormat } from '#formats/datasets/export-format.ts';
import { type ExportFormatName, loadExportFormat } from '#formats/datasets/export-formats.ts';
import { prepareExport, protectedFiles } from '#formats/datasets/protected-export.ts';
import { addArticle } from './article-repository.ts';
import { readBundle } from './bundles.ts';
import type { Database } from './database.ts';
import type { ExportForecast, ExportWish } from './export-messages.ts';
import { type ExportSink, fileInParts } from './export-sink.ts';
import { selectionOf } from './export-wish.ts';
import { forecastOf } from './forecast-of.ts';
import { readPseudonyms } from './kept-pseudonyms.ts';
import { packLayer } from './pack-layer.ts';
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
import { forecastStreamed, makeStreamed } from './stream-export.ts';

let db: Database;

/** Nine articles, every third nearly the same as the one before it, two without work, some hidden; a merged speaker who speaks for others. */
beforeEach(async () => {
  db = await openTab(`test-${crypto.randomUUID()}`);
  const codebook = { ...DEFAULT_CODEBOOK, version: '1.0.0' };
  valueOf(await saveProject(db, makeProject({ codebook }), ME));
  const people = [
    makeEntity('mayor', { name: 'The Mayor', mergedInto: brand('ana') }),
    makeEntity('ana', { name: 'Ana Quill', speaksFor: brand('party') }),
    makeEntity('party', { name: 'The Party', partOf: brand('old') }),
    makeEntity('old', { name: 'The Movement', mergedInto: brand('movement') }),
    makeEntity('movement', { name: 'Movement' }),
  ];
  await db.entities.bulkPut(people);
  for (let index = 0; index < 9; index += 1) {
    const story = index % 3 === 2 ? index - 1 : index;
    const words = Array.from({ length: 60 }, (_word, at) => `word${story}x${at}`).join(' ');
    const text = `😀 “No,” said the mayor. ${words} ${index}`;
    // In another order than their ids.
    const fresh = makeNewArticle(`a${index}`, {
      createdAt: 100 - index,
      outlet: `o${index % 2}`,
      ...(index % 2 === 1 && { hiddenBlocks: ['b0'] }),
    });
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    const hash = brand<typeof fresh.revision.hash>(await sha256Hex(text));
    const article = { ...fresh.article, textHash: hash };
    const layer = { ...fresh.layer, textHash: hash };
    const blocks = [{ id: 'b0', kind: 'paragraph', start: 0, end: text.length }] as const;
    const revision = { ...fresh.revision, hash, text, blocks };
    // oxlint-disable-next-line no-await-in-loop -- As above.
    valueOf(await addArticle(db, { article, revision, layer }));
    if (index % 4 === 3) continue;
    const session = new TestSession(layer, buildLayerState([], [], people));
    session.run(
      batch(
        add(`q${index}`, { fragments: [{ start: 3, end: 8 }], note: 'n' }),
        add(`m${index}`, {
          label: 'SPEAKER',
          fragments: [{ start: 18, end: 23 }],
          entityId: brand('mayor'),
        }),
      ),
    );
    // oxlint-disable-next-line no-await-in-loop -- As above.
    valueOf(await session.save(db));
    // Some are read from their log, some whole.
    if (index < 5) continue;
    const { id, rev } = session.layer;
    const annotations = sortedAnnotations(session.state);
    const packed = packLayer({ annotations, relations: sortedRelations(session.state) });
    // oxlint-disable-next-line no-await-in-loop -- As above.
    await db.snapshots.put({ layerId: id, rev, packed });
  }
});

/** Somebody else marks some articles; what they had in `frozen` is kept as it was before a review. */
async function annotateBy(
  annotator: string,
  articles: readonly string[],
  frozen: string,
): Promise<void> {
  const id = brand<AnnotatorId>(annotator);
  const project = makeProject({ codebook: { ...DEFAULT_CODEBOOK, version: '1.0.0' } });
  const annotators = [...project.annotators, { id, name: 'Bo' }];
  valueOf(await saveProject(db, { ...project, annotators }, ME));
  for (const article of articles) {
    const articleId = brand<ArticleId>(article);
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    const row = await db.articles.get(articleId);
    if (!row) throw new Error(`${article} is not there`);
    const { layer: own } = makeNewArticle(article);
    const layer = {
      ...own,
      id: brand<typeof own.id>(`${article}-${annotator}`),
      annotatorId: id,
      textHash: row.textHash,
    };
    // oxlint-disable-next-line no-await-in-loop -- As above.
    await db.layers.add(layer);
    const session = new TestSession(layer);
    session.run(add(`${annotator}-${article}`, { fragments: [{ start: 3, end: 12 }] }));
    // oxlint-disable-next-line no-await-in-loop -- As above.
    valueOf(await session.save(db));
    if (article !== frozen) continue;
    const packed = packLayer({ annotations: sortedAnnotations(session.state), relations: [] });
    const { rev } = session.layer;
    // oxlint-disable-next-line no-await-in-loop -- As above.
    await db.frozen.add({ articleId, layerId: layer.id, rev, at: 1, layer: session.layer, packed });
    session.run({ kind: 'remove-annotation', id: brand(`${annotator}-${article}`) });
    // oxlint-disable-next-line no-await-in-loop -- As above.
    valueOf(await session.save(db));
  }
}

const wish = (changes: Partial<ExportWish> = {}): ExportWish => ({
  projectId: PROJECT_ID,
  format: 'ascribe-jsonl',
  layers: 'each',
  me: ME,
  protect: { sources: true, annotators: false, accepted: new Set() },
  about: { hasCard: false },
  ...changes,
});

const inMemory: ExportSink = { open: () => Promise.resolve(fileInParts()) };

async function streamed(changes: Partial<ExportWish>, sink = inMemory, shares: number[] = []) {
  const asked = wish(changes);
  const format = await loadExportFormat(asked.format as ExportFormatName);
  return makeStreamed(db, asked, { format, sha256: sha256Hex, batch: 2 }, sink, (share) =>
    shares.push(share),
  );
}

async function filesIn(outcome: Awaited<ReturnType<typeof streamed>>) {
  if (!outcome.ok) throw new Error(outcome.error.kind);
  const bytes = new Uint8Array(await outcome.value.blob.arrayBuffer());
  const { fileName } = outcome.value;
  const files = fileName.endsWith('.zip') ? unzipSync(bytes) : { [fileName]: bytes };
  return Object.fromEntries(
    // With the mark that a table begins with.
    Object.entries(files).map(([name, content]) => [name, Buffer.from(content).toString()]),
  );
}

const SPLIT = { parts: [50, 25, 25], seed: 3 } as const;

test.each<readonly [ExportFormatName, Partial<ExportWish>]>([
  ['ascribe-jsonl', {}],
  ['doccano', {}],
  ['spacy', {}],
  ['brat', {}],
  ['webanno-tsv', { split: SPLIT }],
  ['conll', { split: SPLIT }],
  ['tei', { labels: new Set(['CLAIM']) }],
  ['csv', { split: SPLIT }],
  ['croissant', { split: SPLIT }],
  ['label-studio', {}],
  ['label-studio', { split: SPLIT }],
  ['ascribe-jsonl', { split: SPLIT }],
  ['doccano', { split: { ...SPLIT, together: 'outlet' } }],
  ['spacy', { split: SPLIT, labels: new Set(['CLAIM']), attributes: new Set() }],
])('%s part by part is the same bytes as at once (%o)', async (format, changes) => {
  const read = valueOf(await readBundle(db, PROJECT_ID));
  const { labels, attributes, split } = changes;
  const set = makeExportSet(read.bundle, {
    layers: 'each',
    ...(labels && { labels }),
    ...(attributes && { attributes }),
  });
  const whole = await exportFiles(
    await loadExportFormat(format),
    split ? splitSet(set, split) : set,
    { sha256: sha256Hex },
  );
  const files = valueOf(whole).files.map(({ name, content }) => [name, content]);
  expect(await filesIn(await streamed({ format, ...changes }))).toEqual(Object.fromEntries(files));
});

test.each<readonly [ExportFormatName, Partial<ExportWish>]>([
  ['huggingface', {}],
  ['huggingface', { split: SPLIT }],
  ['doccano', { split: SPLIT, labels: new Set(['CLAIM']) }],
])('the card of %s tells of the whole, agreement too (%o)', async (format, changes) => {
  await annotateBy('bo', ['a0', 'a2', 'a5'], 'a5');
  const about = { hasCard: true, title: 'Harbour', license: 'cc-by-4.0' };
  const read = valueOf(await readBundle(db, PROJECT_ID));
  const plan = {
    selection: { layers: 'each' as const, ...(changes.labels && { labels: changes.labels }) },
    hasCard: true,
    ...(changes.split && { split: changes.split }),
    protect: { sources: false, annotators: false },
  };
  const { set, card } = await prepareExport(read.bundle, plan, sha256Hex);
  const whole = valueOf(
    await exportFiles(await loadExportFormat(format), set, {
      sha256: sha256Hex,
      ...about,
      ...(card && { card }),
    }),
  );
  const found = await filesIn(await streamed({ format, about, ...changes }));
  expect(found).toEqual(
    Object.fromEntries(whole.files.map(({ name, content }) => [name, content])),
  );
  expect(found['README.md']).toContain('Measured on 3 articles that two or more of 2 annotators');
});

test('the same project gives the same archive twice, and the shares go up to all', async () => {
  const shares: number[] = [];
  const first = await streamed({ split: SPLIT }, inMemory, shares);
  const second = await streamed({ split: SPLIT });
  if (!first.ok || !second.ok) throw new Error('not made');
  expect(await second.value.blob.arrayBuffer()).toEqual(await first.value.blob.arrayBuffer());
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  expect(first.value.verified).toEqual({ spans: 14, of: 14 });
});

test('a forecast adds up what the parts hold and lose', async () => {
  const doccano = await loadExportFormat('doccano');
  const forecast = valueOf(
    await forecastStreamed(db, wish({ format: 'doccano', split: SPLIT }), {
      format: doccano,
      sha256: sha256Hex,
    }),
  );
  expect(forecast).toMatchObject({ articles: 7, annotations: 14, damaged: [] });
  expect(forecast.labels).toEqual(
    new Map([
      ['CLAIM', 7],
      ['SPEAKER', 7],
    ]),
  );
  expect(forecast.losses).toContainEqual({ kind: 'notes', count: 7 });
  expect(forecast.losses).toContainEqual({ kind: 'articles', count: 2 });
  expect([...forecast.splits.values()].reduce((sum, each) => sum + each, 0)).toBe(7);
});

test.each<ExportFormatName>(['ascribe-jsonl', 'brat', 'csv', 'label-studio'])(
  'what is told of %s is the same before it is made and afterwards',
  async (name) => {
    const changes = { format: name, split: SPLIT } as const;
    const shares: number[] = [];
    const made = valueOf(await streamed(changes, inMemory, shares));
    const format = await loadExportFormat(name);
    const options = { format, sha256: sha256Hex, batch: 3 };
    expect(valueOf(await forecastStreamed(db, wish(changes), options))).toEqual(made.forecast);
    expect(made.forecast).toMatchObject({ articles: 7, annotations: 14 });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  },
);

test('a part that takes a file’s name for itself ends it, and so do parts that do not fit', async () => {
  const format = await loadExportFormat('brat');
  const encode = async (...args: Parameters<ExportFormat['encode']>) => {
    const files = await format.encode(...args);
    return files.map((file) => ({ ...file, name: file.name.replace(/\d{4}-[a-z0-9-]+/, '0001') }));
  };
  const taken: ExportFormat = { ...format, encode, verify: () => ok({ spans: 0, of: 0 }) };
  const options = { sha256: sha256Hex, batch: 1 };
  const asked = wish({ format: 'brat' });
  expect(
    await makeStreamed(db, asked, { ...options, format: taken }, inMemory, () => undefined),
  ).toMatchObject({ ok: false, error: { kind: 'file', problems: [{ kind: 'duplicate-id' }] } });
  let made = 0;
  const unlike: ExportFormat = {
    ...format,
    encode: async (...args) =>
      (await format.encode(...args)).map((file) =>
        file.name.endsWith('visual.conf') ? { ...file, content: `${(made += 1)}` } : file,
      ),
  };
  await expect(
    makeStreamed(db, asked, { ...options, format: unlike }, inMemory, () => undefined),
  ).rejects.toThrow('visual.conf');
});

test('comments are counted, for no format holds them', async () => {
  const said = (id: string, article: string) => ({
    id: brand<CommentId>(id),
    threadId: brand<CommentId>(id),
    articleId: brand<ArticleId>(article),
    by: brand<AnnotatorId>('x'),
    at: 1,
    kind: 'comment' as const,
    text: 'Check this.',
    mentions: [],
  });
  // Of a3 nothing is exported.
  await db.comments.bulkAdd([said('c1', 'a0'), said('c2', 'a8'), said('c3', 'a3')]);
  const doccano = await loadExportFormat('doccano');
  const forecast = valueOf(
    await forecastStreamed(db, wish({ format: 'doccano' }), { format: doccano, sha256: sha256Hex }),
  );
  expect(forecast.losses).toContainEqual({ kind: 'comments', count: 2 });
});

test('an article that cannot be put together is named and stays out', async () => {
  await db.log.delete([makeNewArticle('a1').layer.id, 1]);
  const outcome = valueOf(await streamed({}));
  expect(outcome.forecast).toMatchObject({ articles: 6, damaged: ['Article a1'] });
});

test('what is edited since its snapshot is in it', async () => {
  const layer = makeNewArticle('a2').layer;
  const edited = (await db.log.where('[layerId+rev]').equals([layer.id, 1]).count()) === 1;
  expect(edited).toBe(true);
  expect(Object.values(await filesIn(await streamed({})))[0]).toContain('"q2"');
});

test('whom annotations name is who stands for them now, in every part', async () => {
  const [text = ''] = Object.values(await filesIn(await streamed({})));
  expect(text.split('"entity":{"id":"ana"')).toHaveLength(8);
  expect(text).not.toContain('"id":"mayor"');
});

test('a full disk ends it; nothing is offered', async () => {
  let appended = 0;
  const full: ExportSink = {
    open: () =>
      Promise.resolve({
        append: () => {
          appended += 1;
          if (appended > 2) throw new DOMException('disk full', 'QuotaExceededError');
        },
        finish: () => Promise.reject(new Error('it was asked for although it is not whole')),
      }),
  };
  await expect(streamed({}, full)).rejects.toThrow('disk full');
});

/** Writes offsets in bytes that lead beside the words. */
function withWrongBytes(format: ExportFormat): ExportFormat {
  return {
    ...format,
    encode: async (...args) =>
      (await format.encode(...args)).map((file) => ({
        ...file,
        content: String(file.content).replace('"utf8":{"start":5', '"utf8":{"start":4'),
      })),
  };
}

test('a part that does not read back as it was ends it with its place, and no file is finished', async () => {
  const broken = withWrongBytes(await loadExportFormat('ascribe-jsonl'));
  const options = { format: broken, sha256: sha256Hex, batch: 2 };
  const unfinished: ExportSink = {
    open: () =>
      Promise.resolve({
        ...fileInParts(),
        finish: () => Promise.reject(new Error('it was asked for although it is not whole')),
      }),
  };
  const outcome = await makeStreamed(db, wish(), options, unfinished, () => undefined);
  expect(outcome).toMatchObject({
    ok: false,
    error: { kind: 'file', problems: [{ kind: 'offset-differs' }] },
  });
});

describe('protected sources', () => {
  const protect = { sources: true, annotators: true, accepted: new Set<string>() };

  /** The mayor is confidential; one title and one note name her, and a deleted article names a "Source A". */
  beforeEach(async () => {
    await db.entities.update(brand<EntityId>('ana'), { confidential: true });
    await db.articles.update(brand<ArticleId>('a4'), { title: 'What Ana Quill said' });
    await db.articles.update(brand<ArticleId>('a7'), { deletedAt: 5 });
    const gone = await db.articles.get(brand<ArticleId>('a7'));
    if (gone) await db.texts.update(gone.textHash, { text: 'Source A went with the mayor.' });
  });

  async function whole(
    format: ExportFormat,
    changes: Partial<ExportWish>,
    accepted: ReadonlySet<string> = new Set(),
  ) {
    const { bundle } = valueOf(await readBundle(db, PROJECT_ID));
    const asked = wish({ protect: { ...protect, accepted }, ...changes });
    const { split, about } = asked;
    const given = await readPseudonyms(db, PROJECT_ID);
    const plan = {
      selection: selectionOf(asked),
      hasCard: about.hasCard,
      ...(split && { split }),
      protect: { ...protect, accepted, given },
    };
    const prepared = await prepareExport(bundle, plan, sha256Hex);
    const { card } = prepared;
    const options = { sha256: sha256Hex, ...(card && { card }) };
    const write = () => exportFiles(format, prepared.set, options);
    const name = `${fileStem(prepared.safe.bundle.project.name)}-${asked.format}.zip`;
    const made = await protectedFiles(prepared, write, name);
    const forecast = await forecastOf({ stored: bundle, prepared, damaged: [] }, asked);
    return { prepared, made, forecast };
  }

  function sorted({ losses, ...forecast }: ExportForecast) {
    const key = ({ kind, name }: (typeof losses)[number]): string => `${kind} ${name ?? ''}`;
    return { ...forecast, losses: losses.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)) };
  }

  test.each<readonly [ExportFormatName, Partial<ExportWish>]>([
    ['ascribe-jsonl', {}],
    ['csv', { split: SPLIT }],
    ['brat', {}],
    ['label-studio', { labels: new Set(['SPEAKER']) }],
    ['huggingface', { split: SPLIT, about: { hasCard: true } }],
    ['html', { articles: new Set(['a0', 'a2', 'a4', 'a8']) }],
    ['factcheck-csv', {}],
    ['croissant', { split: SPLIT, about: { hasCard: true } }],
  ])(
    '%s part by part is what the whole at once is, without their names (%o)',
    async (name, changes) => {
      const asked = { format: name, protect, ...changes };
      const format = await loadExportFormat(name);
      const options = { format, sha256: sha256Hex, batch: 2 };
      const foreseen = valueOf(await forecastStreamed(db, wish(asked), options));
      const made = valueOf(await streamed(asked));
      const found = await filesIn(ok(made));
      const wanted = await whole(format, asked);
      const { files, verified } = valueOf(wanted.made);
      expect(found).toEqual(
        Object.fromEntries(files.map(({ name: path, content }) => [path, content])),
      );
      expect(JSON.stringify(found)).not.toMatch(/quill|mayor|\bana\b/i);
      expect(JSON.stringify(found)).toMatch(/source[ -]b/i);
      expect(made.verified).toEqual(verified);
      expect(made.key).toEqual(wanted.prepared.safe.key);
      expect(sorted(made.forecast)).toEqual(sorted(wanted.forecast));
      expect(foreseen).toEqual(made.forecast);
    },
  );

  test('names that are left anywhere stop it, all of them told, and nothing is kept or written', async () => {
    for (const [id, note] of [
      ['q0', 'as Ana told us'],
      ['q8', 'with Ana'],
    ] as const) {
      const layer = makeNewArticle(`a${id.slice(1)}`).layer;
      // oxlint-disable-next-line no-await-in-loop -- One after the other.
      await db.snapshots.where('layerId').equals(layer.id).delete();
      // oxlint-disable-next-line no-await-in-loop -- As above.
      const rows = await db.log.where('layerId').equals(layer.id).toArray();
      // oxlint-disable-next-line no-await-in-loop -- As above.
      await db.log.bulkPut(
        JSON.parse(JSON.stringify(rows).replace('"note":"n"', `"note":"${note}"`)),
      );
    }
    const format = await loadExportFormat('brat');
    const { prepared } = await whole(format, { format: 'brat' });
    expect(prepared.leaks.map(({ where }) => where.of)).toEqual(['q8', 'q0']);
    const untouched: ExportSink = { open: () => Promise.reject(new Error('nothing is written')) };
    const stopped = await streamed({ format: 'brat', protect }, untouched);
    expect(stopped).toMatchObject({ ok: false, error: { kind: 'leaks', leaks: prepared.leaks } });
    expect(await readPseudonyms(db, PROJECT_ID)).toEqual([]);
    const accepted = new Set(prepared.leaks.map(findingKey));
    const made = await streamed({ format: 'brat', protect: { ...protect, accepted } });
    expect(JSON.stringify(await filesIn(made))).toContain('as Ana told us');
  });

  test.each<ExportFormatName>(['csv', 'tei', 'label-studio'])(
    'names that only files of %s have stop it too, each at the line of the whole file',
    async (name) => {
      const format = await loadExportFormat(name);
      // Where only some articles are: in a part in the middle.
      const leaky: ExportFormat = {
        ...format,
        encode: async (...args) =>
          (await format.encode(...args)).map((file) => ({
            ...file,
            content: String(file.content).replaceAll(/word4x(?:1|20)\b/g, 'Quill'),
          })),
        verify: () => ok({ spans: 0, of: 0 }),
      };
      const options = { format: leaky, sha256: sha256Hex, batch: 2 };
      const asked = wish({ format: name, protect });
      const made = await makeStreamed(db, asked, options, inMemory, () => undefined);
      const wanted = await whole(leaky, { format: name });
      if (made.ok || made.error.kind !== 'leaks') throw new Error('it was made');
      if (wanted.made.ok || wanted.made.error.kind !== 'leaks') throw new Error('it was made');
      const places = (leaks: readonly LeakFinding[]) =>
        leaks.map((each) => JSON.stringify(each)).toSorted();
      expect(places(made.error.leaks)).toEqual(places(wanted.made.error.leaks));
      expect(made.error.leaks.length).toBeGreaterThan(1);
      expect(made.error.people).toEqual(wanted.forecast.people);
    },
  );
});
