import { guidelineGaps } from '#domain/curation/decisions-against.ts';
import { useMessages } from '#messages/messages.tsx';
import { useAnnotators } from '#parts/use-annotators.ts';
import type { OpenReview } from '#workspace/review-state.ts';
import styles from './answers.module.css';
import { placeOf } from './decision-words.ts';

/** Where somebody found that the guideline does not say, with the words in question. */
export function GuidelineGaps({ review }: { readonly review: OpenReview }) {
  const t = useMessages('answers');
  const { nameOf } = useAnnotators();
  const gaps = guidelineGaps(review);
  if (gaps.length === 0) return null;
  return (
    <section className={styles['gaps']} aria-labelledby="guideline-gaps">
      <h2 id="guideline-gaps">{t('gaps.title')}</h2>
      <ul>
        {gaps.map(({ item, by }) => {
          const place = placeOf(review, item.difference);
          const name = nameOf(by.by);
          return (
            <li key={`${item.difference.key} ${by.by} ${by.at}`}>
              <blockquote className={styles['quote']} dir="auto">
                {place && review.revision.text.slice(place.start, place.end)}
              </blockquote>
              <p dir="auto">
                {by.note === undefined
                  ? t('gaps.noNote', { name })
                  : t('gaps.item', { name, note: by.note })}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
