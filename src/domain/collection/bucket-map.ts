/**
 * An immutable map whose `set` and `delete` copy one small bucket instead of everything:
 * at 50,000 entries an edit copies about 25 of them, so that an edit costs the same in a small and
 * in a large article. Iteration order is that of the buckets, not of insertion: sort where order matters.
 */
export type BucketMap<K extends string, V> = {
  readonly size: number;
  readonly buckets: readonly (ReadonlyMap<K, V> | undefined)[];
};

const BUCKETS = 2048;

const EMPTY: readonly undefined[] = Array.from({ length: BUCKETS });

export function emptyMap<K extends string, V>(): BucketMap<K, V> {
  return { size: 0, buckets: EMPTY };
}

/** Builds a map at once: linear, without a copy an entry. */
export function bucketMapFrom<K extends string, V>(
  entries: Iterable<readonly [K, V]>,
): BucketMap<K, V> {
  const buckets: (Map<K, V> | undefined)[] = Array.from({ length: BUCKETS });
  let size = 0;
  for (const [key, value] of entries) {
    const index = bucketOf(key);
    const bucket = (buckets[index] ??= new Map<K, V>());
    if (!bucket.has(key)) size += 1;
    bucket.set(key, value);
  }
  return { size, buckets };
}

export function getFrom<K extends string, V>(map: BucketMap<K, V>, key: K): V | undefined {
  return map.buckets[bucketOf(key)]?.get(key);
}

export function withEntry<K extends string, V>(
  map: BucketMap<K, V>,
  key: K,
  value: V,
): BucketMap<K, V> {
  const index = bucketOf(key);
  const bucket = map.buckets[index];
  const isNew = bucket?.has(key) !== true;
  const buckets = [...map.buckets];
  buckets[index] = new Map(bucket).set(key, value);
  return { size: map.size + (isNew ? 1 : 0), buckets };
}

export function withoutEntry<K extends string, V>(map: BucketMap<K, V>, key: K): BucketMap<K, V> {
  const index = bucketOf(key);
  const bucket = map.buckets[index];
  if (bucket?.has(key) !== true) return map;
  const rest = new Map(bucket);
  rest.delete(key);
  const buckets = [...map.buckets];
  // An emptied bucket goes, so that equal maps are deeply equal whatever their history.
  buckets[index] = rest.size === 0 ? undefined : rest;
  return { size: map.size - 1, buckets };
}

export function* valuesOf<K extends string, V>(map: BucketMap<K, V>): Generator<V> {
  // Two plain loops: `yield*` costs several times as much at 50,000 entries.
  for (const bucket of map.buckets) {
    if (bucket) for (const value of bucket.values()) yield value;
  }
}

export function* entriesOf<K extends string, V>(map: BucketMap<K, V>): Generator<readonly [K, V]> {
  for (const bucket of map.buckets) if (bucket) yield* bucket.entries();
}

/** FNV-1a over the last 12 characters: ids made as UUIDs differ there. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = Math.max(0, key.length - 12); i < key.length; i += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0) & (BUCKETS - 1);
}
