/** Values that raters gave to units: rows of units, one cell a rater. */
export type Ratings = {
  /** In their order, which counts for ordinal scales and weights. */
  readonly categories: readonly string[];
  /** One row a unit; index of the category, `null` where the rater gave no value. */
  readonly units: readonly (readonly (number | null)[])[];
};

/**
 * Ratings from rows of values. The categories are those given, in that order, and after them the
 * others that occur: by number where all are numbers, else by code units.
 */
export function ratingsFrom(
  rows: readonly (readonly (string | null)[])[],
  given: readonly string[] = [],
): Ratings {
  const known = new Set(given);
  const others = new Set(rows.flat().filter((value) => value !== null && !known.has(value)));
  const found = [...others].filter((value) => value !== null).toSorted(compareValues);
  const categories = [...known, ...found];
  const indexOf = new Map(categories.map((category, index) => [category, index]));
  return {
    categories,
    units: rows.map((row) =>
      row.map((value) => (value === null ? null : (indexOf.get(value) ?? null))),
    ),
  };
}

/** Ratings of two raters from a contingency table: `counts[r][c]` units of category r by one and c by the other. */
export function ratingsFromTable(
  categories: readonly string[],
  counts: readonly (readonly number[])[],
): Ratings {
  const units = counts.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, () => [first, second])),
  );
  return { categories, units };
}

/** Units that two or more raters gave a value to, each as how often every category was given. */
export function pairableCounts({ categories, units }: Ratings): readonly (readonly number[])[] {
  return units.flatMap((unit) => {
    const counts = countCategories(unit, categories.length);
    return sum(counts) < 2 ? [] : [counts];
  });
}

export function countCategories(unit: readonly (number | null)[], categories: number): number[] {
  const counts = Array.from({ length: categories }, () => 0);
  for (const value of unit) if (value !== null) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** Two raters' values of the units both rated; `undefined` when there are not two raters. */
export function twoRaters({ units }: Ratings): readonly (readonly [number, number])[] | undefined {
  const raters = Math.max(0, ...new Set(units.map((unit) => unit.length)));
  if (raters !== 2 && units.length > 0) return undefined;
  return units.flatMap(([first, second]) =>
    typeof first === 'number' && typeof second === 'number' ? [[first, second] as const] : [],
  );
}

/** How many units one rater put into each category (rows) that the other put into each (columns). */
export function pairTable(
  pairs: readonly (readonly [number, number])[],
  categories: number,
): readonly (readonly number[])[] {
  const table = Array.from({ length: categories }, () =>
    Array.from({ length: categories }, () => 0),
  );
  for (const [a, b] of pairs) {
    const row = table[a];
    if (row) row[b] = (row[b] ?? 0) + 1;
  }
  return table;
}

/** How often both raters of such a table together gave each category. */
export function pooledMargins(table: readonly (readonly number[])[]): readonly number[] {
  return table.map((row, k) => sum(row) + sum(table.map((other) => other[k] ?? 0)));
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function compareValues(a: string, b: string): number {
  const difference = toNumber(a) - toNumber(b);
  if (!Number.isNaN(difference) && difference !== 0) return difference;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The number a category stands for; `NaN` where it stands for none. */
export function toNumber(category: string): number {
  return category.trim() === '' ? Number.NaN : Number(category);
}
