import type { ArticleId, Instant, ProjectId, TextHash } from '#domain/ids.ts';
import type { Block } from '#domain/text/block.ts';

type Direction = 'ltr' | 'rtl';

/** What articles are read from. Tables and corpora give one article a row. */
export const ARTICLE_MEDIA_TYPES = [
  'text/plain',
  'text/markdown',
  'text/html',
  'multipart/related',
  'message/rfc822',
  'text/csv',
  'text/tab-separated-values',
  'application/json',
  'application/jsonl',
  'application/pdf',
  'application/epub+zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.text',
] as const;

export type ArticleMediaType = (typeof ARTICLE_MEDIA_TYPES)[number];

/** How the article got here. The original's bytes are kept apart, by article id. */
type ArticleOrigin = {
  readonly kind: 'sample' | 'paste' | 'file' | 'browser';
  readonly fileName?: string;
  readonly mediaType: ArticleMediaType;
  readonly importedAt: Instant;
};

export type ArticleStatus = 'open' | 'done';

/** One text to be annotated. Its words live in the `TextRevision` that `textHash` names. */
export type Article = {
  readonly id: ArticleId;
  readonly projectId: ProjectId;
  readonly title: string;
  readonly byline?: string;
  readonly outlet?: string;
  /** Calendar date `YYYY-MM-DD`, as the story gives it. */
  readonly publishedAt?: string;
  readonly url?: string;
  /** BCP 47 tag; `und` when unknown. */
  readonly language: string;
  readonly direction: Direction;
  readonly textHash: TextHash;
  readonly origin: ArticleOrigin;
  readonly status: ArticleStatus;
  /** Block ids the user or the importer has hidden; lives here because one text can serve two articles. */
  readonly hiddenBlocks: readonly string[];
  /** Suggestions that somebody has turned down, as `suggestionKey` names them: they do not come back. */
  readonly dismissedSuggestions?: readonly string[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Set while the article waits in "Recently deleted". */
  readonly deletedAt?: Instant;
};

/** The words of an article at one moment. Immutable; stored by hash. */
export type TextRevision = {
  readonly hash: TextHash;
  /** Canonical text: blocks joined by `\n\n`. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Version of the text rules that made `text` from the original. */
  readonly textRules: 1;
  readonly previous?: TextHash;
};
