import { groupBy } from './group-by.ts';
import type { ReviewFacts, ReviewedClaim } from './review-facts.ts';

/**
 * How many reviews have a page that was named for another one too, of so many: programs that read reviews expect one a
 * page. `claims`: those that may have pages of their own.
 */
export function countShared(
  claims: readonly Pick<ReviewedClaim, 'key'>[],
  { page, pages }: Pick<ReviewFacts, 'page' | 'pages'>,
  count = claims.length,
): number {
  const own = claims.flatMap(({ key }) => pages?.get(key) ?? []);
  const others = page === undefined ? [] : Array.from({ length: count - own.length }, () => page);
  const groups = groupBy([...own, ...others], (url) => url);
  return [...groups.values()]
    .filter(({ length }) => length > 1)
    .reduce((sum, { length }) => sum + length, 0);
}
