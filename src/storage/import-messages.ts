import type { ArticleId } from '#domain/ids.ts';
import type {
  ArticleDecodeError,
  DecodeNote,
  DecodedArticle,
} from '#formats/articles/decoded-article.ts';
import type { InnerTable } from '#formats/articles/look-in-archive.ts';
import type { TableLook } from '#formats/articles/look-at-table.ts';
import type { EncodingGuess } from '#formats/articles/guess-encoding.ts';
import type { SourceFile, TableOptions } from '#formats/articles/source-file.ts';
import type { SourceKind } from '#formats/articles/source-format.ts';
import type { Dropped } from '#formats/datasets/apply-mapping.ts';
import type { Unplaced } from '#formats/datasets/imported-work.ts';
import type { FoundNames, LabelMapping } from '#formats/datasets/label-mapping.ts';
import type { SaveFailure } from './save-failure.ts';

/** What the user has changed about one article before it is added; absent: as it was read. */
export type ArticleEdits = {
  readonly title?: string;
  readonly byline?: string;
  readonly outlet?: string;
  /** `YYYY-MM-DD`, or empty for none. */
  readonly publishedAt?: string;
  readonly url?: string;
  readonly language?: string;
  readonly hiddenBlocks?: readonly string[];
};

/** How a source is to be read and taken. */
export type ImportChoices = TableOptions & {
  /** Read text as this encoding, a WHATWG label, instead of guessing one. */
  readonly encoding?: string;
  /** Of an archive: how each of its tables is read, by its name in it. */
  readonly inner?: Readonly<Record<string, TableOptions>>;
  /**
   * What another tool's labels, attributes and relations are here; an empty name leaves one out. What is
   * not in it goes where the proposal leads it.
   */
  readonly names?: LabelMapping;
  /** By the article's place. */
  readonly edits?: Readonly<Record<string, ArticleEdits>>;
  /** Places of articles that are not wanted. */
  readonly unwanted?: readonly string[];
  /** Only the article of this place, of all that the source holds. */
  readonly only?: string;
  /** Take what the library has already a second time. */
  readonly takesDuplicates?: boolean;
};

/** Something articles are read from. A `File` goes to the worker without being copied. */
export type ImportSource = { readonly choices?: ImportChoices } & (
  | {
      readonly kind: 'file' | 'sample' | 'browser';
      /** Its path, with `/`. */
      readonly name: string;
      readonly blob: Blob;
      /** Files that say something about this one: the `.ann` of a brat text. */
      readonly beside?: readonly SourceFile[];
    }
  | {
      readonly kind: 'paste';
      readonly text: string;
      /** What a rich-text clipboard held; it goes the same way as an HTML file. */
      readonly html?: string;
    }
);

/** An article that is in the library, or was and waits in "Recently deleted". */
export type KnownArticle = {
  readonly id: ArticleId;
  readonly title: string;
  readonly isDeleted: boolean;
};

/** `share`: how much of the two texts is the same, 0 to 1. */
export type AlikeArticle = KnownArticle & { readonly share: number };

export type ImportFailure = {
  readonly place: string;
  readonly reason: ArticleDecodeError['kind'] | 'not-stored';
  /** What a binary file looks like ("PDF"), the extension of an unsupported one, why it could not be stored. */
  readonly detail?: string;
};

type Place = {
  /** Which of the sources, from 0. */
  readonly source: number;
  /** Where in it, as for the user; empty for a paste. */
  readonly place: string;
};

/** What became of another tool's annotations of one article. */
export type TakenWork = {
  readonly annotations: number;
  readonly relations: number;
  readonly dropped: readonly Dropped[];
  /** What the file says and could not be placed. */
  readonly unplaced: number;
};

/** What became of one thing that was read. `taken` is said only once it is on the disk. */
export type ImportNews = Place &
  (
    | {
        readonly kind: 'taken';
        readonly id: ArticleId;
        readonly title: string;
        readonly notes: readonly DecodeNote[];
        /** Blocks that are out of sight. */
        readonly hidden: number;
        readonly alike?: AlikeArticle;
        /** Of an article that came annotated. */
        readonly work?: TakenWork;
      }
    | {
        readonly kind: 'duplicate';
        readonly title: string;
        readonly of: KnownArticle;
        /** How many annotations it brought along, which were passed over with it. */
        readonly annotations: number;
      }
    | { readonly kind: 'failed'; readonly failure: ImportFailure }
    | { readonly kind: 'passed-over' }
    /** Ascribe's own: taken in whole, by the page. */
    | { readonly kind: 'project-file'; readonly blob: Blob }
  );

/** One article or fault of a source, looked at and not stored. */
export type LookedItem =
  | {
      readonly kind: 'article';
      readonly place: string;
      readonly article: DecodedArticle;
      /** Whether there is a file of its own that is kept beside it. */
      readonly hasOriginal: boolean;
      readonly duplicate?: KnownArticle;
      readonly alike?: AlikeArticle;
    }
  | { readonly kind: 'failed'; readonly place: string; readonly failure: ImportFailure }
  | { readonly kind: 'passed-over' | 'project-file'; readonly place: string };

export type LookedText = {
  /** The bytes leave no doubt, or the file says it. */
  readonly isSure: boolean;
  /** As what the bytes were read, a WHATWG label. */
  readonly encoding: string;
  /** What else they may be, likeliest first, with the words that differ. */
  readonly candidates: EncodingGuess['candidates'];
};

/** What another tool's file calls things, and what they are proposed to be here. */
export type LookedWork = {
  readonly found: FoundNames;
  readonly proposal: LabelMapping;
  /** By label: words that are marked with it. */
  readonly examples: ReadonlyMap<string, string>;
  readonly spans: number;
  /** The first of what could not be placed. */
  readonly unplaced: readonly Unplaced[];
  readonly unplacedCount: number;
};

export type Looked = {
  /** A format's id, such as `html`; `paste` for what was pasted. */
  readonly format: string;
  readonly kind: SourceKind;
  readonly items: readonly LookedItem[];
  /** There is more in it than was looked at. */
  readonly isMore: boolean;
  /** Of a file of text. */
  readonly text?: LookedText;
  /** Of a table of articles. */
  readonly table?: TableLook;
  /** Of an archive: the tables in it. */
  readonly tables?: readonly InnerTable[];
  /** Of a file with another tool's annotations. */
  readonly work?: LookedWork;
};

/**
 * What the import worker is asked. It answers in order; `cancel` is heard between two articles, and
 * `prepare`, which loads what most imports need, has no answer.
 */
export type ImportRequest =
  | { readonly kind: 'prepare' }
  | { readonly kind: 'look'; readonly source: ImportSource }
  | { readonly kind: 'import'; readonly sources: readonly ImportSource[] }
  | { readonly kind: 'cancel' };

export type ImportProgress = {
  /** Of the sources, read through. */
  readonly done: number;
  readonly total: number;
  /** Articles that were read so far, whatever became of them. */
  readonly articles: number;
  /** What is being read now. */
  readonly current: string;
};

export type ImportReply =
  | { readonly kind: 'looked'; readonly looked: Looked }
  | {
      readonly kind: 'progress';
      readonly progress: ImportProgress;
      readonly news: readonly ImportNews[];
    }
  | {
      readonly kind: 'finished';
      readonly news: readonly ImportNews[];
      readonly wasCancelled: boolean;
    }
  /** Nothing can be stored: there is no project, or no database. */
  | { readonly kind: 'not-possible'; readonly reason: SaveFailure }
  /** Not foreseen; `message` is for the error report. */
  | { readonly kind: 'crashed'; readonly message: string }
  /** Nobody waits for it: the worker lacks something that an import may need. */
  | { readonly kind: 'not-prepared' };
