import { type Coefficient, disagreementBelowChance, notDefined } from './coefficient.ts';
import { type Continuum, type Section, allSections, forIntersections } from './continuum.ts';

/**
 * What the coefficients of the family are made from. All parts are sums over the continuum, so that
 * those of several texts add up. Row and column 0 stand for the gaps.
 */
export type UnitizingSums = {
  /** In the order of the rows from 1 on. */
  readonly categories: readonly string[];
  /** ℓ_ck: shared length of sections of different raters, by value; divided by raters − 1. */
  readonly coincidences: readonly (readonly number[])[];
  /** s_c: Σ length² over units of c; for gaps Σ length, since gaps have no structure. */
  readonly squares: readonly number[];
  /** The same of the parts of units that meet another rater's unit: for _cuα and _(k)uα. */
  readonly pairableSquares: readonly number[];
  /** Units of all raters. */
  readonly units: number;
};

export type UnitizingAlpha = {
  /** _uα: which stretches were marked, and as what. */
  readonly u: Coefficient;
  /** |_uα: marked or not, whatever as. */
  readonly binary: Coefficient;
  /** _cuα: as what, where both marked something. */
  readonly cu: Coefficient;
  /** _(k)uα of each value against the other values, where both marked something. */
  readonly ku: ReadonlyMap<string, Coefficient>;
};

/**
 * The family of unitizing alphas of 2016: _uα, |_uα, _cuα, _(k)uα, from coincidences weighted by
 * length. Units of one rater must not overlap. n: units. Source: Krippendorff, Mathet, Bouvry &
 * Widlöcher 2016, Quality & Quantity 50(6), 2347–2364.
 */
export function uAlpha(continuum: Continuum): UnitizingAlpha {
  const n = continuum.units.length;
  const sums = unitizingSums(continuum);
  if (sums) return uAlphaOf(sums);
  const bad = notDefined(continuum.raters < 2 ? 'nothing-to-compare' : 'bad-units', n);
  return { u: bad, binary: bad, cu: bad, ku: new Map() };
}

/** `undefined` when there are not two raters, or units of one rater overlap. */
export function unitizingSums(
  continuum: Continuum,
  categories: readonly string[] = categoriesOf(continuum),
): UnitizingSums | undefined {
  const raters = allSections(continuum);
  if (!raters || raters.length < 2) return undefined;
  const rowOf = new Map(categories.map((category, index) => [category, index + 1]));
  const row = ({ category }: Section): number =>
    category === undefined ? 0 : (rowOf.get(category) ?? 0);
  const zeros = (): number[] => Array.from({ length: categories.length + 1 }, () => 0);
  const coincidences = zeros().map(zeros);
  const squares = zeros();
  const pairableSquares = zeros();
  const others = raters.length - 1;
  for (const [i, a] of raters.entries()) {
    for (const section of a) {
      const length = section.end - section.start;
      add(squares, row(section), row(section) === 0 ? length : length ** 2);
    }
    for (const [j, b] of raters.entries()) {
      if (i === j) continue;
      const met = new Float64Array(a.length);
      forIntersections(a, b, (g, h, gIndex) => {
        const shared = Math.min(g.end, h.end) - Math.max(g.start, h.start);
        const [c, k] = [row(g), row(h)];
        const coincidence = coincidences[c];
        if (coincidence) add(coincidence, k, shared / others);
        if (c !== 0 && k !== 0) met[gIndex] = (met[gIndex] ?? 0) + shared;
      });
      for (const [index, section] of a.entries()) {
        add(pairableSquares, row(section), (met[index] ?? 0) ** 2 / others);
      }
    }
  }
  return { categories, coincidences, squares, pairableSquares, units: continuum.units.length };
}

/** The coefficients from sums. */
export function uAlphaOf(sums: UnitizingSums): UnitizingAlpha {
  const { categories, coincidences, squares, pairableSquares, units } = sums;
  const all = matrixOf(coincidences, squares);
  const valued = matrixOf(
    coincidences.slice(1).map((line) => line.slice(1)),
    pairableSquares.slice(1),
  );
  const everyRow = all.margins.map((_, index) => index);
  return {
    u: units === 0 ? notDefined('nothing-marked', 0) : alphaOf(all, everyRow, units),
    binary: units === 0 ? notDefined('nothing-marked', 0) : alphaOf(all, [0], units),
    cu: alphaOf(
      valued,
      valued.margins.map((_, index) => index),
      units,
    ),
    ku: new Map(categories.map((category, k) => [category, kuAlpha(valued, k)])),
  };
}

type Matrix = {
  readonly table: readonly (readonly number[])[];
  readonly squares: readonly number[];
  readonly margins: readonly number[];
  readonly total: number;
};

function matrixOf(table: readonly (readonly number[])[], squares: readonly number[]): Matrix {
  const margins = table.map(sumOf);
  return { table, squares, margins, total: sumOf(margins) };
}

/** 1 − Do / De over the cells off the diagonal in the given rows; ε_ck = ℓ_c ℓ_k / (ℓ − s / ℓ). */
function alphaOf(matrix: Matrix, rows: readonly number[], units: number): Coefficient {
  const { table, margins, squares, total } = matrix;
  if (total === 0) return notDefined('nothing-to-compare', units);
  let observed = 0;
  let expected = 0;
  for (const c of rows) {
    for (const [k, coincidence] of (table[c] ?? []).entries()) {
      if (c === k) continue;
      observed += coincidence;
      expected += (margins[c] ?? 0) * (margins[k] ?? 0);
    }
  }
  const divisor = total - sumOf(squares) / total;
  if (expected === 0 || divisor <= 0) return notDefined('one-category', units);
  return disagreementBelowChance(observed, expected / divisor, units);
}

/** Equation 13b: 1 − (ε_k / ℓ_k) · (ℓ_k − ℓ_kk) / (ε_k − ε_kk). n: code units of k that met another unit. */
function kuAlpha({ table, margins, squares, total }: Matrix, k: number): Coefficient {
  const margin = margins[k] ?? 0;
  const n = Math.round(margin);
  if (margin === 0) return notDefined('nothing-to-compare', 0);
  const others = margin * (total - margin);
  if (others === 0) return notDefined('one-category', n);
  const observed = margin - (table[k]?.[k] ?? 0);
  const expected = others / (total - (squares[k] ?? 0) / margin);
  return disagreementBelowChance(observed, expected, n);
}

function categoriesOf({ units }: Continuum): readonly string[] {
  return [...new Set(units.map(({ category }) => category))].toSorted();
}

function add(list: number[], index: number, amount: number): void {
  list[index] = (list[index] ?? 0) + amount;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
