import { parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { expect, test } from 'vitest';
import { makeExportSet } from '#domain/export/export-set.ts';
import { splitSet } from '#domain/export/split-set.ts';
import { aProject, sha256 } from '#formats/project-file/test-bundle.ts';
import { textOf } from './export-format.ts';
import { parquet } from './encode-parquet.ts';

test('a row is one annotator’s work, nested as in the Hugging Face data set', async () => {
  const set = makeExportSet(await aProject(), { layers: 'each' });
  const [file, ...others] = await parquet.encode(set, { sha256 });
  expect([file?.name, others]).toEqual(['data/train.parquet', []]);
  if (!(file?.content instanceof Uint8Array)) throw new Error('no bytes');
  const bytes = new Uint8Array(file.content).buffer;
  const [row] = await parquetReadObjects({ file: bytes });
  expect(row).toMatchObject({ title: 'Morning brief', annotator: 'Ana', outlet: 'City Herald' });
  expect(row?.['spans']).toMatchObject([
    { label: 'CLAIM', start: 17n, fragments: [{ start: 17n, end: 47n }, {}] },
    { label: 'SPEAKER', entity_name: 'Ana Núñez', text: 'Mayor Ana Núñez' },
    { label: 'SOURCE', attributes: [{ key: 'scope', value: '"article"' }] },
  ]);
  expect(row?.['relations']).toMatchObject([{ type: 'said_by', inherited: false }]);
  const { children } = parquetSchema(await parquetMetadataAsync(bytes));
  expect(children.map(({ element }) => element.name)).toEqual([
    'id',
    'text',
    'title',
    'byline',
    'outlet',
    'published',
    'url',
    'language',
    'annotator',
    'spans',
    'relations',
  ]);
});

test('lists that are empty in every row have their columns all the same', async () => {
  const project = await aProject();
  const set = makeExportSet(project, { layers: 'each', labels: new Set(['CUE']) });
  const files = await parquet.encode(splitSet(set, { parts: [0, 0, 100], seed: 1 }), { sha256 });
  expect(files.map(({ name }) => name)).toEqual(['data/test.parquet']);
  const content = files[0]?.content;
  if (!(content instanceof Uint8Array)) throw new Error('no bytes');
  const [row] = await parquetReadObjects({ file: new Uint8Array(content).buffer });
  expect([row?.['spans'], row?.['relations']]).toEqual([[], []]);
});

test('rows stand in groups, so that neither writing nor reading needs all of them at once', async () => {
  const set = makeExportSet(await aProject(), { layers: 'each' });
  const [document] = set.documents;
  if (!document) throw new Error('no work');
  const documents = Array.from({ length: 1100 }, (_, index) => ({
    ...document,
    annotator: `Annotator ${index}`,
  }));
  const [file] = await parquet.encode({ ...set, documents }, { sha256 });
  if (!(file?.content instanceof Uint8Array)) throw new Error('no bytes');
  const bytes = new Uint8Array(file.content).buffer;
  const { row_groups: groups } = await parquetMetadataAsync(bytes);
  expect(groups.map(({ num_rows: rows }) => Number(rows))).toEqual([500, 500, 100]);
  const rows = await parquetReadObjects({ file: bytes });
  expect(rows.map((row) => row['annotator'])).toEqual(documents.map(({ annotator }) => annotator));
});

test('lines that Parquet does not give back as they were are no file', async () => {
  const set = makeExportSet(await aProject(), { layers: 'each' });
  const [lines] = await parquet.encode(set, { sha256, isPart: true });
  const text = textOf(lines?.content ?? '');
  const close = async (content: string) => {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const open = () =>
      Promise.resolve({
        append: (bytes: Uint8Array<ArrayBuffer>) => parts.push(bytes),
        finish: () => Promise.resolve(new Blob(parts)),
      });
    const joined = new Map([['data/train.parquet', new Blob([content])]]);
    return parquet.inParts?.close?.(joined, { set, options: { sha256 }, open });
  };
  expect(await close(text)).toMatchObject({ ok: true });
  const wrong = { place: 'data/train.parquet', kind: 'not-the-same' };
  // A column that the file has no place for.
  expect(await close(text.replace('{', '{"more":1,'))).toEqual({ ok: false, error: [wrong] });
});
