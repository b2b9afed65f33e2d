import type { ExportSet } from '#domain/export/export-set.ts';
import { err, ok } from '#domain/result.ts';
import { problemList } from '#formats/file-problem.ts';
import {
  type Closed,
  type Closing,
  type ExportFile,
  type ExportFormat,
  type ExportOptions,
  type WrittenFiles,
  textOf,
} from './export-format.ts';
import { flattenForHf, hfFiles, verifyHf, writtenInHf } from './hf-records.ts';
import { linesAtOnce } from './lines-at-once.ts';
import { readParquetGroups, readParquetLines } from './parquet-lines.ts';

/** The columns of the Hugging Face data set in Parquet, one file a split: for pandas, DuckDB and the Hub's viewer. */
export const parquet: ExportFormat = {
  title: 'Parquet',
  unit: 'code points',
  inParts: { close },
  losses: (set) => flattenForHf(set).losses,
  written: writtenInHf,
  encode,
  verify,
};

/** Parts are lines of JSON until they are closed. */
async function encode(set: ExportSet, { isPart }: ExportOptions): Promise<readonly ExportFile[]> {
  const lines = hfFiles(set).map((file) => ({ ...file, name: parquetName(file.name) }));
  if (isPart) return lines;
  return Promise.all(
    lines.map(async ({ name, content }) => {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      await writeParquet(rowGroups(new Blob([textOf(content)])), (bytes) => parts.push(bytes));
      return { name, content: new Uint8Array(await new Blob(parts).arrayBuffer()) };
    }),
  );
}

async function verify(files: WrittenFiles, set: ExportSet) {
  const lines = new Map<string, string>();
  for (const { name } of hfFiles(set)) {
    const bytes = files.bytes(parquetName(name));
    // oxlint-disable-next-line eslint/no-await-in-loop -- At most three.
    lines.set(name, bytes ? await readParquetLines(bytes) : files.text(parquetName(name)));
  }
  return verifyHf({ ...files, text: (name) => lines.get(name) ?? '' }, set);
}

/** Lines of JSON, proved part by part, as Parquet; read back and compared, a group of rows at a time. */
async function close(joined: ReadonlyMap<string, Blob>, { open }: Closing): Promise<Closed> {
  const problems = problemList();
  const closed = new Map<string, Blob>();
  for (const [name, lines] of joined) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- One after the other.
    const file = await open(`${name}.closed`);
    // oxlint-disable-next-line eslint/no-await-in-loop -- As above.
    await writeParquet(rowGroups(lines), file.append);
    // oxlint-disable-next-line eslint/no-await-in-loop -- As above.
    const blob = await file.finish();
    // oxlint-disable-next-line eslint/no-await-in-loop -- As above.
    if (await holdsLines(blob, lines)) closed.set(name, blob);
    else problems.add(name, 'not-the-same');
  }
  return problems.all().length > 0 ? err(problems.all()) : ok(closed);
}

async function holdsLines(file: Blob, lines: Blob): Promise<boolean> {
  const groups = readParquetGroups(file);
  for await (const wanted of linesAtOnce(lines, ROWS_A_GROUP)) {
    const found = await groups.next();
    if (found.done === true || found.value.join('') !== wanted.join('')) return false;
  }
  return (await groups.next()).done === true;
}

type Row = Readonly<Record<string, unknown>>;

/** A group is in memory whole, when it is written and when it is read. */
const ROWS_A_GROUP = 500;

async function* rowGroups(lines: Blob): AsyncGenerator<readonly Row[], void> {
  for await (const group of linesAtOnce(lines, ROWS_A_GROUP)) {
    // oxlint-disable-next-line typescript/no-unsafe-return -- Lines of our own.
    yield group.map((line) => JSON.parse(line));
  }
}

async function writeParquet(
  groups: AsyncIterable<readonly Row[]>,
  append: (bytes: Uint8Array<ArrayBuffer>) => void,
): Promise<void> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const writer = new ByteWriter();
  const file = new ParquetWriter({ writer, schema: SCHEMA, createdBy: 'Ascribe' });
  const flush = (): void => {
    append(new Uint8Array(writer.getBytes()));
    writer.index = 0;
  };
  for await (const rows of groups) {
    const columnData = COLUMNS.map((column) => ({
      name: column,
      data: rows.map((row) => withBigInts(row[column])),
    }));
    await file.write({ columnData, rowGroupSize: rows.length });
    flush();
  }
  await file.finish();
  flush();
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
  ...strings(
    'id',
    'text',
    'title',
    'byline',
    'outlet',
    'published',
    'url',
    'language',
    'annotator',
  ),
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
