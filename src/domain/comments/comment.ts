import type { AnnotationId, AnnotatorId, ArticleId, CommentId, Instant } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';

/** What a thread is about. Kept with the first comment of it. */
export type CommentTarget =
  | { readonly kind: 'article' }
  /** `quote`: the words of the span, so that it is found again in a text that has changed. */
  | { readonly kind: 'span'; readonly span: Span; readonly quote: string }
  /** Whoever's layer it is in. `span` and `quote`: its first to its last character, as it was when the thread began. */
  | {
      readonly kind: 'annotation';
      readonly id: AnnotationId;
      readonly span: Span;
      readonly quote: string;
    }
  /** A difference of the review, by its key; `at`: where it was when the thread began. */
  | {
      readonly kind: 'difference';
      readonly key: string;
      readonly at?: { readonly span: Span; readonly quote: string };
    };

/**
 * One thing said or done in a thread. Entries are only ever added, each by one person under an id of
 * its own: copies that travelled apart merge to the same set, without loss and without doubles.
 */
export type CommentEntry = {
  readonly id: CommentId;
  readonly articleId: ArticleId;
  /** The id of the thread's first comment; its own there. */
  readonly threadId: CommentId;
  readonly by: AnnotatorId;
  readonly at: Instant;
} & (
  | {
      readonly kind: 'comment';
      /** Only on the first of a thread. */
      readonly target?: CommentTarget;
      readonly text: string;
      readonly mentions: readonly AnnotatorId[];
    }
  /** Another text for a comment of one's own; the latest counts. */
  | {
      readonly kind: 'edit';
      readonly of: CommentId;
      readonly text: string;
      readonly mentions: readonly AnnotatorId[];
    }
  /** Its place in the thread stays, its text is no longer shown. */
  | { readonly kind: 'withdraw'; readonly of: CommentId }
  | { readonly kind: 'resolve' }
  | { readonly kind: 'reopen' }
);
