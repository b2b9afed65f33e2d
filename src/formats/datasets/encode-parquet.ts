import type { ExportSet } from '#domain/export/export-set.ts';
import type { ExportFile, ExportFormat, WrittenFiles } from './export-format.ts';
import { flattenForHf, hfFiles, verifyHf } from './hf-records.ts';
import { readParquetLines } from './parquet-lines.ts';

/** The columns of the Hugging Face data set in Parquet, one file a split: for pandas, DuckDB and the Hub's viewer. */
export const parquet: ExportFormat = {
  title: 'Parquet',
  unit: 'code points',
  losses: (set) => flattenForHf(set).losses,
  encode,
  verify,
};

async function encode(set: ExportSet): Promise<readonly ExportFile[]> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  return hfFiles(set).map(({ name, content }) => {
    const rows: readonly Readonly<Record<string, unknown>>[] = String(content)
      .split('\n')
      .filter((line) => line !== '')
      // oxlint-disable-next-line typescript/no-unsafe-return -- Lines that were written just now.
      .map((line) => JSON.parse(line));
    const columnData = COLUMNS.map((column) => ({
      name: column,
      data: rows.map((row) => withBigInts(row[column])),
    }));
    const buffer = parquetWriteBuffer({ columnData, schema: SCHEMA, createdBy: 'Ascribe' });
    return { name: parquetName(name), content: new Uint8Array(buffer) };
  });
}

async function verify(files: WrittenFiles, set: ExportSet) {
  const lines = new Map<string, string>();
  for (const { name } of hfFiles(set)) {
    const bytes = files.bytes(parquetName(name));
    // oxlint-disable-next-line eslint/no-await-in-loop -- At most three.
    if (bytes) lines.set(name, await readParquetLines(bytes));
  }
  return verifyHf({ ...files, text: (name) => lines.get(name) ?? '' }, set);
}

function parquetName(name: string): string {
  return name.replace(/\.jsonl$/, '.parquet');
}

/** Offsets are 64-bit integers, which only a bigint is. */
function withBigInts(value: unknown): unknown {
  if (typeof value === 'number') return BigInt(value);
  if (Array.isArray(value)) return value.map(withBigInts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withBigInts(each)]));
}

type Element = import('hyparquet').SchemaElement;

function leaf(name: string, type: 'string' | 'int' | 'flag'): readonly Element[] {
  const repetition_type = 'REQUIRED';
  switch (type) {
    case 'string':
      return [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type }];
    case 'int':
      return [{ name, type: 'INT64', repetition_type }];
    case 'flag':
      return [{ name, type: 'BOOLEAN', repetition_type }];
  }
}

/** A list of records, in the three levels that Parquet asks for. */
function list(name: string, fields: readonly (readonly Element[])[]): readonly Element[] {
  return [
    { name, converted_type: 'LIST', repetition_type: 'REQUIRED', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'REQUIRED', num_children: fields.length },
    ...fields.flat(),
  ];
}

const strings = (...names: readonly string[]) => names.map((name) => leaf(name, 'string'));
const pairs = list('attributes', strings('key', 'value'));
const pieces = [leaf('start', 'int'), leaf('end', 'int')];

const FIELDS: readonly (readonly Element[])[] = [
  ...strings('id', 'text', 'title', 'outlet', 'published', 'url', 'language', 'annotator'),
  list('spans', [
    ...strings('id', 'label'),
    ...pieces,
    list('fragments', pieces),
    ...strings('text', 'entity', 'entity_name', 'note'),
    pairs,
  ]),
  list('relations', [...strings('id', 'type', 'head', 'tail'), leaf('inherited', 'flag'), pairs]),
];

const COLUMNS = FIELDS.flatMap(([first]) => first?.name ?? []);

const SCHEMA = [{ name: 'root', num_children: FIELDS.length }, ...FIELDS.flat()];
