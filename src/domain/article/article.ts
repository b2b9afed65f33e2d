import type { ArticleId, Instant, ProjectId, TextHash } from '#domain/ids.ts';
import type { Block } from '#domain/text/block.ts';

type Direction = 'ltr' | 'rtl';

/** How the article got here. The original's bytes are kept apart, by article id. */
export type ArticleOrigin = {
  readonly kind: 'sample' | 'paste' | 'file';
  readonly fileName?: string;
  readonly mediaType: 'text/plain' | 'text/markdown' | 'text/html';
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
