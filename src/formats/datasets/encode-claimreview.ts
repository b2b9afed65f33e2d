import type { ExportSet } from '#domain/export/export-set.ts';
import { checkClaimReviews } from './check-claimreview.ts';
import {
  type CheckedClaim,
  checkedClaims,
  claimDay,
  countOddDates,
  countUnwrittenLinks,
  dayOf,
  textsIn,
  writtenInRecords,
} from './checked-claims.ts';
import type { ExportFormat } from './export-format.ts';
import { countLeftOut, lossCounter } from './flatten-work.ts';
import {
  type ReviewFacts,
  articleAddress,
  reviewAddress,
  reviewStem,
  reviewedClaims,
} from './review-facts.ts';
import { RATINGS, verdictName } from './review-rating.ts';
import { countFacts } from './article-facts.ts';

/**
 * schema.org ClaimReview: for each claim with a verdict and an address, the review as JSON-LD and as a snippet to be
 * pasted into a page. One review a page. `url` is the page of the review; of whom nobody has said it, the article's.
 */
export const claimReview: ExportFormat = {
  title: 'ClaimReview',
  unit: 'none',
  inParts: {},
  losses: (set, { review } = {}) => {
    const counter = lossCounter();
    countLeftOut(set, counter);
    const { claims, unchecked } = checkedClaims(set);
    const others = set.documents.flatMap(({ annotations }) => annotations).length - claims.length;
    const reviews = reviewsOf(set, review);
    counter.add('no-verdict', unchecked);
    counter.add('no-address', claims.length - reviews.length);
    counter.add('only-claims', others - unchecked);
    counter.add('article-address', reviews.filter(({ isOwn }) => !isOwn).length);
    counter.add('no-author', reviews.filter(({ json }) => json.author === undefined).length);
    const written = reviews.map(({ checked }) => checked);
    const linked = new Set(written.filter(articleAddress).map(({ document }) => document));
    countFacts(
      written.map(({ document }) => document),
      counter,
      (fact, document) => fact === 'url' && linked.has(document),
    );
    counter.add('attributes', countOddDates(written), { name: 'claim_date' });
    countUnwrittenLinks(set, written, counter);
    for (const { claim } of written) {
      counter.add('evidence', claim.evidence?.length ?? 0);
      counter.add('notes', claim.note === undefined ? 0 : 1);
    }
    return counter.all();
  },
  written: (set, { review } = {}) =>
    writtenInRecords(
      set,
      reviewsOf(set, review).map(({ checked }) => checked),
    ),
  reviews: reviewedClaims,
  published: (set, { review } = {}) => reviewsOf(set, review).flatMap(({ json }) => textsIn(json)),
  encode: (set, { review: facts }) =>
    reviewsOf(set, facts).flatMap(({ checked, json }) => {
      const review = JSON.stringify(json, undefined, 1);
      // Text of the article must not end the script.
      const inPage = review.replaceAll('<', String.raw`\u003c`);
      return [
        { name: `${reviewStem(checked)}.json`, content: `${review}\n` },
        {
          name: `${reviewStem(checked)}.html`,
          content: `<script type="application/ld+json">\n${inPage}\n</script>\n`,
        },
      ];
    }),
  verify: (files, set, { review }) => checkClaimReviews(files, set, review),
};

type Telling = { readonly set: ExportSet; readonly review: ReviewFacts | undefined };

/** Of every claim that has an address. */
function reviewsOf(set: ExportSet, facts: ReviewFacts | undefined) {
  return checkedClaims(set).claims.flatMap((checked) => {
    const address = reviewAddress(checked, facts);
    if (!address) return [];
    const { url, isOwn } = address;
    return [{ checked, isOwn, json: reviewOf(checked, url, { set, review: facts }) }];
  });
}

function reviewOf(checked: CheckedClaim, url: string, { set, review: facts }: Telling) {
  const { document, claim, verdict, sentence, speaker } = checked;
  const { article } = document;
  const ratingValue = RATINGS.get(verdict);
  const { wikidata, kind } = speaker?.entity ?? {};
  const date = claimDay(claim);
  const appearance = articleAddress(checked);
  const author = authorOf(checked, { set, review: facts });
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    datePublished: facts?.published ?? dayOf(claim.updatedAt),
    url,
    claimReviewed: sentence,
    ...(author && { author }),
    reviewRating: {
      '@type': 'Rating',
      ...(ratingValue !== undefined && { ratingValue, bestRating: 5, worstRating: 1 }),
      alternateName: verdictName(verdict, set),
    },
    itemReviewed: {
      '@type': 'Claim',
      ...(speaker && {
        author: {
          '@type': kind === undefined || kind === 'person' ? 'Person' : 'Organization',
          name: speaker.name,
          ...(wikidata !== undefined && { sameAs: [`http://www.wikidata.org/entity/${wikidata}`] }),
        },
      }),
      ...(date !== undefined && { datePublished: date }),
      ...(appearance !== undefined && {
        appearance: [{ '@type': 'CreativeWork', url: appearance }],
      }),
    },
    ...(article.language !== 'und' && { inLanguage: article.language }),
  };
}

/** Who publishes it, else who checked it; what several have decided is nobody's of the two. */
function authorOf({ document: { annotator } }: CheckedClaim, { set, review }: Telling) {
  if (review?.publisher) return { '@type': 'Organization', ...review.publisher };
  if (set.layers !== 'each' || annotator.trim() === '') return undefined;
  return { '@type': 'Person', name: annotator };
}
