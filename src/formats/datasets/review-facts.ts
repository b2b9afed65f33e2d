import type { ExportSet } from '#domain/export/export-set.ts';
import { reviewKey } from '#domain/export/review-key.ts';
import { webAddress } from '#formats/web-address.ts';
import { type CheckedClaim, checkedClaims } from './checked-claims.ts';
import { pathStem } from './export-format.ts';

/** What a ClaimReview says that no annotation tells. Absent parts are told of the claim and its article, or left out. */
export type ReviewFacts = {
  /** http(s) address of the page that the review is published on; of all claims that have none of their own. */
  readonly page?: string;
  /** `ReviewedClaim.key` → address of the claim's own page. */
  readonly pages?: ReadonlyMap<string, string>;
  /** Who publishes the reviews, and their site. */
  readonly publisher?: { readonly name: string; readonly url?: string };
  /** YYYY-MM-DD */
  readonly published?: string;
};

/** A claim that gets a review, as somebody is asked about it. */
export type ReviewedClaim = {
  /** The same however the export is narrowed. */
  readonly key: string;
  /** Path of its files, without their endings. */
  readonly stem: string;
  readonly sentence: string;
  /** Of the article. */
  readonly title: string;
  /** Of the article; absent where it has none that a review may have. */
  readonly address?: string;
  readonly annotator: string;
};

export function reviewedClaims(set: ExportSet): readonly ReviewedClaim[] {
  return checkedClaims(set).claims.map((checked) => {
    const address = articleAddress(checked);
    return {
      key: keyOf(checked),
      stem: reviewStem(checked),
      sentence: checked.sentence,
      title: checked.document.article.title,
      ...(address !== undefined && { address }),
      annotator: checked.document.annotator,
    };
  });
}

export function reviewStem({ document, number }: CheckedClaim): string {
  return `${pathStem(document)}-${number}`;
}

function keyOf({ document, claim }: CheckedClaim): string {
  return reviewKey(document.article.id, document.whose, claim.id);
}

/** Where the review is, and else the article: undefined where neither has an address. */
export function reviewAddress(
  checked: CheckedClaim,
  facts: ReviewFacts | undefined,
): { readonly url: string; readonly isOwn: boolean } | undefined {
  const own = facts?.pages?.get(keyOf(checked)) ?? facts?.page;
  if (own !== undefined) return { url: own, isOwn: true };
  const url = articleAddress(checked);
  return url === undefined ? undefined : { url, isOwn: false };
}

/** As browsers write it: an imported one may have blanks around it. */
export function articleAddress({ document }: Pick<CheckedClaim, 'document'>): string | undefined {
  return webAddress(document.article.url);
}
