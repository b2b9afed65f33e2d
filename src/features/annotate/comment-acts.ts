import { type Annotation, extent } from '#domain/annotation/annotation.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { CommentTarget } from '#domain/comments/comment.ts';
import type { CommentPlace } from '#domain/comments/place-target.ts';
import type { Span } from '#domain/text/span.ts';
import type { OpenArticle } from '#workspace/workspace-state.ts';
import { jumpTo } from './attribution-acts.ts';
import { type Desk, surfaceOf } from './desk.tsx';
import { quoteOf } from '#parts/quote-text.ts';
import { selectSpan } from './selection-acts.ts';

/** Opens the threads with the focus in the field for a new comment. */
export function writeComment(desk: Desk): void {
  // What is typed before the field is there is lost; in the text it would act.
  surfaceOf(desk)?.element.blur();
  desk.screen.setState({ panel: 'comments', commentWish: {} });
}

/** What a new comment is about: the words that are selected, else the active annotation, else the article. */
export function commentTarget(
  text: string,
  selection: Span | undefined,
  active: Annotation | undefined,
): CommentTarget {
  if (selection) {
    const { start, end } = selection;
    return { kind: 'span', span: { start, end }, quote: text.slice(start, end) };
  }
  if (!active) return { kind: 'article' };
  const span = extent(active);
  return { kind: 'annotation', id: active.id, span, quote: text.slice(span.start, span.end) };
}

/** Goes to what a thread is about. */
export function goToPlace(desk: Desk, place: CommentPlace): void {
  if (place.kind === 'annotation') jumpTo(desk, place.id);
  else if ('span' in place) {
    selectSpan(desk, place.span);
    surfaceOf(desk)?.reveal(place.span.start);
  }
}

/** The words of an annotation of the open layer. */
export function wordsOf(open: OpenArticle, id: Annotation['id']): string | undefined {
  const annotation = getFrom(open.state.annotations, id);
  return annotation && quoteOf(open.revision.text, annotation);
}
