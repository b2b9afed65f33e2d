import { groupBy } from '#domain/collection/group-by.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { type FileProblem, problemList } from '#formats/file-problem.ts';
import { type ClaimReviewJson, decodeClaimReview } from './claim-review.ts';
import { type CheckedClaim, checkedClaims, claimDay, dayOf, sentenceOf } from './checked-claims.ts';
import type { Verified, WrittenFiles } from './export-format.ts';
import { type ReviewFacts, articleAddress, reviewStem, reviewedClaims } from './review-facts.ts';
import { RATINGS, verdictName } from './review-rating.ts';

type Told = {
  readonly set: ExportSet;
  readonly facts: ReviewFacts | undefined;
  /** Where the review is. */
  readonly url: string;
};

/**
 * Reads the reviews as others do, each in the files of its claim, and compares them with what they are about and with
 * what was said of them.
 */
export function checkClaimReviews(
  files: WrittenFiles,
  set: ExportSet,
  facts: ReviewFacts | undefined,
): Result<Verified, readonly FileProblem[]> {
  const problems = problemList();
  const pages = ownPages(set, facts, (stem) => problems.add(stem, 'duplicate-id'));
  let [spans, of] = [0, 0];
  for (const checked of checkedClaims(set).claims) {
    const stem = reviewStem(checked);
    const url = pages.get(stem) ?? facts?.page ?? articleAddress(checked);
    if (url === undefined) continue;
    of += 1;
    const name = `${stem}.json`;
    const inPage = /^<script type="application\/ld\+json">\n([^<]*)\n<\/script>\n$/.exec(
      files.text(`${stem}.html`),
    )?.[1];
    const isRight = [files.text(name), inPage ?? ''].every((json) =>
      saysWhatWasChecked(json, checked, { set, facts, url }, (fault) =>
        problems.add(name, 'not-the-same', fault),
      ),
    );
    if (isRight) spans += 1;
  }
  return problems.all().length > 0 ? err(problems.all()) : ok({ spans, of });
}

/** `ReviewedClaim.stem` → address of its own page. `tell` hears of claims that one page would be given to for another. */
function ownPages(
  set: ExportSet,
  facts: ReviewFacts | undefined,
  tell: (stem: string) => void,
): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const [key, claims] of groupBy(reviewedClaims(set), (claim) => claim.key)) {
    const page = facts?.pages?.get(key);
    if (page === undefined) continue;
    for (const { stem } of claims) pages.set(stem, page);
    for (const { stem } of claims.slice(1)) tell(stem);
  }
  return pages;
}

function saysWhatWasChecked(
  json: string,
  checked: CheckedClaim,
  told: Told,
  tell: (fault: string) => void,
): boolean {
  const review = decodeClaimReview(json);
  if (!review.ok) {
    for (const { place, detail } of review.error) tell(`${place}: ${detail ?? ''}`);
    return false;
  }
  const different = pairsOf(review.value, checked, told)
    .map(([field, ...both]) => [field, ...both.map((each) => JSON.stringify(each))])
    .filter(([, found, wanted]) => found !== wanted);
  for (const [field, found, wanted] of different) tell(`${field}: ${found} ≠ ${wanted}`);
  return different.length === 0;
}

/** Every field of a review, what it says and what it is to say; undefined for what is left unsaid. */
function pairsOf(
  { author, reviewRating, itemReviewed, ...review }: ClaimReviewJson,
  { document, claim, verdict, speaker }: CheckedClaim,
  { set, facts, url }: Told,
): readonly (readonly [string, unknown, unknown])[] {
  const { publisher, published } = facts ?? {};
  const isAnnotators = !publisher && set.layers === 'each' && document.annotator.trim() !== '';
  const authorType = publisher ? 'Organization' : isAnnotators ? 'Person' : undefined;
  const rating = RATINGS.get(verdict);
  const isRated = rating !== undefined;
  const { kind = 'person', wikidata } = speaker?.entity ?? {};
  const sameAs = wikidata === undefined ? undefined : [`${WIKIDATA}${wikidata}`];
  const speakerType = kind === 'person' ? 'Person' : 'Organization';
  const { language } = document.article;
  const appearance = articleAddress({ document });
  return [
    ['claimReviewed', review.claimReviewed, sentenceOf(claim, document)],
    ['url', review.url, url],
    ['datePublished', review.datePublished, published ?? dayOf(claim.updatedAt)],
    ['inLanguage', review.inLanguage, language === 'und' ? undefined : language],
    ['author', author?.name, publisher?.name ?? (isAnnotators ? document.annotator : undefined)],
    ['author @type', author?.['@type'], authorType],
    ['author url', author?.url, publisher?.url],
    ['author sameAs', author?.sameAs, undefined],
    ['alternateName', reviewRating.alternateName, verdictName(verdict, set)],
    ['ratingValue', reviewRating.ratingValue, rating],
    ['bestRating', reviewRating.bestRating, isRated ? 5 : undefined],
    ['worstRating', reviewRating.worstRating, isRated ? 1 : undefined],
    ['speaker', itemReviewed.author?.name, speaker?.name],
    ['speaker @type', itemReviewed.author?.['@type'], speaker && speakerType],
    ['speaker url', itemReviewed.author?.url, undefined],
    ['speaker sameAs', itemReviewed.author?.sameAs, sameAs],
    ['claim date', itemReviewed.datePublished, claimDay(claim)],
    ['appearance', itemReviewed.appearance?.map((each) => each.url), appearance && [appearance]],
  ];
}

const WIKIDATA = 'http://www.wikidata.org/entity/';
