import type { SettledDispute } from '#domain/curation/settled-disputes.ts';
import { useMessages } from '#messages/messages.tsx';
import { useAnnotators } from '#parts/use-annotators.ts';
import { disputesOfMine } from '#workspace/answers.ts';
import type { OpenReview } from '#workspace/review-state.ts';
import styles from './answers.module.css';
import { placeOf } from './decision-words.ts';

/** Where the reviewer came round to my version: there is nothing left to answer, but I want to know. */
export function WonDisputes({ review }: { readonly review: OpenReview }) {
  const t = useMessages('answers');
  const won = disputesOfMine(review).filter(({ result }) => result === 'took-yours');
  if (won.length === 0) return null;
  return (
    <section className={styles['gaps']} aria-labelledby="won-disputes">
      <h2 id="won-disputes">{t('disputes.title')}</h2>
      <ul>
        {won.map((dispute) => {
          const { difference } = dispute.item;
          const place = placeOf(review, difference);
          return (
            <li key={difference.key}>
              <p className={styles['soft']}>{t(`kind.${difference.kind}`)}</p>
              <blockquote className={styles['quote']} dir="auto">
                {place && review.revision.text.slice(place.start, place.end)}
              </blockquote>
              <DisputeOutcome dispute={dispute} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What I said against a decision, and what the reviewer made of it. */
export function DisputeOutcome({ dispute }: { readonly dispute: SettledDispute }) {
  const t = useMessages('answers');
  const { nameOf } = useAnnotators();
  const { note, result, decided } = dispute;
  return (
    <>
      {note !== undefined && (
        <p className={styles['soft']} dir="auto">
          {t('yourWords', { note })}
        </p>
      )}
      <p dir="auto">
        {t(`disputes.${result}`, { name: nameOf(decided.by) })}{' '}
        {decided.note !== undefined && t('why', { note: decided.note })}
      </p>
    </>
  );
}
