import { type Coefficient, disagreementBelowChance, notDefined } from './coefficient.ts';
import { type Continuum, type Section, allSections, forIntersections } from './continuum.ts';

export type UnitizingAlpha1995 = {
  /** 1 − ΣDo / ΣDe over the categories. */
  readonly overall: Coefficient;
  readonly perCategory: ReadonlyMap<string, Coefficient>;
};

/**
 * Krippendorff's unitizing alpha of 1995: disagreement as squared differences of the ends of units.
 * Each category is a continuum of its own, so that only units of one category by one rater must not
 * overlap. n: units. Sources: Krippendorff 1995, Sociological Methodology 25, 47–76; 2004, Content
 * Analysis, p. 251–256. Not the family of 2016 (`uAlpha`): the two give different numbers.
 */
export function unitizingAlpha1995(continuum: Continuum): UnitizingAlpha1995 {
  const n = continuum.units.length;
  if (continuum.raters < 2) {
    return { overall: notDefined('nothing-to-compare', n), perCategory: new Map() };
  }
  const perCategory = new Map<string, Coefficient>();
  let observed = 0;
  let expected = 0;
  let isBad = false;
  for (const category of new Set(continuum.units.map((unit) => unit.category))) {
    const units = continuum.units.filter((unit) => unit.category === category);
    const sections = allSections({ ...continuum, units });
    if (!sections) {
      isBad = true;
      perCategory.set(category, notDefined('bad-units', units.length));
      continue;
    }
    const coefficient = disagreementBelowChance(
      observedDisagreement(sections, continuum.length),
      expectedDisagreement(sections, continuum.length),
      units.length,
    );
    perCategory.set(category, coefficient);
    if (coefficient.kind === 'undefined') continue;
    observed += coefficient.observed ?? 0;
    expected += coefficient.expected ?? 0;
  }
  if (n === 0) return { overall: notDefined('nothing-marked', 0), perCategory };
  const overall = isBad
    ? notDefined('bad-units', n)
    : disagreementBelowChance(observed, expected, n);
  return { overall, perCategory };
}

function observedDisagreement(raters: readonly (readonly Section[])[], length: number): number {
  let total = 0;
  for (const [i, a] of raters.entries()) {
    for (const b of raters.slice(i + 1)) {
      forIntersections(a, b, (g, h) => {
        total += 2 * squaredDifference(g, h);
      });
    }
  }
  return total / (raters.length * (raters.length - 1) * length ** 2);
}

function squaredDifference(g: Section, h: Section): number {
  if (isUnit(g) && isUnit(h)) return (g.start - h.start) ** 2 + (g.end - h.end) ** 2;
  if (isUnit(g) && h.start <= g.start && g.end <= h.end) return (g.end - g.start) ** 2;
  if (isUnit(h) && g.start <= h.start && h.end <= g.end) return (h.end - h.start) ** 2;
  return 0;
}

function expectedDisagreement(raters: readonly (readonly Section[])[], length: number): number {
  const all = raters.flat();
  const units = all.filter(isUnit).map(lengthOfSection);
  const gaps = all.filter((section) => !isUnit(section)).map(lengthOfSection);
  const room = gapRoom(gaps);
  let disagreement = 0;
  let within = 0;
  for (const l of units) {
    disagreement += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * room(l);
    within += l * (l - 1);
  }
  const places = raters.length * length;
  return ((2 / length) * disagreement) / (places * (places - 1) - within);
}

/** In how many places a unit of length l fits wholly into one of the gaps: Σ (h − l + 1) over gaps h ≥ l. */
function gapRoom(gaps: readonly number[]): (l: number) => number {
  const sorted = gaps.toSorted((a, b) => b - a);
  const sums = [0];
  for (const gap of sorted) sums.push((sums.at(-1) ?? 0) + gap);
  return (l) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) >= l) low = middle + 1;
      else high = middle;
    }
    return (sums[low] ?? 0) - low * (l - 1);
  };
}

function isUnit(section: Section): boolean {
  return section.category !== undefined;
}

function lengthOfSection({ start, end }: Section): number {
  return end - start;
}
