import { locate } from '#domain/anchoring/locate.ts';
import type { AnnotationId } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';
import type { CommentTarget } from './comment.ts';

/** Where what a thread is about is now. */
export type CommentPlace =
  | { readonly kind: 'article' }
  | { readonly kind: 'annotation'; readonly id: AnnotationId; readonly quote: string }
  /** `isMoved`: the words stand elsewhere than they did. */
  | {
      readonly kind: 'span';
      readonly span: Span;
      readonly quote: string;
      readonly isMoved: boolean;
    }
  /** `span`: where its words are, if they are still in the text. */
  | {
      readonly kind: 'difference';
      readonly key: string;
      readonly span?: Span;
      readonly quote?: string;
    }
  /** The annotation is not among those shown; `span`: where its words are, if they are still in the text. */
  | { readonly kind: 'annotation-gone'; readonly span?: Span; readonly quote: string }
  /** The text no longer has the words. */
  | { readonly kind: 'words-gone'; readonly quote: string };

/** `quoteOf`: the words of an annotation that is there now. */
export function placeTarget(
  target: CommentTarget,
  text: string,
  quoteOf: (id: AnnotationId) => string | undefined,
): CommentPlace {
  switch (target.kind) {
    case 'article':
      return { kind: 'article' };
    case 'difference':
      return { ...placeDifference(target, text), kind: 'difference', key: target.key };
    case 'annotation': {
      const quote = quoteOf(target.id);
      if (quote !== undefined) return { kind: 'annotation', id: target.id, quote };
      const place = placeWords(target.span, target.quote, text);
      const span = place.kind === 'span' ? { span: place.span } : {};
      return { kind: 'annotation-gone', quote: target.quote, ...span };
    }
    case 'span':
      return placeWords(target.span, target.quote, text);
  }
}

function placeDifference(
  { at }: Extract<CommentTarget, { kind: 'difference' }>,
  text: string,
): { readonly span?: Span; readonly quote?: string } {
  if (!at) return {};
  const place = placeWords(at.span, at.quote, text);
  return { quote: at.quote, ...(place.kind === 'span' && { span: place.span }) };
}

function placeWords(
  span: Span,
  quote: string,
  text: string,
): Extract<CommentPlace, { kind: 'span' | 'words-gone' }> {
  const anchor = locate(text, { ...span, quote, prefix: '', suffix: '' });
  if (anchor.kind === 'orphaned') return { kind: 'words-gone', quote };
  return { kind: 'span', span: anchor.span, quote, isMoved: anchor.kind === 'moved' };
}

/** Two threads are about the same thing. */
export function isSameTarget(a: CommentTarget, b: CommentTarget): boolean {
  if (a.kind === 'annotation' && b.kind === 'annotation') return a.id === b.id;
  if (a.kind === 'difference' && b.kind === 'difference') return a.key === b.key;
  if (a.kind === 'span' && b.kind === 'span') {
    return a.span.start === b.span.start && a.span.end === b.span.end;
  }
  return a.kind === 'article' && b.kind === 'article';
}
