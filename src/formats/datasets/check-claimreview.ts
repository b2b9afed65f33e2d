import type { ExportSet } from '#domain/export/export-set.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { type FileProblem, problemList } from '#formats/file-problem.ts';
import { decodeClaimReview } from './claim-review.ts';
import { type CheckedClaim, checkedClaims, dayOf, sentenceOf } from './checked-claims.ts';
import type { Verified, WrittenFiles } from './export-format.ts';
import { groupBy } from './group-by.ts';
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
  const { set, facts, url: page } = told;
  const { document, claim, verdict, speaker } = checked;
  const { claimReviewed, reviewRating, itemReviewed, url, author, datePublished } = review.value;
  const isNobodys = set.layers !== 'each' || document.annotator.trim() === '';
  const pairs = [
    [claimReviewed, sentenceOf(claim, document)],
    [reviewRating.alternateName, verdictName(verdict, set)],
    [reviewRating.ratingValue, RATINGS[verdict]],
    [itemReviewed.author?.name, speaker?.name],
    [itemReviewed.appearance?.[0]?.url, articleAddress(checked)],
    [url, page],
    [author?.name, facts?.publisher?.name ?? (isNobodys ? undefined : document.annotator)],
    [author?.url, facts?.publisher?.url],
    [datePublished, facts?.published ?? dayOf(claim.updatedAt)],
  ];
  for (const [found, wanted] of pairs) if (found !== wanted) tell(`${found} ≠ ${wanted}`);
  return pairs.every(([found, wanted]) => found === wanted);
}
