import type { ReviewItem } from '#domain/curation/review-items.ts';
import type { Outcome } from '#domain/curation/review-log.ts';
import { useWords } from './desk.tsx';
import { Excerpt } from './excerpt.tsx';
import { excerptOf, sentencesAround } from './excerpt-of.ts';
import { kindWords, sayingWords } from './item-words.ts';
import { outcomeSpans } from './outcome-spans.ts';
import { outcomeWords } from './outcome-words.ts';
import styles from './review.module.css';

type Props = {
  readonly item: ReviewItem;
  readonly outcome: Outcome | undefined;
  readonly onGo: () => void;
};

/** One place of a preview: what would stand there afterwards, in its sentence. */
export function PreviewRow({ item, outcome, onGo }: Props) {
  const words = useWords();
  const { article, revision } = words.review;
  const { difference } = item;
  const place = words.index.places[words.index.positions.get(difference.key) ?? -1];
  if (!place) return null;
  const text = { text: revision.text, blocks: revision.blocks, language: article.language };
  const spans = outcomeSpans(difference, outcome, words.review.layers);
  const others = words.review.layers.map(({ layer }) =>
    outcomeSpans(difference, { kind: 'take', layer: layer.id }, words.review.layers),
  );
  return (
    <button type="button" className={styles['queueRow']} onClick={onGo}>
      <span className={styles['queueWords']}>
        <span className={styles['queueHead']}>
          {kindWords(words, item)}
          {outcome && ` · ${outcomeWords(words, outcome, place.group)}`}
        </span>
        {sayingWords(words, difference).map((saying) => (
          <bdi key={saying}>{saying}</bdi>
        ))}
        {difference.kind !== 'relation' && (
          <Excerpt
            pieces={excerptOf(
              revision.text,
              sentencesAround(text, place.span),
              spans,
              others.filter((other) => other.length > 0),
            )}
          />
        )}
      </span>
    </button>
  );
}
