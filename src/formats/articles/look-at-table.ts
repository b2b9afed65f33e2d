import { err, ok, type Result } from '#domain/result.ts';
import { openCsv } from './csv-rows.ts';
import type { ArticleDecodeError } from './decoded-article.ts';
import { readFileHead } from './file-head.ts';
import { openJson } from './json-rows.ts';
import { proposeColumns } from './propose-columns.ts';
import { cellsOf, columnsOf, takeRows } from './read-table.ts';
import type { ColumnMapping, SourceFile } from './source-file.ts';
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
};

/** The beginning of a table of articles, for the question which column holds what. Cheap for any size. */
export async function lookAtTable(
  file: SourceFile,
  options: { readonly encoding?: string } = {},
): Promise<Result<TableLook, ArticleDecodeError>> {
  try {
    const { id } = findFormat(await readFileHead(file));
    const table =
      id === 'csv' || id === 'tsv'
        ? await openCsv(file, options.encoding, id === 'tsv' ? '\t' : undefined)
        : await openJson(file, options.encoding);
    const first = await takeRows(table.rows[Symbol.asyncIterator](), 20);
    const columns = columnsOf(first);
    if (columns.length === 0) {
      const bad = first.find((row) => row.kind === 'bad-row');
      return err(bad?.error ?? { kind: 'empty' });
    }
    const cells = cellsOf(first);
    const firstRows = cells.map((row) => columns.map((column) => row.get(column) ?? ''));
    const { encoding, delimiter } = table;
    const proposal = proposeColumns(columns, cells);
    return ok({
      columns,
      firstRows,
      proposal,
      encoding,
      ...(delimiter !== undefined && { delimiter }),
    });
  } catch (error) {
    return err({ kind: 'unreadable', detail: error instanceof Error ? error.message : 'unknown' });
  }
}
