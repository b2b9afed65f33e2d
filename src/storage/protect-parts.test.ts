import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { canBeAccepted, findingKey } from '#domain/export/accept-leaks.ts';
import { type LeakFinding, MOST_FINDINGS } from '#domain/export/scan-for-leaks.ts';
import { type ArticleId, type EntityId, brand } from '#domain/ids.ts';
import { ok } from '#domain/result.ts';
import { fileStem } from '#domain/text/file-stem.ts';
import { exportFiles } from '#formats/datasets/export-files.ts';
import { type ExportFormat, textOf } from '#formats/datasets/export-format.ts';
import { type ExportFormatName, loadExportFormat } from '#formats/datasets/export-formats.ts';
import { protectedFiles } from '#formats/datasets/protected-export.ts';
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
import type { ExportForecast, ExportWish } from './export-messages.ts';
import type { ExportSink } from './export-sink.ts';
import { prepareWish } from './export-wish.ts';
import { forecastOf } from './forecast-of.ts';
import { readPseudonyms } from './kept-pseudonyms.ts';
import { sha256Hex } from './sha-256.ts';
import { PROJECT_ID, makeEntity, makeNewArticle, valueOf } from './storage-fixtures.ts';

let db: Database;

const protect = { sources: true, annotators: true, accepted: new Set<string>() };

/** The mayor is confidential; one title and one note name her, and a deleted article names a "Source A". */
beforeEach(async () => {
  db = await openExportProject();
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
  const asked = exportWish({ protect: { ...protect, accepted }, ...changes });
  const given = await readPseudonyms(db, PROJECT_ID);
  const prepared = await prepareWish(bundle, asked, given, sha256Hex);
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
  ['spacy', { withoutHidden: true }],
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
    const foreseen = await foreseeInParts(db, asked);
    const made = valueOf(await makeInParts(db, asked));
    const found = await filesIn(ok(made));
    const wanted = await whole(format, asked);
    const { files, verified } = valueOf(wanted.made);
    expect(found).toEqual(asOffered(files, name));
    expect(JSON.stringify(found)).not.toMatch(/quill|mayor|\bana\b/i);
    expect(JSON.stringify(found)).toMatch(/source[ -]b/i);
    expect(made.verified).toEqual(verified);
    expect(made.key).toEqual(wanted.prepared.safe.key);
    expect(sorted(made.forecast)).toEqual(sorted(wanted.forecast));
    expect(foreseen).toEqual(made.forecast);
  },
);

/** Changes the notes of the annotations of an article. */
async function renote(article: string, note: string): Promise<void> {
  const { layer } = makeNewArticle(article);
  await db.snapshots.where('layerId').equals(layer.id).delete();
  const rows = await db.log.where('layerId').equals(layer.id).toArray();
  await db.log.bulkPut(JSON.parse(JSON.stringify(rows).replace('"note":"n"', `"note":"${note}"`)));
}

test('names that are left anywhere stop it, all of them told, and nothing is kept or written', async () => {
  await renote('a0', 'as Ana told us');
  await renote('a8', 'with Ana');
  const format = await loadExportFormat('brat');
  const { prepared } = await whole(format, { format: 'brat' });
  expect(prepared.leaks.map(({ where }) => where.of)).toEqual(['q8', 'q0']);
  const untouched: ExportSink = { open: () => Promise.reject(new Error('nothing is written')) };
  const stopped = await makeInParts(db, { format: 'brat', protect }, { sink: untouched });
  expect(stopped).toMatchObject({ ok: false, error: { kind: 'leaks', leaks: prepared.leaks } });
  expect(await readPseudonyms(db, PROJECT_ID)).toEqual([]);
  const accepted = new Set(prepared.leaks.map(findingKey));
  const made = await makeInParts(db, { format: 'brat', protect: { ...protect, accepted } });
  expect(JSON.stringify(await filesIn(made))).toContain('as Ana told us');
});

test('what hidden parts say stops nothing where they stay out', async () => {
  // Hidden whole.
  const article = await db.articles.get(brand<ArticleId>('a1'));
  const row = article && (await db.texts.get(article.textHash));
  if (!row) throw new Error('no text');
  const text = `${row.text}, so A. Q.`;
  const blocks = row.blocks.map((block) => ({ ...block, end: text.length }));
  await db.texts.update(row.hash, { text, blocks });
  await renote('a1', 'by A. Q.');
  const format = await loadExportFormat('csv');
  for (const [changes, words] of [
    [{}, ['A. Q.', 'A. Q.']],
    [{ withoutHidden: true }, []],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    const { prepared, forecast } = await whole(format, { format: 'csv', ...changes });
    expect(prepared.leaks.map((leak) => leak.words)).toEqual(words);
    // oxlint-disable-next-line no-await-in-loop -- As above.
    const made = await makeInParts(db, { format: 'csv', protect, ...changes });
    expect(made).toMatchObject(
      words.length > 0
        ? { ok: false, error: { kind: 'leaks', leaks: prepared.leaks } }
        : { ok: true, value: { forecast: { articles: forecast.articles, leaks: [] } } },
    );
  }
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
          content: textOf(file.content).replaceAll(/word4x(?:1|20)\b/g, 'Quill'),
        })),
      verify: () => ok({ spans: 0, of: 0 }),
    };
    const made = await makeInParts(db, { format: name, protect }, { format: leaky });
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

test('however many harmless words are accepted, a name behind them still stops it', async () => {
  const format = await loadExportFormat('brat');
  const leaky: ExportFormat = {
    ...format,
    encode: async (...args) =>
      (await format.encode(...args)).map((file) => ({
        ...file,
        content: `${'Quill\n'.repeat(MOST_FINDINGS + 20)}Ana Quill\n`,
      })),
    verify: () => ok({ spans: 0, of: 0 }),
  };
  const accepted = new Set<string>();
  const names: string[] = [];
  for (let round = 0; round < 30 && names.length === 0; round += 1) {
    const asked = { format: 'brat', protect: { ...protect, accepted } } as const;
    // oxlint-disable-next-line no-await-in-loop -- Each answers the one before.
    const made = await makeInParts(db, asked, { format: leaky, size: 10 });
    if (made.ok || made.error.kind !== 'leaks') throw new Error('it was made');
    for (const leak of made.error.leaks) {
      if (canBeAccepted(leak)) accepted.add(findingKey(leak));
      else names.push(leak.words);
    }
  }
  expect(names).toContain('Ana Quill');
});

test('a source that becomes confidential while the file is made keeps it from being offered', async () => {
  let marked: Promise<unknown> | undefined;
  const other = 'party';
  await db.entities.put(makeEntity(other, { name: 'The Party' }));
  const onProgress = (share: number): void => {
    if (share > 0.35) marked ??= db.entities.update(brand<EntityId>(other), { confidential: true });
  };
  const made = await makeInParts(db, { format: 'csv', protect }, { onProgress });
  expect(await marked).toBe(1);
  expect(made).toEqual({ ok: false, error: { kind: 'changed' } });
});
