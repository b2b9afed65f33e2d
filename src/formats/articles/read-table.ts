import type { ArticleMediaType } from '#domain/article/article.ts';
import type { DateOrder } from '#domain/text/numeric-date.ts';
import { columnDateOrder, hasOrderedDate } from './date-column.ts';
import { proposeColumns } from './propose-columns.ts';
import { type RowReading, rowArticle } from './row-article.ts';
import {
  placeWithin,
  type ColumnMapping,
  type ReadItem,
  type ReadOptions,
  type SourceFile,
} from './source-file.ts';
import type { OpenTable, TableRow } from './table-row.ts';

/** Rows that are looked at before anything is said about the columns. */
const FIRST_ROWS = 20;

/** One article a row; without a mapping in the options the columns are guessed from the first rows. */
export async function* readTable(
  file: SourceFile,
  table: OpenTable,
  options: ReadOptions,
  mediaType: ArticleMediaType,
): AsyncGenerator<ReadItem> {
  const rows = table.rows[Symbol.asyncIterator]();
  const first = await takeRows(rows, FIRST_ROWS);
  const names = columnsOf(first);
  const columns = options.columns ?? proposeColumns(names, cellsOf(first));
  if (!columns || !(names.length === 0 || names.includes(columns.text))) {
    yield { kind: 'failed', place: file.name, error: withoutText(first, names) };
    return;
  }
  const order = await dateOrderIn(table, first, columns, options.dateOrder);
  const reading = { columns, order, mediaType };
  for (const row of first) yield await itemOf(file, row, reading);
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    yield await itemOf(file, next.value, reading);
  }
}

/** How the dates of a table are written: as somebody has said, else as the dates themselves show. */
export async function dateOrderIn(
  table: OpenTable,
  first: readonly TableRow[],
  { publishedAt }: Partial<ColumnMapping>,
  given: DateOrder | undefined,
): Promise<DateOrder | undefined> {
  if (given !== undefined || publishedAt === undefined) return given;
  // Looked for only where the beginning has such dates: most tables are read once.
  if (!hasOrderedDate(first, publishedAt)) return undefined;
  return await columnDateOrder(table.rows, publishedAt);
}

export async function takeRows(
  rows: AsyncIterator<TableRow>,
  count: number,
): Promise<readonly TableRow[]> {
  const taken: TableRow[] = [];
  while (taken.length < count) {
    // oxlint-disable-next-line no-await-in-loop -- Rows come one after another.
    const next = await rows.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

/** All columns of some rows, in the order in which they first come. */
export function columnsOf(rows: readonly TableRow[]): readonly string[] {
  return [...new Set(cellsOf(rows).flatMap((cells) => [...cells.keys()]))];
}

export function cellsOf(rows: readonly TableRow[]): readonly ReadonlyMap<string, string>[] {
  return rows.flatMap((row) => (row.kind === 'row' ? [row.cells] : []));
}

function withoutText(first: readonly TableRow[], columns: readonly string[]) {
  const bad = first.find((row) => row.kind === 'bad-row');
  if (columns.length === 0) return bad?.error ?? ({ kind: 'empty' } as const);
  return { kind: 'no-text-column', columns } as const;
}

async function itemOf(file: SourceFile, row: TableRow, reading: RowReading): Promise<ReadItem> {
  const place = placeWithin(file.name, `row ${row.number}`);
  if (row.kind === 'bad-row') return { kind: 'failed', place, error: row.error };
  const decoded = await rowArticle(row, reading);
  return decoded.ok
    ? { kind: 'article', place, article: decoded.value }
    : { kind: 'failed', place, error: decoded.error };
}
