import { lazy, Suspense } from 'react';
import { extent } from '#domain/annotation/annotation.ts';
import type { CommentTarget } from '#domain/comments/comment.ts';
import type { CommentPlace } from '#domain/comments/place-target.ts';
import type { ReviewItem } from '#domain/curation/review-items.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { quoteOf } from '#parts/quote-text.ts';
import { type Desk, useDesk, useScreen, useWords } from './desk.tsx';
import { keyOfAnnotation } from './commented-items.ts';
import { goTo } from './item-acts.ts';
import { versionOf } from './review-index.ts';
import type { WordContext } from './word-context.ts';
import styles from './review.module.css';

const CommentThreads = lazy(async () => ({
  default: (await import('#parts/comment-threads.tsx')).CommentThreads,
}));

type Props = { readonly item: ReviewItem };

/** What was said about a difference, or about one of its versions; and a field to say something. */
export function ItemComments({ item }: Props) {
  const desk = useDesk();
  const { screen, t } = desk;
  const words = useWords();
  const isShown = useScreen((state) => state.areCommentsShown);
  const areNamesHidden = useScreen((state) => state.seed !== undefined);
  const wish = useScreen((state) =>
    state.focusWish?.part === 'comment' ? state.focusWish : undefined,
  );
  if (!isShown) return null;
  // Whoever comments is named there.
  if (areNamesHidden) return <p className={styles['soft']}>{t('card.commentsNamed')}</p>;
  const { article, revision } = words.review;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- It only takes note of where the focus went.
    <section
      className={styles['part']}
      aria-label={t('card.comments')}
      onFocus={() => {
        // The field has it now, and must not take it again when the next card comes.
        if (wish) screen.setState({ focusWish: undefined });
      }}
    >
      <Suspense>
        <CommentThreads
          articleId={article.id}
          text={revision.text}
          targets={targetsOf(words, item)}
          isOnlyTheirs
          quoteOf={(id) => wordsOfAnnotation(words, id)}
          wish={wish}
          onGo={(place) => {
            goToPlace(desk, words, place);
          }}
          onLeave={() => {
            screen.getState().surface?.focus();
          }}
        />
      </Suspense>
    </section>
  );
}

/** The difference itself, and each version of it: a colleague may have asked about theirs before. */
export function targetsOf(
  { review, index }: Pick<WordContext, 'review' | 'index'>,
  { difference }: ReviewItem,
): readonly [CommentTarget, ...CommentTarget[]] {
  const versions = review.layers.flatMap((_unused, layer) => versionOf(difference, layer));
  const span = index.places[index.positions.get(difference.key) ?? -1]?.span;
  const at = span && { span, quote: review.revision.text.slice(span.start, span.end) };
  return [
    { kind: 'difference', key: difference.key, ...(at && { at }) },
    ...versions.map((annotation): CommentTarget => ({
      kind: 'annotation',
      id: annotation.id,
      span: extent(annotation),
      quote: quoteOf(review.revision.text, annotation),
    })),
  ];
}

function wordsOfAnnotation({ index, review }: WordContext, id: AnnotationId): string | undefined {
  const annotation = index.annotations.map((layer) => layer.get(id)).find((each) => each);
  return annotation && quoteOf(review.revision.text, annotation);
}

function goToPlace(desk: Desk, { index }: WordContext, place: CommentPlace): void {
  if (place.kind === 'difference') goTo(desk, place.key);
  else if (place.kind === 'annotation') {
    const key = keyOfAnnotation(place.id, index);
    if (key !== undefined) goTo(desk, key);
  } else if (place.kind === 'span' || place.kind === 'annotation-gone') {
    const { span } = place;
    if (span) desk.screen.getState().surface?.reveal(span.start);
  }
}
