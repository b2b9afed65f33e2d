import type { ArticleDecodeError } from './decoded-article.ts';

/** One row of a table of articles, as it comes out of a file. */
export type TableRow =
  | {
      readonly kind: 'row';
      /** As the file's own program counts it: a spreadsheet's row with the header as row 1, a line of JSON Lines. */
      readonly number: number;
      /** By column or key path (`data.text`), in the file's order. */
      readonly cells: ReadonlyMap<string, string>;
      /** It has more or fewer cells than the header. */
      readonly ragged?: { readonly expected: number; readonly found: number };
    }
  | { readonly kind: 'bad-row'; readonly number: number; readonly error: ArticleDecodeError };

/** A table as it is read, row by row. */
export type OpenTable = {
  readonly encoding: string;
  /** Of a CSV file. */
  readonly delimiter?: string;
  /** Of a CSV file: its first row names the columns. */
  readonly hasHeader?: boolean;
  /** Begins anew each time it is asked for. */
  readonly rows: AsyncIterable<TableRow>;
};
