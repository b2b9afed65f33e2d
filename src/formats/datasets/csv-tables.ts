import papa from 'papaparse';
import { folderOf } from '#formats/folder-of.ts';
import type { ProblemList } from '#formats/file-problem.ts';
import { withoutApostrophe } from './csv-cells.ts';
import type { Unplaced } from './imported-work.ts';
import type { NamedText } from './named-text.ts';

/** How the tables begin that Ascribe writes, whatever a spreadsheet has put between the names since. */
const HEADS = {
  articles: /^\ufeff?"?doc_id"?([,;\t])"?title"?\1/,
  annotations: /^\ufeff?"?doc_id"?([,;\t])"?span_id"?\1/,
  relations: /^\ufeff?"?doc_id"?([,;\t])"?relation_id"?\1/,
} as const;

export type CsvTable = keyof typeof HEADS;

export function isCsvTable({ text }: NamedText, table: CsvTable): boolean {
  return HEADS[table].test(text);
}

export type CsvRow = {
  /** `annotations.csv: row 3`, as a spreadsheet numbers rows. */
  readonly place: string;
  /** Column name → cell, as it was before it was made safe for spreadsheets. */
  readonly cells: ReadonlyMap<string, string>;
};

/**
 * The rows of one of Ascribe's tables, which lie in one folder: told by the name alone. A row of another
 * width is reported and left out.
 */
export function readCsvTable(
  { name: path, text }: NamedText,
  table: CsvTable,
  problems: ProblemList,
  unplaced: Unplaced[],
): readonly CsvRow[] {
  const name = path.slice(folderOf(path).length);
  const { data, errors } = papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
    delimiter: HEADS[table].exec(text)?.[1] ?? ',',
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    skipEmptyLines: true,
  });
  for (const { row, message } of errors) {
    problems.add(`${name}: row ${(row ?? 0) + 1}`, 'bad-value', message);
  }
  const [names = [], ...rows] = data;
  const header = names.map(withoutApostrophe);
  return rows.flatMap((row, index): CsvRow[] => {
    const place = `${name}: row ${index + 2}`;
    if (row.length === header.length) {
      const cells = row.map(
        (cell, column) => [header[column] ?? '', withoutApostrophe(cell)] as const,
      );
      return [{ place, cells: new Map(cells) }];
    }
    const detail = `${row.length} cells, not ${header.length}`;
    unplaced.push({ place, kind: 'malformed', detail });
    return [];
  });
}
