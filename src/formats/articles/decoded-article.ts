import type { ArticleMediaType } from '#domain/article/article.ts';
import type { Block } from '#domain/text/block.ts';

/** What an importer hands over: a file as it lies on the disk, or what the clipboard held. */
export type ArticleInput =
  | { readonly kind: 'file'; readonly fileName: string; readonly bytes: Uint8Array }
  | { readonly kind: 'paste'; readonly text: string; readonly html?: string };

/** Something the user may want to know about how the text was read. The UI turns the kind into words. */
export type DecodeNote =
  /** The bytes were no UTF-8 and were read as this instead. */
  | { readonly kind: 'encoding'; readonly encoding: string }
  /** Damaged characters that now show as U+FFFD. */
  | { readonly kind: 'damaged-characters'; readonly count: number }
  /** A row of a table with more or fewer cells than its header: something may be in the wrong column. */
  | { readonly kind: 'ragged-row'; readonly expected: number; readonly found: number }
  /** What the column of dates says, and is no date that can be told; the article has none. */
  | { readonly kind: 'date-not-read'; readonly date: string }
  /** Parts of a page around its article that were left out. */
  | { readonly kind: 'page-left-out'; readonly characters: number }
  /** The file holds words, not the text: white space and paragraphs are Ascribe's own. */
  | { readonly kind: 'rebuilt-from-words' }
  /** Tracked deletions: the text is read as if all changes had been accepted. */
  | { readonly kind: 'deletions-left-out'; readonly count: number }
  /** Remarks in the margin of a document. */
  | { readonly kind: 'comments-left-out'; readonly count: number }
  /** Passages with a line through them. */
  | { readonly kind: 'struck-left-out'; readonly count: number }
  /** Text that a document's own program does not show. */
  | { readonly kind: 'hidden-left-out'; readonly count: number };

export type DecodedArticle = {
  readonly title: string;
  readonly byline?: string;
  readonly outlet?: string;
  /** `YYYY-MM-DD` */
  readonly publishedAt?: string;
  readonly url?: string;
  /** BCP 47 tag; `und` when unknown. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Canonical text. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Ids of blocks that a web page's own structure marks as page junk: hidden from the start. */
  readonly hiddenBlocks: readonly string[];
  readonly mediaType: ArticleMediaType;
  readonly notes: readonly DecodeNote[];
};

export type ArticleDecodeError =
  /** No text in it. */
  | { readonly kind: 'empty' }
  /** Not text at all; `looksLike` names the format when it is known ("PDF"). */
  | { readonly kind: 'binary'; readonly looksLike?: string }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  /** A file of a kind that is not read as an article; `extension` without its dot, lower case. */
  | { readonly kind: 'unsupported'; readonly extension: string }
  /** A project file that came with a mail: it could replace the user's own project, and anybody can send one. */
  | { readonly kind: 'attached-project' }
  /** Nothing but the address of a page; pages are not loaded. */
  | { readonly kind: 'only-link' }
  /** Annotations whose text is a file of its own, which did not come with them; `missing` names it where its name is known. */
  | { readonly kind: 'text-missing'; readonly missing?: string }
  /** The file could not be taken apart. */
  | { readonly kind: 'unreadable'; readonly detail: string }
  /** Cut off or broken: the format's own structure does not hold. */
  | { readonly kind: 'damaged'; readonly detail: string }
  /** Locked by a password. */
  | { readonly kind: 'encrypted' }
  /** A PDF of pictures of pages: no text in it. */
  | { readonly kind: 'scanned'; readonly pages: number }
  /** An archive that unpacks to far more than it is: a bomb, or not meant for reading. */
  | { readonly kind: 'unpacks-too-large'; readonly limit: number }
  /** A table of articles without a column of text. */
  | { readonly kind: 'no-text-column'; readonly columns: readonly string[] };

/** 10 MB: a hundred times the longest report. Check a file's size against it before reading the file. */
export const MAX_ARTICLE_BYTES = 10 * 1024 * 1024;
