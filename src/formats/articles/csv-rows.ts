import type Papa from 'papaparse';
import { blobText } from './blob-text.ts';
import { MAX_LINE } from './blob-lines.ts';
import type { SourceFile } from './source-file.ts';
import { tableEncoding } from './table-encoding.ts';
import type { OpenTable, TableRow } from './table-row.ts';

/** A CSV or TSV file, its first row the header. The delimiter is guessed unless given. */
export async function openCsv(
  file: SourceFile,
  chosenEncoding: string | undefined,
  givenDelimiter?: string,
): Promise<OpenTable> {
  const encoding = await tableEncoding(file.blob, chosenEncoding);
  const papa = (await import('papaparse')).default;
  const delimiter = givenDelimiter ?? (await guessDelimiter(papa, file.blob, encoding));
  return { encoding, delimiter, rows: readRows(papa, file.blob, encoding, delimiter) };
}

const DELIMITERS = [',', ';', '\t', '|'];

/** The delimiter under which most rows have as many cells as the header has; of two, the one with more cells. */
async function guessDelimiter(papa: typeof Papa, blob: Blob, encoding: string): Promise<string> {
  let sample = '';
  for await (const piece of blobText(blob.slice(0, 512 * 1024), encoding)) sample += piece;
  const text = oneLineEnd(sample);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const { data } = papa.parse<string[]>(text, { delimiter, newline: '\n', preview: 20 });
    const width = data[0]?.length ?? 0;
    const alike = data.filter((cells) => cells.length === width).length / (data.length || 1);
    const score = width < 2 ? 0 : alike + width / 1000;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** More is no table of articles, and each row would be as wide. */
const MAX_COLUMNS = 2000;

async function* readRows(
  papa: typeof Papa,
  blob: Blob,
  encoding: string,
  delimiter: string,
): AsyncGenerator<TableRow> {
  let header: readonly string[] | undefined;
  let number = 0;
  for await (const record of readRecords(papa, blob, encoding, delimiter)) {
    number += 1;
    if (typeof record === 'string') {
      yield { kind: 'bad-row', number, error: { kind: 'damaged', detail: record } };
    } else if (record.every((cell) => cell.trim() === '')) {
      continue;
    } else if (header) {
      yield rowOf(number, header, record, delimiter);
    } else if (record.length > MAX_COLUMNS) {
      const detail = `${record.length} columns`;
      yield { kind: 'bad-row', number, error: { kind: 'damaged', detail } };
      return;
    } else {
      header = columnNames(record);
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

function oneLineEnd(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Nameless columns are numbered, and a name that comes twice gets a number too. */
function columnNames(header: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const [index, cell] of header.entries()) {
    const name = cell.trim() || `column ${index + 1}`;
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
  // Most often a text with delimiters in it that nobody quoted, in the last column.
  if (record.length > header.length) {
    cells.set(last, record.slice(header.length - 1).join(delimiter));
  }
  const ragged = { expected: header.length, found: record.length };
  return { kind: 'row', number, cells, ragged };
}
