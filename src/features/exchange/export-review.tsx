import { shorten } from '#domain/text/shorten.ts';
import { TextField } from '#ui/text-field.tsx';
import { useMessages } from '#messages/messages.tsx';
import { type ExportForecast, type ReviewedClaim, countShared } from '#workspace/export.ts';
import { type ExportForm, hasReviews } from './export-form.ts';
import styles from './export.module.css';
import {
  type ReviewFault,
  type ReviewForm,
  addressFault,
  askedClaims,
  dayFault,
  publisherFault,
  reviewFacts,
} from './review-form.ts';

type Props = {
  readonly form: ExportForm;
  /** The claims that get a review, as far as they are known. */
  readonly reviews: ExportForecast['reviews'];
  readonly onChange: (changes: Partial<ExportForm>) => void;
};

/** What a review says that no annotation tells: on which page it is, by whom, since when. */
export function ExportReview({ form, reviews, onChange }: Props) {
  const t = useMessages('export');
  if (!hasReviews(form)) return null;
  const { review } = form;
  const errorOf = (fault: ReviewFault | undefined): string | undefined =>
    fault && t(`review.fault.${fault}`);
  const change = (changes: Partial<ReviewForm>): void => {
    onChange({ review: { ...review, ...changes } });
  };
  const isSomebodys = form.layers === 'mine' || form.layers === 'each';
  return (
    <section className={styles['review']} aria-label={t('review.title')}>
      <h3 className={styles['heading']}>{t('review.title')}</h3>
      <TextField
        label={t('review.page')}
        inputMode="url"
        placeholder="https://"
        value={review.page}
        description={t('review.pageHint')}
        error={errorOf(addressFault(review.page))}
        onChange={(page) => {
          change({ page });
        }}
      />
      {reviews && askedClaims(review, reviews).length > 0 && (
        <Pages {...{ review, reviews, errorOf, change }} />
      )}
      <div className={styles['words']}>
        <TextField
          label={t('review.publisher')}
          value={review.publisher}
          description={t(isSomebodys ? 'review.publisherHint' : 'review.publisherNobody')}
          error={errorOf(publisherFault(review))}
          onChange={(publisher) => {
            change({ publisher });
          }}
        />
        <TextField
          label={t('review.publisherPage')}
          inputMode="url"
          placeholder="https://"
          value={review.publisherPage}
          error={errorOf(addressFault(review.publisherPage))}
          onChange={(publisherPage) => {
            change({ publisherPage });
          }}
        />
        <TextField
          label={t('review.published')}
          type="date"
          value={review.published}
          description={t('review.publishedHint')}
          error={errorOf(dayFault(review.published))}
          onChange={(published) => {
            change({ published });
          }}
        />
      </div>
    </section>
  );
}

type PagesProps = {
  readonly review: ReviewForm;
  readonly reviews: NonNullable<ExportForecast['reviews']>;
  readonly errorOf: (fault: ReviewFault | undefined) => string | undefined;
  readonly change: (changes: Partial<ReviewForm>) => void;
};

/** Several claims of one article are mostly checked on pages of their own. */
function Pages({ review, reviews: { count, first }, errorOf, change }: PagesProps) {
  const t = useMessages('export');
  const facts = reviewFacts(review);
  const shared = countShared(first, facts, count);
  const more = count - first.length;
  const describe = tellingApart(first);
  return (
    <fieldset className={styles['pages']}>
      <legend className={styles['legend']}>{t('review.pages')}</legend>
      <p className={styles['note']}>
        {shared > 0 ? t('review.shared', { count: shared }) : t('review.pagesHint')}
      </p>
      <div className={styles['ticks']}>
        {first.map((claim) => (
          <TextField
            key={claim.key}
            label={shorten(claim.sentence, MOST_SHOWN)}
            inputMode="url"
            placeholder={review.page.trim() || 'https://'}
            value={review.pages.get(claim.key) ?? ''}
            description={describe(claim)}
            error={errorOf(addressFault(review.pages.get(claim.key) ?? ''))}
            onChange={(typed) => {
              change({ pages: new Map([...review.pages, [claim.key, typed]]) });
            }}
          />
        ))}
      </div>
      {more > 0 && (
        <p className={styles['note']}>
          {t(facts.page === undefined ? 'review.moreOpen' : 'review.more', { count: more })}
        </p>
      )}
    </fieldset>
  );
}

/** Names the article and the annotator where there are several. */
function tellingApart(claims: readonly ReviewedClaim[]) {
  const hasTitles = new Set(claims.map(({ title }) => title)).size > 1;
  const hasAnnotators = new Set(claims.map(({ annotator }) => annotator)).size > 1;
  return ({ title, annotator }: ReviewedClaim): string | undefined =>
    [...(hasTitles ? [title] : []), ...(hasAnnotators ? [annotator] : [])].join(' · ') || undefined;
}

/** Characters of a claim that tell it from others. */
const MOST_SHOWN = 160;
