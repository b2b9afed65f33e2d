import { countNames } from '#domain/export/set-survey.ts';
import type { ReviewFacts, ReviewedClaim } from './review-facts.ts';

type Pages = Pick<ReviewFacts, 'page' | 'pages'>;

/**
 * How many reviews have a page that was named for another one too, of so many: programs that read reviews expect one a
 * page. `claims`: those that may have pages of their own.
 */
export function countShared(
  claims: readonly Pick<ReviewedClaim, 'key'>[],
  { page, pages }: Pages,
  count = claims.length,
): number {
  const own = claims.flatMap(({ key }) => pages?.get(key) ?? []);
  const others = page === undefined ? [] : Array.from({ length: count - own.length }, () => page);
  return countRepeated(countNames([...own, ...others]));
}

/** Article's address → reviews that have it for their own, since no page was named for them. */
export function articlePages(
  claims: readonly Pick<ReviewedClaim, 'key' | 'address'>[],
  { page, pages }: Pages = {},
): ReadonlyMap<string, number> {
  const open = page === undefined ? claims.filter(({ key }) => pages?.has(key) !== true) : [];
  return countNames(open.flatMap(({ address = [] }) => address));
}

/** How many have an address that another one has too. `counts`: address → how many have it. */
export function countRepeated(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].filter((count) => count > 1).reduce((sum, count) => sum + count, 0);
}
