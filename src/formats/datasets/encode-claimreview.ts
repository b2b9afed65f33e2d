import { optionName } from '#domain/codebook/codebook-names.ts';
import { findLabel } from '#domain/codebook/codebook.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import { err, ok } from '#domain/result.ts';
import { problemList } from '#formats/file-problem.ts';
import { decodeClaimReview } from './claim-review.ts';
import { type CheckedClaim, checkedClaims, dayOf, sentenceOf, textsIn } from './checked-claims.ts';
import type { ExportFormat } from './export-format.ts';
import { countLeftOut, lossCounter } from './flatten-work.ts';
import {
  type ReviewFacts,
  articleAddress,
  reviewAddress,
  reviewStem,
  reviewedClaims,
} from './review-facts.ts';

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
    return counter.all();
  },
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
  verify: (files, set, { review }) => {
    const problems = problemList();
    const claims = checkedClaims(set).claims.filter((each) => reviewAddress(each, review));
    let spans = 0;
    for (const checked of claims) {
      const name = `${reviewStem(checked)}.json`;
      const snippet = files.text(`${reviewStem(checked)}.html`);
      const inPage = /^<script type="application\/ld\+json">\n([^<]*)\n<\/script>\n$/.exec(
        snippet,
      )?.[1];
      const isRight = [files.text(name), inPage ?? ''].every((json) =>
        saysWhatWasChecked(json, checked, { set, review }, (fault) =>
          problems.add(name, 'not-the-same', fault),
        ),
      );
      if (isRight) spans += 1;
    }
    return problems.all().length > 0 ? err(problems.all()) : ok({ spans, of: claims.length });
  },
};

type Telling = { readonly set: ExportSet; readonly review: ReviewFacts | undefined };

/** Reads a review as others do, and compares it with the annotation that it is about and with what was said of it. */
function saysWhatWasChecked(
  json: string,
  checked: CheckedClaim,
  { set, review: facts }: Telling,
  tell: (fault: string) => void,
): boolean {
  const review = decodeClaimReview(json);
  if (!review.ok) {
    for (const { place, detail } of review.error) tell(`${place}: ${detail ?? ''}`);
    return false;
  }
  const { document, claim, verdict, speaker } = checked;
  const { claimReviewed, reviewRating, itemReviewed, url, author, datePublished } = review.value;
  const isNobodys = set.layers !== 'each' || document.annotator.trim() === '';
  const pairs = [
    [claimReviewed, sentenceOf(claim, document)],
    [reviewRating.alternateName, verdictName(verdict, set)],
    [reviewRating.ratingValue, RATINGS[verdict]],
    [itemReviewed.author?.name, speaker?.name],
    [itemReviewed.appearance?.[0]?.url, articleAddress(checked)],
    [url, reviewAddress(checked, facts)?.url],
    [author?.name, facts?.publisher?.name ?? (isNobodys ? undefined : document.annotator)],
    [author?.url, facts?.publisher?.url],
    [datePublished, facts?.published ?? dayOf(claim.updatedAt)],
  ];
  for (const [found, wanted] of pairs) if (found !== wanted) tell(`${found} ≠ ${wanted}`);
  return pairs.every(([found, wanted]) => found === wanted);
}

/** Of every claim that has an address. */
function reviewsOf(set: ExportSet, facts: ReviewFacts | undefined) {
  return checkedClaims(set).claims.flatMap((checked) => {
    const address = reviewAddress(checked, facts);
    if (!address) return [];
    const { url, isOwn } = address;
    return [{ checked, isOwn, json: reviewOf(checked, url, { set, review: facts }) }];
  });
}

/** 5 is true, 1 is false. A verdict that is neither has words only. */
const RATINGS: Readonly<Record<string, number>> = { supported: 5, conflicting: 3, refuted: 1 };

function reviewOf(checked: CheckedClaim, url: string, { set, review: facts }: Telling) {
  const { document, claim, verdict, sentence, speaker } = checked;
  const { article } = document;
  const ratingValue = RATINGS[verdict];
  const { wikidata, kind } = speaker?.entity ?? {};
  const date = claim.attributes['claim_date'];
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
      ...(typeof date === 'string' && { datePublished: date }),
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

function verdictName(verdict: string, { project }: ExportSet): string {
  const attributes = findLabel(project.codebook, 'CLAIM')?.attributes ?? [];
  const definition = attributes.find(({ id }) => id === 'verdict');
  const options = definition?.type === 'enum' ? definition.options : [];
  return optionName(options, verdict);
}
