import type { DateOrder } from '#domain/text/numeric-date.ts';
import type { ImportedWork } from '#formats/datasets/imported-work.ts';
import type { ArticleDecodeError, DecodedArticle } from './decoded-article.ts';

/**
 * A file that articles are read from, on a disk, in a folder or inside an archive. A `Blob`, so that
 * nothing has to be in memory whole; `name` is its path, with `/`.
 */
export type SourceFile = {
  readonly name: string;
  readonly blob: Blob;
  /** Files that say something about this one: the `.ann` of a brat text. See `groupFiles`. */
  readonly beside?: readonly SourceFile[];
};

/** Which column or key of a table of articles holds what; names as in the file, absent: none does. */
export type ColumnMapping = {
  readonly text: string;
  readonly title?: string;
  readonly byline?: string;
  readonly outlet?: string;
  readonly publishedAt?: string;
  readonly url?: string;
  readonly language?: string;
  readonly id?: string;
};

/** How a table of articles is read (CSV, TSV, JSONL, JSON). */
export type TableOptions = {
  /** Without it the reader takes its own best guess. */
  readonly columns?: ColumnMapping | undefined;
  /** Of CSV and TSV: whether the first row names the columns; without it the reader finds out. */
  readonly hasHeader?: boolean;
  /** How dates in numbers are written in a table, where no date of the column shows it. */
  readonly dateOrder?: DateOrder;
};

export type ReadOptions = TableOptions & {
  /** Read text as this encoding, a WHATWG label, instead of guessing one. */
  readonly encoding?: string;
  /** Of an archive: how the tables that lie in it are read, by their names in it. */
  readonly inner?: Readonly<Record<string, TableOptions>>;
  /** Called off: the reader ends at the next article. */
  readonly signal?: AbortSignal;
};

/** What comes out of a file, one by one: a reader never holds more than one article. */
export type ReadItem =
  | {
      readonly kind: 'article';
      /** Where it comes from, for the report: `archive.zip › news/a.html`, `corpus.csv › row 12`. */
      readonly place: string;
      readonly article: DecodedArticle;
      /** What it was made from, byte for byte, where it is a file of its own. */
      readonly original?: Uint8Array;
      /** Annotations that another tool's file brings along, labels not mapped yet. */
      readonly work?: ImportedWork;
    }
  | { readonly kind: 'failed'; readonly place: string; readonly error: ArticleDecodeError }
  /** Not meant to be read: a picture of a saved page, a system's own file. */
  | { readonly kind: 'passed-over'; readonly place: string }
  /** Ascribe's own project or annotations: taken in whole, elsewhere. */
  | { readonly kind: 'project-file'; readonly place: string; readonly blob: Blob };

/** Reads one format. Throws only on a bug: whatever is wrong with the input is an item. */
export type SourceReader = (file: SourceFile, options: ReadOptions) => AsyncIterable<ReadItem>;

/** Between the names of a file and of what is inside it, in a `place`. */
const WITHIN = ' › ';

export function placeWithin(outer: string, inner: string): string {
  return `${outer}${WITHIN}${inner}`;
}

/** `line 4` of `a.zip › b.jsonl › line 4`. */
export function innermostPlace(place: string): string {
  return place.split(WITHIN).at(-1) ?? place;
}
