import type { BlockKind } from '#domain/text/block.ts';

type Cell = { readonly kind: BlockKind; readonly text: string };

/** Between two cells of a row: it parts words, ends no sentence, and stays when white space is made one. */
const SEPARATOR = ' | ';

/** A cell with more is a column of a page that is laid out as a table, in code units. */
const LONGEST_CELL = 500;

/** Columns of a table; a page can say that a cell takes any number. */
const MOST_COLUMNS = 500;

type OpenTable = {
  /** By column: rows to come in which a cell from above stands. */
  readonly below: number[];
};

type OpenRow = {
  readonly table: OpenTable;
  /** By column, index of the block that its cell begins with, empty cells too. */
  readonly starts: number[];
  /** Columns that the cell before takes besides its own. */
  spanned: number;
  /** Holds a table itself. */
  isLayout: boolean;
};

/** A row of values: its blocks and one text for all of them, the cells parted by bars. */
export type ValueRow<T> = {
  /** Index of its first block. */
  readonly first: number;
  readonly parts: readonly T[];
  readonly text: string;
};

/**
 * Finds the rows of tables that hold a value a cell, while the blocks of a text are made. Tables that
 * only lay out a page have a cell a row, or paragraphs, headings, tables in their cells: they stay as they are.
 */
export class TableRows<T extends Cell> {
  readonly #tables: OpenTable[] = [];
  readonly #rows: OpenRow[] = [];

  beginTable(): void {
    const row = this.#rows.at(-1);
    if (row) row.isLayout = true;
    this.#tables.push({ below: [] });
  }

  endTable(): void {
    this.#tables.pop();
  }

  beginRow(): void {
    const table = this.#tables.at(-1) ?? { below: [] };
    this.#rows.push({ table, starts: [], spanned: 0, isLayout: false });
  }

  /** `at`: how many blocks there are before it. `columns` and `rows`: what it takes, 1 or more. */
  beginCell(at: number, columns = 1, rows = 1): void {
    const row = this.#rows.at(-1);
    if (!row) return;
    passSpanned(row, at);
    const column = row.starts.length;
    row.starts.push(at);
    row.spanned = Math.min(columns, MOST_COLUMNS - column) - 1;
    if (rows <= 1) return;
    for (let step = 0; step <= row.spanned; step += 1) {
      row.table.below[column + step] = rows - 1;
    }
  }

  /** Undefined: the blocks of the row stay as they are. */
  endRow(blocks: readonly T[]): ValueRow<T> | undefined {
    const row = this.#rows.pop();
    const [first] = row?.starts ?? [];
    if (!row || first === undefined) return undefined;
    const parts = blocks.slice(first);
    const cells = row.starts.map((start, at) => blocks.slice(start, row.starts[at + 1]));
    passSpanned(row, blocks.length);
    if (row.isLayout || parts.length < 2 || cells.some((cell) => cell.length > 1)) return undefined;
    // A date in a table is a value; a row of bylines and dates alone is the head of an article.
    const areValues = parts.every(({ kind }) => kind === 'cell' || kind === 'dateline');
    if (!areValues || parts.every(({ kind }) => kind !== 'cell')) return undefined;
    if (parts.some(({ text }) => text.length > LONGEST_CELL)) return undefined;
    return { first, parts, text: rowText(cells.map(([cell]) => cell?.text ?? '')) };
  }
}

/** One line of a row's cells; empty ones at its end are nothing. */
export function rowText(cells: readonly string[]): string {
  const texts = cells.map((text) => text.replace(/\s+/g, ' ').trim());
  const last = texts.findLastIndex((text) => text !== '');
  const line = texts.slice(0, last + 1).join(SEPARATOR);
  // Two spaces stand around an empty cell.
  return line.replaceAll('  ', ' ').trim();
}

/** Columns where a cell from the left or from above stands are empty ones of this row. */
function passSpanned(row: OpenRow, at: number): void {
  const { below } = row.table;
  for (let column = row.starts.length; column < MOST_COLUMNS; column += 1) {
    if (row.spanned <= 0 && (below[column] ?? 0) <= 0) return;
    if (row.spanned > 0) row.spanned -= 1;
    else below[column] = (below[column] ?? 0) - 1;
    row.starts.push(at);
  }
}
