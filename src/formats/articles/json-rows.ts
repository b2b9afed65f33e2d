import { blobLines, MAX_LINE } from './blob-lines.ts';
import { blobText } from './blob-text.ts';
import { jsonCells } from './json-cells.ts';
import { jsonElements } from './json-elements.ts';
import { proposeColumns } from './propose-columns.ts';
import type { SourceFile } from './source-file.ts';
import { tableEncoding } from './table-encoding.ts';
import type { OpenTable, TableRow } from './table-row.ts';

/** An object with a list somewhere inside is parsed whole, up to this. Lists and lines may be of any size. */
const MAX_WHOLE_BYTES = 64 * 1024 * 1024;

/** JSON Lines, a list of records, or an object with such a list inside: what it is, its text says. */
export async function openJson(
  file: SourceFile,
  chosenEncoding: string | undefined,
): Promise<OpenTable> {
  const encoding = await tableEncoding(file.blob, chosenEncoding);
  return {
    encoding,
    rows: {
      async *[Symbol.asyncIterator]() {
        yield* await rowsOf(file, encoding);
      },
    },
  };
}

async function rowsOf(
  { name, blob }: SourceFile,
  encoding: string,
): Promise<AsyncIterable<TableRow>> {
  const start = await firstText(blob, encoding);
  if (start.startsWith('[')) return listRows(blob, encoding);
  return isLines(start, name) || blob.size > MAX_WHOLE_BYTES
    ? lineRows(blob, encoding)
    : wholeRows(blob, encoding);
}

const LOOKED_LINES = 20;

async function firstText(blob: Blob, encoding: string): Promise<string> {
  let start = '';
  for await (const piece of blobText(blob, encoding)) {
    start = (start + piece).trimStart();
    if (start !== '') return start;
  }
  return start;
}

/**
 * The first line is a record by itself, or goes beyond what was looked at; where the name says that there
 * are lines, one of the next may be the first that is whole.
 */
function isLines(start: string, name: string): boolean {
  const end = start.indexOf('\n');
  if (end < 0) return start.length > 200_000;
  const looked = /\.(?:jsonl|ndjson)$/i.test(name) ? LOOKED_LINES : 1;
  return start
    .split('\n', looked)
    .map((line) => line.trim())
    .some((line) => line.length > 1 && parse(line) !== undefined);
}

async function* lineRows(blob: Blob, encoding: string): AsyncGenerator<TableRow> {
  for await (const { number, text } of blobLines(blob, encoding)) yield rowOf(number, text, 'line');
}

async function* listRows(blob: Blob, encoding: string): AsyncGenerator<TableRow> {
  const elements = jsonElements(blobText(blob, encoding), MAX_LINE);
  let number = 1;
  for (let next = await elements.next(); ; next = await elements.next()) {
    if (next.done) {
      const error = { kind: 'damaged', detail: 'the list does not end' } as const;
      if (!next.value) yield { kind: 'bad-row', number, error };
      return;
    }
    yield rowOf(number, next.value, 'record');
    number += 1;
  }
}

async function* wholeRows(blob: Blob, encoding: string): AsyncGenerator<TableRow> {
  let text = '';
  for await (const piece of blobText(blob, encoding)) text += piece;
  if (text.trim() === '') return;
  const whole = parse(text);
  if (whole === undefined) {
    const error = { kind: 'damaged', detail: 'it is not JSON, or not all of it' } as const;
    yield { kind: 'bad-row', number: 1, error };
    return;
  }
  for (const [index, record] of recordsIn(whole.value).entries()) {
    yield { kind: 'row', number: index + 1, cells: jsonCells(record) };
  }
}

/** The records of a table inside an object: its longest list of objects, unless the object is an article. */
function recordsIn(whole: unknown): readonly unknown[] {
  const cells = jsonCells(whole);
  if (proposeColumns([...cells.keys()], [cells])) return [whole];
  const lists = listsIn(whole, 0);
  const longest = lists.reduce((best, list) => (list.length > best.length ? list : best), []);
  return longest.length > 0 ? longest : [whole];
}

function listsIn(value: unknown, depth: number): readonly (readonly unknown[])[] {
  if (typeof value !== 'object' || value === null || depth > 4) return [];
  if (Array.isArray(value)) {
    return value.some((item) => typeof item === 'object' && item !== null) ? [value] : [];
  }
  return Object.values(value).flatMap((field) => listsIn(field, depth + 1));
}

function rowOf(number: number, text: string | undefined, unit: 'line' | 'record'): TableRow {
  if (text === undefined) {
    const error = { kind: 'too-large', bytes: MAX_LINE, limit: MAX_LINE } as const;
    return { kind: 'bad-row', number, error };
  }
  const record = parse(text);
  if (record) return { kind: 'row', number, cells: jsonCells(record.value) };
  const error = { kind: 'damaged', detail: `${unit} ${number} is not JSON` } as const;
  return { kind: 'bad-row', number, error };
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
