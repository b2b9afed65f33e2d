import { calendarDate, findCalendarDate } from '#domain/text/calendar-date.ts';
import { type DateOrder, findNumericDate, orderShownBy } from '#domain/text/numeric-date.ts';
import type { TableRow } from './table-row.ts';

/** The date that a cell of a table names, as `YYYY-MM-DD`. */
export function cellDate(cell: string, order: DateOrder | undefined): string | undefined {
  return findCalendarDate(cell) ?? findNumericDate(cell, order) ?? compactDate(cell);
}

/** ISO 8601 in its basic form, with or without a time: `20240302`, `20240302T101500Z`. */
function compactDate(cell: string): string | undefined {
  const [, year, month, day] = /^\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{6}Z?)?\s*$/.exec(cell) ?? [];
  return year === undefined ? undefined : calendarDate(year, Number(month), day);
}

/** Whether some of these rows have a date whose numbers are in one order or the other. */
export function hasOrderedDate(rows: readonly TableRow[], column: string): boolean {
  return rows.some((row) => shownBy(row, column) !== undefined);
}

/** So many rows are looked through for dates of the other order. */
const COMPARED_ROWS = 2000;

/** And so many for one that shows the order at all. */
const MOST_ROWS = 20_000;

/**
 * In which order a column's dates in numbers are written: one date that shows it settles it for all.
 * Undefined where none of the first 20,000 does, or where they contradict each other.
 */
export async function columnDateOrder(
  rows: AsyncIterable<TableRow>,
  column: string,
): Promise<DateOrder | undefined> {
  let shown: DateOrder | undefined;
  let count = 0;
  for await (const row of rows) {
    count += 1;
    const order = shownBy(row, column);
    if (order !== undefined && order !== 'either') {
      if (shown !== undefined && shown !== order) return undefined;
      shown = order;
    }
    if (count >= (shown === undefined ? MOST_ROWS : COMPARED_ROWS)) break;
  }
  return shown;
}

function shownBy(row: TableRow, column: string): ReturnType<typeof orderShownBy> {
  return row.kind === 'row' ? orderShownBy(row.cells.get(column) ?? '') : undefined;
}
