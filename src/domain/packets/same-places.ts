import { addToGroup } from '#domain/collection/group-by.ts';
import type { ArticleId, EntityId } from '#domain/ids.ts';
import { overlappingPairs } from '#domain/matching/overlapping-pairs.ts';
import type { NamedPlace, NamedPlaces } from './named-places.ts';

/** Each of theirs → those of mine who are named by the same words, or have the same claim linked to them. */
export function namedInSamePlaces(
  mine: NamedPlaces,
  theirs: NamedPlaces,
): ReadonlyMap<EntityId, ReadonlySet<EntityId>> {
  const own = byText(mine);
  const found = new Map<EntityId, Set<EntityId>>();
  for (const [key, there] of byText(theirs)) {
    const here = own.get(key) ?? [];
    const pairs = overlappingPairs(there.map(fragmentsOf), here.map(fragmentsOf));
    for (const [left, right] of pairs) {
      const [other, one] = [there[left]?.id, here[right]?.id];
      if (other === undefined || one === undefined) continue;
      found.set(other, (found.get(other) ?? new Set()).add(one));
    }
  }
  return found;
}

/** Each of theirs → those of mine who are named in an article that names them. */
export function namedInSameArticles(
  mine: NamedPlaces,
  theirs: NamedPlaces,
): ReadonlyMap<EntityId, ReadonlySet<EntityId>> {
  const inArticle = new Map<ArticleId, Set<EntityId>>();
  for (const [id, places] of mine) {
    for (const { articleId } of places) {
      inArticle.set(articleId, (inArticle.get(articleId) ?? new Set()).add(id));
    }
  }
  return new Map(
    [...theirs].map(([id, places]) => [
      id,
      new Set(places.flatMap(({ articleId }) => [...(inArticle.get(articleId) ?? [])])),
    ]),
  );
}

type Placed = { readonly id: EntityId; readonly place: NamedPlace };

/** Mentions and links of each article apart: only like is compared with like. */
function byText(places: NamedPlaces): ReadonlyMap<string, readonly Placed[]> {
  const found = new Map<string, Placed[]>();
  for (const [id, each] of places) {
    for (const place of each) {
      addToGroup(found, `${place.isMention} ${place.articleId}`, { id, place });
    }
  }
  return found;
}

function fragmentsOf({ place }: Placed): NamedPlace['fragments'] {
  return place.fragments;
}
