import type Papa from 'papaparse';
import { cellDate } from './date-column.ts';
import { isColumnName } from './propose-columns.ts';
import type { FileHead } from './source-format.ts';

type Rows = readonly (readonly string[])[];

export type CsvShape = {
  readonly delimiter: string;
  /** The first row names the columns. */
  readonly hasHeader: boolean;
  /** Rows before it that belong to no table: a title. */
  readonly above: number;
};

/** A text file that begins with the names of a table's columns, the texts' among them, whatever it is called. */
export function looksLikeCsv({ text, extension }: FileHead): boolean {
  if (!['', 'txt', 'text'].includes(extension)) return false;
  const [line = '', below = ''] = oneLineEnd(text.slice(0, MOST_HEADER)).split('\n', 2);
  return DELIMITERS.some((delimiter) => {
    const cells = line.split(delimiter).map((cell) => cell.replace(/^"(.*)"$/, '$1'));
    const names = cells.filter((cell) => isColumnName(cell));
    return names.length >= 2 && names.length * 2 >= cells.length && below.includes(delimiter);
  });
}

/** Longest row of names that is looked for, in code units. */
const MOST_HEADER = 4000;

/** CRLF and CR become LF. */
export function oneLineEnd(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** How a CSV file is built, by its beginning; what is given is not guessed. Line ends are `\n`. */
export function csvShape(
  papa: typeof Papa,
  sample: string,
  given: { readonly delimiter?: string | undefined; readonly hasHeader?: boolean | undefined },
): CsvShape {
  const delimiters = given.delimiter === undefined ? DELIMITERS : [given.delimiter];
  let best = { delimiter: delimiters[0] ?? ',', hasHeader: true, above: 0, score: -1 };
  for (const delimiter of delimiters) {
    const { data } = papa.parse<string[]>(sample, { delimiter, newline: '\n', preview: 20 });
    const rows = data.filter((row) => filled(row) > 0);
    const above = titleRows(rows);
    const score = evenness(rows.slice(above));
    if (score > best.score) best = { delimiter, ...headOf(rows, above, given.hasHeader), score };
  }
  const { score: _score, ...shape } = best;
  return shape;
}

const DELIMITERS = [',', ';', '\t', '|'];

/** How many rows have as many cells as the first has; of two, the one with more cells. */
function evenness(rows: Rows): number {
  const width = rows[0]?.length ?? 0;
  const alike = rows.filter((cells) => cells.length === width).length / (rows.length || 1);
  return width < 2 ? 0 : alike + width / 1000;
}

function headOf(rows: Rows, above: number, given: boolean | undefined) {
  if (given !== undefined) return { hasHeader: given, above: given ? above : 0 };
  return { hasHeader: above > 0 || namesColumns(rows), above };
}

/** More lines above a table are not a title. */
const MOST_ABOVE = 5;

/** Lines of one cell above a row of names that are known. */
function titleRows(rows: Rows): number {
  const at = rows
    .slice(0, MOST_ABOVE + 1)
    .findIndex((row) => row.filter((cell) => isColumnName(cell)).length >= 2);
  return at > 0 && rows.slice(0, at).every((row) => filled(row) === 1) ? at : 0;
}

/** A row whose cells are like those below it is an article, unless it has names that are known. */
function namesColumns([first = [], ...others]: Rows): boolean {
  if (first.filter((cell) => isColumnName(cell)).length >= 2) return true;
  return !first.some((cell, index) => {
    const below = others.map((row) => row[index] ?? '');
    return isContent(cell, below);
  });
}

/** Fewest characters of a sentence. */
const SENTENCE = 40;

function isContent(cell: string, below: readonly string[]): boolean {
  if (/^https?:\/\//i.test(cell.trim()) || cellDate(cell, 'day-first') !== undefined) return true;
  const isSentence = cell.length >= SENTENCE && cell.trim().split(/\s+/).length >= 6;
  const mean = below.reduce((sum, other) => sum + other.length, 0) / (below.length || 1);
  // A question can be as long; what is answered below it is longer.
  return isSentence && cell.length >= mean / 3;
}

function filled(row: readonly string[]): number {
  return row.filter((cell) => cell.trim() !== '').length;
}
