import type Papa from 'papaparse';
import { blobText } from './blob-text.ts';
import { MAX_LINE } from './blob-lines.ts';
import { type CsvShape, csvShape, oneLineEnd } from './csv-shape.ts';
import { numberedColumn } from './propose-columns.ts';
import type { SourceFile } from './source-file.ts';
import { tableEncoding } from './table-encoding.ts';
import type { OpenTable, TableRow } from './table-row.ts';

/** What is known of a CSV file by other means than its bytes; the rest is guessed. */
type Given = {
  readonly encoding?: string | undefined;
  readonly hasHeader?: boolean | undefined;
  readonly delimiter?: string;
};

/** A CSV or TSV file; its first row the header, unless it has none. */
export async function openCsv(file: SourceFile, given: Given): Promise<OpenTable> {
  const encoding = await tableEncoding(file.blob, given.encoding);
  const papa = (await import('papaparse')).default;
  const shape = csvShape(papa, await sampleOf(file.blob, encoding), given);
  const { delimiter, hasHeader } = shape;
  const rows = { [Symbol.asyncIterator]: () => readRows(papa, file.blob, encoding, shape) };
  return { encoding, delimiter, hasHeader, rows };
}

async function sampleOf(blob: Blob, encoding: string): Promise<string> {
  let sample = '';
  for await (const piece of blobText(blob.slice(0, 512 * 1024), encoding)) sample += piece;
  return oneLineEnd(sample);
}

/** More is no table of articles, and each row would be as wide. */
const MAX_COLUMNS = 2000;

async function* readRows(
  papa: typeof Papa,
  blob: Blob,
  encoding: string,
  { delimiter, hasHeader, above }: CsvShape,
): AsyncGenerator<TableRow> {
  let header: readonly string[] | undefined;
  let number = 0;
  let passed = 0;
  for await (const record of readRecords(papa, blob, encoding, delimiter)) {
    number += 1;
    if (typeof record === 'string') {
      yield { kind: 'bad-row', number, error: { kind: 'damaged', detail: record } };
    } else if (record.every((cell) => cell.trim() === '')) {
      continue;
    } else if (passed < above) {
      passed += 1;
    } else if (header) {
      yield rowOf(number, header, record, delimiter);
    } else if (record.length > MAX_COLUMNS) {
      const detail = `${record.length} columns`;
      yield { kind: 'bad-row', number, error: { kind: 'damaged', detail } };
      return;
    } else {
      header = columnNames(hasHeader ? record : record.map(() => ''));
      if (!hasHeader) yield rowOf(number, header, record, delimiter);
    }
  }
}

/** Cells of each row, or what is wrong with it. */
async function* readRecords(
  papa: typeof Papa,
  blob: Blob,
  encoding: string,
  delimiter: string,
): AsyncGenerator<readonly string[] | string> {
  const parser = new papa.Parser({ delimiter, newline: '\n' });
  let buffer = '';
  // A quote that is never closed takes in chunk after chunk: tried again at twice the size only.
  let wanted = 0;
  for await (const piece of lineEndsMadeOne(blobText(blob, encoding))) {
    buffer += piece;
    if (buffer.length < wanted) continue;
    if (buffer.length > MAX_LINE) break;
    const { data, meta, errors } = parseRecords(parser, buffer, true);
    yield* marked(data, errors);
    buffer = buffer.slice(meta.cursor);
    wanted = data.length > 0 ? 0 : buffer.length * 2;
  }
  if (buffer.length > MAX_LINE) {
    yield 'a row longer than 32 MB, or a quotation mark that is not closed';
  } else if (buffer !== '') {
    const { data, errors } = parseRecords(parser, buffer, false);
    yield* marked(data, errors);
  }
}

function parseRecords(
  parser: Papa.Parser,
  buffer: string,
  isMoreToCome: boolean,
): Papa.ParseResult<string[]> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Typed `any`; without a header it gives cells.
  return parser.parse(buffer, 0, isMoreToCome) as Papa.ParseResult<string[]>;
}

function* marked(
  records: readonly (readonly string[])[],
  errors: readonly Papa.ParseError[],
): Generator<readonly string[] | string> {
  const broken = new Set(
    errors.flatMap((error) => (error.code === 'MissingQuotes' ? [error.row] : [])),
  );
  for (const [index, record] of records.entries()) {
    yield broken.has(index) ? 'a quotation mark that is not closed' : record;
  }
}

/** CRLF and CR become LF, also where a chunk ends between the two. */
async function* lineEndsMadeOne(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const piece of pieces) {
    const text = held + piece;
    held = text.endsWith('\r') ? '\r' : '';
    yield oneLineEnd(held === '' ? text : text.slice(0, -1));
  }
  if (held !== '') yield '\n';
}

/** Nameless columns are numbered, and a name that comes twice gets a number too. */
function columnNames(header: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const [index, cell] of header.entries()) {
    const name = cell.trim() || numberedColumn(index);
    names.push(names.includes(name) ? `${name} (${index + 1})` : name);
  }
  return names;
}

function rowOf(
  number: number,
  header: readonly string[],
  record: readonly string[],
  delimiter: string,
): TableRow {
  const cells = new Map(header.map((name, index) => [name, record[index] ?? '']));
  const last = header.at(-1);
  if (record.length === header.length || last === undefined) return { kind: 'row', number, cells };
  const ragged = { expected: header.length, found: record.length };
  if (record.length < header.length) return { kind: 'row', number, cells, ragged };
  // Most often a text with delimiters in it that nobody quoted.
  const rejoined = joinContinued(record, delimiter);
  if (rejoined.length === header.length) {
    const whole = new Map(header.map((name, index) => [name, rejoined[index] ?? '']));
    return { kind: 'row', number, cells: whole, ragged };
  }
  cells.set(last, record.slice(header.length - 1).join(delimiter));
  return { kind: 'row', number, cells, ragged };
}

/** A cell that begins with a space goes on with the sentence before it: programs write none there. */
function joinContinued(record: readonly string[], delimiter: string): readonly string[] {
  const cells: string[] = [];
  for (const cell of record) {
    const before = cells.at(-1);
    if (before !== undefined && cell.startsWith(' ')) {
      cells[cells.length - 1] = `${before}${delimiter}${cell}`;
    } else cells.push(cell);
  }
  return cells;
}
