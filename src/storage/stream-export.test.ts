import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildLayerState, sortedAnnotations } from '#domain/annotation/build-layer-state.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { makeExportSet } from '#domain/export/export-set.ts';
import { splitSet } from '#domain/export/split-set.ts';
import {
  type AnnotatorId,
  type ArticleId,
  type CommentId,
  type EntityId,
  brand,
} from '#domain/ids.ts';
import { ok } from '#domain/result.ts';
import { exportFiles } from '#formats/datasets/export-files.ts';
import { type ExportFormat, bytesOf } from '#formats/datasets/export-format.ts';
import {
  EXPORT_FORMATS,
  type ExportFormatName,
  loadExportFormat,
} from '#formats/datasets/export-formats.ts';
import { prepareExport } from '#formats/datasets/protected-export.ts';
import { readBundle } from './bundles.ts';
import type { Database } from './database.ts';
import {
  SPLIT,
  asOffered,
  exportWish,
  filesIn,
  foreseeInParts,
  makeInParts,
  openExportProject,
} from './export-fixtures.ts';
import type { ExportWish } from './export-messages.ts';
import { type ExportSink, fileInParts } from './export-sink.ts';
import { prepareWish } from './export-wish.ts';
import { packLayer } from './pack-layer.ts';
import { saveProject } from './project-repository.ts';
import { sha256Hex } from './sha-256.ts';
import {
  ME,
  PROJECT_ID,
  TestSession,
  add,
  makeNewArticle,
  makeProject,
  valueOf,
} from './storage-fixtures.ts';

let db: Database;

beforeEach(async () => {
  db = await openExportProject();
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

function aComment(id: string, article: string) {
  return {
    id: brand<CommentId>(id),
    threadId: brand<CommentId>(id),
    articleId: brand<ArticleId>(article),
    by: brand<AnnotatorId>('x'),
    at: 1,
    kind: 'comment' as const,
    text: 'Check this.',
    mentions: [],
  };
}

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
  const files = asOffered(valueOf(whole).files, format);
  expect(await filesIn(await makeInParts(db, { format, ...changes }))).toEqual(files);
});

test.each<readonly [ExportFormatName, Partial<ExportWish>]>([
  ['ascribe-jsonl', {}],
  ['brat', {}],
  ['csv', { split: SPLIT }],
  ['croissant', { split: SPLIT, about: { hasCard: true } }],
])('%s without hidden parts is the same part by part as at once (%o)', async (format, changes) => {
  for (const [id, hiddenBlocks] of [
    ['a2', ['b0']],
    ['a4', ['b1']],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    const article = await db.articles.get(brand<ArticleId>(id));
    if (!article) throw new Error(`${id} is not there`);
    // oxlint-disable-next-line no-await-in-loop -- As above.
    const row = await db.texts.get(article.textHash);
    const [first] = row?.blocks ?? [];
    if (!row || !first) throw new Error(`${id} has no text`);
    // The first annotation reaches from the junk before it into the story, and is all there is in it.
    const blocks = [
      { ...first, end: 5 },
      { ...first, id: 'b1', start: 7 },
    ];
    const text = `${row.text.slice(0, 5)}\n\n${row.text.slice(7)}`;
    // oxlint-disable-next-line no-await-in-loop -- As above.
    await db.texts.update(article.textHash, { blocks, text });
    // oxlint-disable-next-line no-await-in-loop -- As above.
    await db.articles.update(article.id, { hiddenBlocks });
  }
  // Two of these are hidden whole, of two a part is.
  await annotateBy('bo', ['a0', 'a1', 'a2', 'a4', 'a5'], 'a5');
  await db.comments.bulkAdd([aComment('c1', 'a1'), aComment('c2', 'a2')]);
  const asked = exportWish({ format, withoutHidden: true, ...changes });
  const { bundle } = valueOf(await readBundle(db, PROJECT_ID));
  const { set, card } = await prepareWish(bundle, asked, [], sha256Hex);
  const options = { sha256: sha256Hex, ...(card && { card }) };
  const whole = await exportFiles(await loadExportFormat(format), set, options);
  const files = asOffered(valueOf(whole).files, format);
  const made = await makeInParts(db, asked);
  expect(await filesIn(made)).toEqual(files);
  // Of those with work two others are hidden whole, and six annotations are in hidden parts.
  const told = [
    { kind: 'hidden-left-out', count: 4 },
    { kind: 'hidden-articles', count: 2 },
    { kind: 'in-hidden', count: 6 },
    { kind: 'cut-hidden', count: 4 },
  ];
  const { losses } = valueOf(made).forecast;
  expect(losses.filter(({ kind }) => kind.includes('hidden'))).toEqual(told);
  expect(losses).toContainEqual({ kind: 'comments', count: 1 });
  expect(set.leftOut.comments).toBe(1);
  expect(card?.agreement?.articles).toBe(asked.about.hasCard ? 3 : undefined);
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
  const found = await filesIn(await makeInParts(db, { format, about, ...changes }));
  expect(found).toEqual(asOffered(whole.files, format));
  expect(found['README.md']).toContain(
    'Measured on 3 articles of this set that two or more of 2 annotators',
  );
});

test('agreement is of what is exported: others’ articles, that I have no work of, are not in mine', async () => {
  await annotateBy('bo', ['a0', 'a3', 'a7'], 'a5');
  await annotateBy('cy', ['a3', 'a7'], 'a5');
  const about = { hasCard: true };
  const mine = await filesIn(await makeInParts(db, { layers: 'mine', format: 'doccano', about }));
  const measured = 'Measured on 1 article of this set that two or more of 2 annotators';
  expect(mine['README.md']).toContain(measured);
  const read = valueOf(await readBundle(db, PROJECT_ID));
  const plan = {
    selection: { layers: 'each' as const, annotators: new Set([ME]) },
    hasCard: true,
    protect: { sources: false, annotators: false },
  };
  const { card } = await prepareExport(read.bundle, plan, sha256Hex);
  expect(card?.agreement?.articles).toBe(1);
  const all = await filesIn(await makeInParts(db, { format: 'doccano', about }));
  expect(all['README.md']).toContain('Measured on 3 articles of this set that two or more of 3');
  const decided = await makeInParts(db, { layers: 'curated', format: 'doccano', about });
  expect(decided).toMatchObject({ ok: false, error: { kind: 'nothing' } });
});

test('the same project gives the same archive twice, and the shares go up to all', async () => {
  const shares: number[] = [];
  const first = await makeInParts(
    db,
    { split: SPLIT },
    { onProgress: (share) => shares.push(share) },
  );
  const second = await makeInParts(db, { split: SPLIT });
  if (!first.ok || !second.ok) throw new Error('not made');
  expect(await second.value.blob.arrayBuffer()).toEqual(await first.value.blob.arrayBuffer());
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  expect(first.value.verified).toEqual({ spans: 14, of: 14 });
});

test('a forecast adds up what the parts hold and lose', async () => {
  const forecast = await foreseeInParts(db, { format: 'doccano', split: SPLIT });
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
    const made = valueOf(
      await makeInParts(db, changes, { onProgress: (share) => shares.push(share) }),
    );
    expect(await foreseeInParts(db, changes, 3)).toEqual(made.forecast);
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
  expect(await makeInParts(db, { format: 'brat' }, { format: taken, size: 1 })).toMatchObject({
    ok: false,
    error: { kind: 'file', problems: [{ kind: 'duplicate-id' }] },
  });
  let made = 0;
  const unlike: ExportFormat = {
    ...format,
    encode: async (...args) =>
      (await format.encode(...args)).map((file) =>
        file.name.endsWith('visual.conf') ? { ...file, content: `${(made += 1)}` } : file,
      ),
  };
  await expect(makeInParts(db, { format: 'brat' }, { format: unlike, size: 1 })).rejects.toThrow(
    'visual.conf',
  );
});

test('comments are counted, for no format holds them', async () => {
  // Of a3 nothing is exported.
  await db.comments.bulkAdd([aComment('c1', 'a0'), aComment('c2', 'a8'), aComment('c3', 'a3')]);
  const forecast = await foreseeInParts(db, { format: 'doccano' });
  expect(forecast.losses).toContainEqual({ kind: 'comments', count: 2 });
});

test('an article that cannot be put together is named and stays out', async () => {
  await db.log.delete([makeNewArticle('a1').layer.id, 1]);
  const outcome = valueOf(await makeInParts(db, {}));
  expect(outcome.forecast).toMatchObject({ articles: 6, damaged: ['Article a1'] });
});

test('what is edited since its snapshot is in it', async () => {
  const layer = makeNewArticle('a2').layer;
  const edited = (await db.log.where('[layerId+rev]').equals([layer.id, 1]).count()) === 1;
  expect(edited).toBe(true);
  expect(Object.values(await filesIn(await makeInParts(db, {})))[0]).toContain('"q2"');
});

test('whom annotations name is who stands for them now, in every part', async () => {
  const [text = ''] = Object.values(await filesIn(await makeInParts(db, {})));
  expect(text.split('"entity":{"id":"ana"')).toHaveLength(8);
  expect(text).not.toContain('"id":"mayor"');
});

test.each<ExportFormatName>(['ascribe-jsonl', 'brat', 'csv', 'parquet'])(
  'a full disk ends %s; nothing is offered',
  async (format) => {
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
    await expect(makeInParts(db, { format }, { sink: full })).rejects.toThrow('disk full');
  },
);

/** Writes offsets in bytes that lead beside the words. */
function withWrongBytes(format: ExportFormat): ExportFormat {
  return {
    ...format,
    encode: async (...args) =>
      (await format.encode(...args)).map((file) => ({
        ...file,
        content: Buffer.from(bytesOf(file.content))
          .toString()
          .replace('"utf8":{"start":5', '"utf8":{"start":4'),
      })),
  };
}

test('a part that does not read back as it was ends it with its place, and no file is finished', async () => {
  const broken = withWrongBytes(await loadExportFormat('ascribe-jsonl'));
  const unfinished: ExportSink = {
    open: () =>
      Promise.resolve({
        ...fileInParts(),
        finish: () => Promise.reject(new Error('it was asked for although it is not whole')),
      }),
  };
  const outcome = await makeInParts(db, {}, { format: broken, sink: unfinished });
  expect(outcome).toMatchObject({
    ok: false,
    error: { kind: 'file', problems: [{ kind: 'offset-differs' }] },
  });
});

test.each(EXPORT_FORMATS)(
  '%s is the same however many articles are taken at a time',
  async (name) => {
    const format = await loadExportFormat(name);
    if (!format.inParts) return;
    for (const hasCard of [false, true]) {
      const [few, many] = [2, 10].map(async (size) => {
        const asked = { format: name, about: { hasCard }, split: SPLIT };
        const made = await makeInParts(db, asked, { size });
        return made.ok ? filesIn(made) : made.error;
      });
      // oxlint-disable-next-line no-await-in-loop -- One after the other.
      expect(await many).toEqual(await few);
    }
  },
);

/** Adds a label that no article had, once so much of an export is done. */
function editAt(limit: number) {
  let edited: Promise<unknown> | undefined;
  const edit = async (): Promise<void> => {
    const { layer } = makeNewArticle('a8');
    const { bundle } = valueOf(await readBundle(db, PROJECT_ID));
    const own = bundle.articles
      .flatMap(({ layers }) => layers)
      .find(({ layer: { id } }) => id === layer.id);
    if (!own) throw new Error('a8 has no layer');
    const state = buildLayerState(own.annotations, own.relations, bundle.entities);
    const session = new TestSession(own.layer, state);
    session.run(add('late', { label: 'CUE', fragments: [{ start: 3, end: 5 }] }));
    valueOf(await session.save(db));
  };
  return {
    onProgress: (share: number): void => {
      if (share > limit) edited ??= edit();
    },
    done: async (): Promise<void> => {
      expect(edited).toBeDefined();
      await edited;
    },
  };
}

test.each<readonly [ExportFormatName, boolean]>([
  ['csv', false],
  ['brat', false],
  ['label-studio', false],
  ['ascribe-jsonl', true],
  ['tei', true],
])(
  '%s (card: %s) is not offered where somebody went on working between the looks at it',
  async (name, hasCard) => {
    const { onProgress, done } = editAt(0.1);
    const made = await makeInParts(db, { format: name, about: { hasCard } }, { onProgress });
    await done();
    expect(made).toEqual({ ok: false, error: { kind: 'changed' } });
  },
);

describe('somebody becomes confidential in another tab', () => {
  const formats = ['csv', 'huggingface', 'croissant', 'tei', 'ascribe-jsonl'] as const;
  const mark = async (): Promise<void> => {
    await db.entities.update(brand<EntityId>('ana'), { confidential: true });
  };

  async function makeMarked(name: ExportFormatName, at: number | 'start') {
    const asked = { format: name, about: { hasCard: name === 'huggingface' } };
    // Loaded before: the export begins at once.
    const format = await loadExportFormat(name);
    let marked: Promise<void> | undefined;
    const onProgress = (share: number): void => {
      if (at !== 'start' && share > at) marked ??= mark();
    };
    const making = makeInParts(db, asked, { format, onProgress });
    if (at === 'start') marked = mark();
    const made = await making;
    expect(marked).toBeDefined();
    await marked;
    return made;
  }

  test.each(formats)('%s does not come out with the name, marked at once', async (format) => {
    const made = await makeMarked(format, 'start');
    // Whoever comes first: the name is another one in the file, or there is no file.
    const all = made.ok ? Object.values(await filesIn(made)).join('\n') : made.error.kind;
    expect(all).not.toContain('Ana Quill');
    expect(made.ok ? made.value.key.length : made.error.kind).toSatisfy(
      (found) => found === 1 || found === 'changed',
    );
  });

  test.each(formats)('%s does not come out with the name, marked on the way', async (format) => {
    expect(await makeMarked(format, 0.2)).toEqual({ ok: false, error: { kind: 'changed' } });
  });
});
