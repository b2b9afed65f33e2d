import type { Statement } from '#domain/annotation/entity-uses.ts';
import type { AttributionField } from '#domain/annotation/attribution.ts';
import type { EntityId } from '#domain/ids.ts';
import type { ArticleStatements } from '#workspace/people.ts';
import { holdsWords } from './holds-words.ts';

/** A claim with the article it stands in. */
export type Said = { readonly article: ArticleStatements; readonly statement: Statement };

/** Newest article first, in text order within it. */
export function saidIn(
  records: readonly ArticleStatements[],
  field: AttributionField,
): readonly Said[] {
  return records
    .toReversed()
    .flatMap((article) =>
      article.statements
        .filter((statement) => statement.field === field)
        .map((statement) => ({ article, statement })),
    );
}

const QUOTE_TYPES = ['direct', 'mixed', 'indirect'] as const;
export type Directness = (typeof QUOTE_TYPES)[number] | 'notSaid';

/** How many were told word for word, and how many in other words; those that are none left out. */
export function directnessOf(
  said: readonly Said[],
): readonly { readonly id: Directness; readonly count: number }[] {
  const counts = new Map<Directness, number>();
  for (const { statement } of said) {
    const type = QUOTE_TYPES.find((each) => each === statement.quoteType) ?? 'notSaid';
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...QUOTE_TYPES, 'notSaid' as const].flatMap((id) => {
    const count = counts.get(id) ?? 0;
    return count > 0 ? [{ id, count }] : [];
  });
}

export type OtherShare = { readonly id?: EntityId; readonly name: string; readonly count: number };

/**
 * Through which sources the claims came, or whose words a source brought; most first. `nameOf` gives who
 * stands for an id now; a mention that names nobody counts by its words.
 */
export function othersOf(
  said: readonly Said[],
  nameOf: (id: EntityId) => { readonly id: EntityId; readonly name: string } | undefined,
): readonly OtherShare[] {
  const shares = new Map<string, OtherShare>();
  for (const { statement } of said) {
    for (const { entityId, words } of statement.others) {
      const entity = entityId && nameOf(entityId);
      const key = entity?.id ?? `words ${words}`;
      const known = shares.get(key);
      shares.set(key, {
        ...(entity && { id: entity.id }),
        name: entity?.name ?? words,
        count: (known?.count ?? 0) + 1,
      });
    }
  }
  return [...shares.values()].toSorted((a, b) => b.count - a.count);
}

/** Claims whose words, or whose article's title, hold every word of the query; case and accents do not count. */
export function searchSaid(said: readonly Said[], query: string): readonly Said[] {
  if (query.trim() === '') return said;
  const holds = holdsWords(query);
  return said.filter(({ statement: { quote }, article }) => holds(`${quote} ${article.title}`));
}

/** Articles with their number of claims, most first, else the newest first; those without any left out. */
export function articlesOf(
  said: readonly Said[],
): readonly { readonly article: ArticleStatements; readonly count: number }[] {
  const counts = new Map<ArticleStatements, number>();
  for (const { article } of said) counts.set(article, (counts.get(article) ?? 0) + 1);
  return [...counts]
    .map(([article, count]) => ({ article, count }))
    .toSorted((a, b) => b.count - a.count || (a.article.day < b.article.day ? 1 : -1));
}
