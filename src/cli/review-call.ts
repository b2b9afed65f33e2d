import { readFile } from 'node:fs/promises';
import type { ExportSet } from '#domain/export/export-set.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { findCalendarDate } from '#domain/text/calendar-date.ts';
import {
  type ReviewFacts,
  type ReviewedClaim,
  reviewedClaims,
} from '#formats/datasets/review-facts.ts';
import { countSameAddress } from '#formats/datasets/shared-pages.ts';
import { readForeignJson } from '#formats/read-json.ts';
import { webAddress } from '#formats/web-address.ts';
import type { CliOptions } from '#cli/cli-options.ts';
import { fileFault } from '#cli/file-fault.ts';
import { en } from '#messages/en/en.ts';

export const REVIEW_VALUES = ['page', 'pages', 'publisher', 'publisher-page', 'published'];

export type ReviewCall = {
  readonly facts: Omit<ReviewFacts, 'pages'>;
  /** A file with the addresses of single claims. */
  readonly pagesIn: string | undefined;
};

export function readReviewCall({ value }: CliOptions, format: string): Result<ReviewCall, string> {
  const given = REVIEW_VALUES.filter((name) => value(name) !== undefined);
  if (given.length > 0 && format !== 'claimreview') {
    return err(`--${given[0]} goes with --format claimreview.`);
  }
  for (const name of ['page', 'publisher-page']) {
    if (value(name) !== undefined && webAddress(value(name)?.trim()) === undefined) {
      return err(`--${name}: ${en.export.review.fault.address}`);
    }
  }
  const page = webAddress(value('page')?.trim());
  const url = webAddress(value('publisher-page')?.trim());
  const name = value('publisher')?.trim() ?? '';
  if (name === '' && (url ?? value('publisher')) !== undefined) {
    return err('--publisher names whoever publishes the reviews.');
  }
  const published = value('published');
  if (published !== undefined && findCalendarDate(published) !== published) {
    return err('--published is a day: 2026-01-31.');
  }
  return ok({
    facts: {
      ...(page !== undefined && { page }),
      ...(name !== '' && { publisher: { name, ...(url !== undefined && { url }) } }),
      ...(published !== undefined && { published }),
    },
    pagesIn: value('pages'),
  });
}

/** What was said of the reviews, the addresses of single claims among it. */
export async function readReviewFacts(
  { facts, pagesIn }: ReviewCall,
  set: ExportSet,
): Promise<Result<ReviewFacts, string>> {
  if (pagesIn === undefined) return ok(facts);
  const text = await readFile(pagesIn, 'utf8').catch((error: unknown) => err(fileFault(error)));
  if (typeof text !== 'string') return text;
  const json = readForeignJson(text);
  if (!json.ok || typeof json.value !== 'object' || json.value === null) {
    return err('It is no JSON object of addresses, such as {"ada/0001-harbour-2": "https://…"}.');
  }
  const claims = new Map(reviewedClaims(set).map((claim) => [claim.stem, claim]));
  const pages = new Map<string, string>();
  for (const [stem, address] of Object.entries(json.value)) {
    const claim = claims.get(stem);
    if (!claim) return err(unknownClaim(stem, claims));
    const page = webAddress(typeof address === 'string' ? address.trim() : undefined);
    if (page === undefined) return err(`${stem}: ${en.export.review.fault.address}`);
    pages.set(claim.key, page);
  }
  return ok({ ...facts, pages });
}

/** Which day the reviews say. Never today's: the same call gives the same bytes tomorrow. */
export function publishedLine({ published }: ReviewFacts): string {
  return `published: ${published ?? 'on the day of each claim’s last change (--published names another)'}`;
}

/** A line where several reviews have one address, given or their article's. */
export function sharedLines(set: ExportSet, facts: ReviewFacts): readonly string[] {
  const count = countSameAddress(reviewedClaims(set), facts);
  return count === 0
    ? []
    : [
        `same address: ${count} reviews have one that another has too; programs expect one a page (--pages)`,
      ];
}

/** Claims told of a long list. */
const MOST_TOLD = 20;

function unknownClaim(stem: string, claims: ReadonlyMap<string, ReviewedClaim>): string {
  const told = [...claims.values()].slice(0, MOST_TOLD);
  return [
    `No review is called "${stem}". ${claims.size === 0 ? 'There are none.' : 'There are:'}`,
    ...told.map((claim) => `  ${claim.stem}: ${claim.sentence}`),
    ...(claims.size > told.length ? [`  and ${claims.size - told.length} more`] : []),
  ].join('\n');
}
