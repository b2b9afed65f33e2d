import { findCalendarDate } from '#domain/text/calendar-date.ts';
import {
  type Choice,
  type ExportForecast,
  type ReviewedClaim,
  webAddress,
} from '#workspace/export.ts';

/** What stands in the fields about reviews, as typed. */
export type ReviewForm = {
  readonly page: string;
  /** `ReviewedClaim.key` → what is typed for it. */
  readonly pages: ReadonlyMap<string, string>;
  readonly publisher: string;
  readonly publisherPage: string;
  /** YYYY-MM-DD, or nothing. */
  readonly published: string;
};

export type ReviewFault = 'address' | 'name' | 'day';

/** Nothing but the day, which is the one it is proposed for. */
export function firstReview(published: string): ReviewForm {
  return { page: '', pages: new Map(), publisher: '', publisherPage: '', published };
}

/** Whatever is fit to be written. */
export function reviewFacts(form: ReviewForm): NonNullable<Choice['about']['review']> {
  const page = addressOf(form.page);
  const pages = [...form.pages].flatMap(([key, typed]) => {
    const address = addressOf(typed);
    return address === undefined ? [] : [[key, address] as const];
  });
  const name = form.publisher.trim();
  const url = addressOf(form.publisherPage);
  const day = form.published;
  return {
    ...(page !== undefined && { page }),
    ...(pages.length > 0 && { pages: new Map(pages) }),
    ...(name !== '' && { publisher: { name, ...(url !== undefined && { url }) } }),
    ...(day !== '' && dayFault(day) === undefined && { published: day }),
  };
}

export function addressFault(typed: string): ReviewFault | undefined {
  return typed.trim() === '' || addressOf(typed) !== undefined ? undefined : 'address';
}

/** A site is somebody's. */
export function publisherFault({ publisher, publisherPage }: ReviewForm): ReviewFault | undefined {
  return publisher.trim() === '' && publisherPage.trim() !== '' ? 'name' : undefined;
}

export function dayFault(typed: string): ReviewFault | undefined {
  return typed === '' || findCalendarDate(typed) === typed ? undefined : 'day';
}

/**
 * Claims that are asked for a page of their own. One alone has the page of all for its own; where something was typed
 * for it before it was alone, that is seen all the same.
 */
export function askedClaims(
  { pages }: Pick<ReviewForm, 'pages'>,
  { count, first }: NonNullable<ExportForecast['reviews']> = { count: 0, first: [] },
): readonly ReviewedClaim[] {
  return count > 1 || first.some(({ key }) => pages.has(key)) ? first : [];
}

/** Something of what is asked about the reviews cannot be written as it is typed. */
export function isReviewUnfit(form: ReviewForm, reviews: ExportForecast['reviews']): boolean {
  const pages = askedClaims(form, reviews).map(({ key }) => form.pages.get(key) ?? '');
  const addresses = [form.page, form.publisherPage, ...pages];
  return (
    addresses.some((each) => addressFault(each) !== undefined) ||
    publisherFault(form) !== undefined ||
    dayFault(form.published) !== undefined
  );
}

/** Something is typed that would be missed. `kept`: what the next export has anyhow. */
export function holdsReviewWords(
  { page, pages, publisher, publisherPage }: ReviewForm,
  kept?: Omit<ReviewForm, 'published'>,
): boolean {
  return [
    [page, kept?.page],
    [publisher, kept?.publisher],
    [publisherPage, kept?.publisherPage],
    ...[...pages].map(([key, typed]) => [typed, kept?.pages.get(key)] as const),
  ].some(([typed, before]) => typed?.trim() !== '' && typed !== before);
}

function addressOf(typed: string): string | undefined {
  return webAddress(typed.trim());
}
