import { err, ok, type Result } from '#domain/result.ts';
import type { DateOrder } from '#domain/text/numeric-date.ts';
import { openCsv } from './csv-rows.ts';
import type { ArticleDecodeError } from './decoded-article.ts';
import { hasOrderedDate } from './date-column.ts';
import { readFileHead } from './file-head.ts';
import { openJson } from './json-rows.ts';
import { proposeColumns } from './propose-columns.ts';
import { cellsOf, columnsOf, dateOrderIn, takeRows } from './read-table.ts';
import type { ColumnMapping, ReadOptions, SourceFile } from './source-file.ts';
import type { OpenTable, TableRow } from './table-row.ts';
import { findFormat } from './source-formats.ts';

export type TableLook = {
  readonly columns: readonly string[];
  /** At most 20, each with a cell for every column. */
  readonly firstRows: readonly (readonly string[])[];
  /** Undefined: no column looks like text. */
  readonly proposal: ColumnMapping | undefined;
  readonly encoding: string;
  /** Of a CSV file. */
  readonly delimiter?: string;
  /** Of a CSV file: its first row is taken to name the columns. */
  readonly hasHeader?: boolean;
  /** Of a table with dates in numbers: how they are read; `undefined` in it: nobody knows. */
  readonly dates?: { readonly order: DateOrder | undefined };
};

/** The beginning of a table of articles, for the question which column holds what. Cheap for any size. */
export async function lookAtTable(
  file: SourceFile,
  options: Omit<ReadOptions, 'signal'> = {},
): Promise<Result<TableLook, ArticleDecodeError>> {
  try {
    const { id } = findFormat(await readFileHead(file));
    const table =
      id === 'csv' || id === 'tsv'
        ? await openCsv(file, { ...options, ...(id === 'tsv' && { delimiter: '\t' }) })
        : await openJson(file, options.encoding);
    const first = await takeRows(table.rows[Symbol.asyncIterator](), 20);
    const columns = columnsOf(first);
    if (columns.length === 0) {
      const bad = first.find((row) => row.kind === 'bad-row');
      return err(bad?.error ?? { kind: 'empty' });
    }
    const cells = cellsOf(first);
    const firstRows = cells.map((row) => columns.map((column) => row.get(column) ?? ''));
    const { encoding, delimiter, hasHeader } = table;
    const proposal = proposeColumns(columns, cells);
    const dates = await lookAtDates(
      table,
      first,
      options.columns ?? proposal ?? {},
      options.dateOrder,
    );
    return ok({
      columns,
      firstRows,
      proposal,
      encoding,
      ...(delimiter !== undefined && { delimiter }),
      ...(hasHeader !== undefined && { hasHeader }),
      ...(dates && { dates }),
    });
  } catch (error) {
    return err({ kind: 'unreadable', detail: error instanceof Error ? error.message : 'unknown' });
  }
}

async function lookAtDates(
  table: OpenTable,
  first: readonly TableRow[],
  columns: Partial<ColumnMapping>,
  given: DateOrder | undefined,
): Promise<TableLook['dates']> {
  const { publishedAt } = columns;
  if (publishedAt === undefined || !hasOrderedDate(first, publishedAt)) return undefined;
  return { order: await dateOrderIn(table, first, columns, given) };
}
