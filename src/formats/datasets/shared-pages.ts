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

/** Page that was named for a claim alone → reviews that have it. */
export function namedPages(
  claims: readonly Pick<ReviewedClaim, 'key'>[],
  { pages }: Pages = {},
): ReadonlyMap<string, number> {
  return countNames(claims.flatMap(({ key }) => pages?.get(key) ?? []));
}

/** How many reviews share an article's address that is the page of one, with a page that was named for another too. */
export function countOnArticles(
  articles: ReturnType<typeof articlePages>,
  named: ReturnType<typeof namedPages>,
): number {
  const both = [...articles].map(
    ([address, count]) => [address, count + (named.get(address) ?? 0)] as const,
  );
  return countRepeated(new Map(both));
}

/** How many reviews have the address of another one, given or their article's. */
export function countSameAddress(
  claims: readonly Pick<ReviewedClaim, 'key' | 'address'>[],
  { page, pages }: Pages,
): number {
  const urls = claims.flatMap(({ key, address }) => pages?.get(key) ?? page ?? address ?? []);
  return countRepeated(countNames(urls));
}

/** How many have an address that another one has too. `counts`: address → how many have it. */
function countRepeated(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].filter((count) => count > 1).reduce((sum, count) => sum + count, 0);
}
