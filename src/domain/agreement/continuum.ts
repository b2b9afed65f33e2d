/** A stretch that one rater marked. */
export type ContinuumUnit = {
  /** From 0. */
  readonly rater: number;
  /** Inclusive and exclusive, in any unit of length. */
  readonly start: number;
  readonly end: number;
  readonly category: string;
};

/** A text as it is unitized by several raters: what is not in a unit is a gap. */
export type Continuum = {
  readonly begin: number;
  readonly length: number;
  /** How many, those who marked nothing among them. */
  readonly raters: number;
  readonly units: readonly ContinuumUnit[];
};

export type Section = {
  readonly start: number;
  readonly end: number;
  /** `undefined` for a gap. */
  readonly category: string | undefined;
};

/**
 * One rater's continuum as units and the gaps between them, in order and without holes. `undefined`
 * when two of the units overlap, one is empty, or one lies outside.
 */
function sectionsOf(
  { begin, length, units }: Continuum,
  rater: number,
): readonly Section[] | undefined {
  const sections: Section[] = [];
  let at = begin;
  const own = units.filter((unit) => unit.rater === rater);
  for (const { start, end, category } of own.toSorted((a, b) => a.start - b.start)) {
    if (start < at || end <= start) return undefined;
    if (start > at) sections.push({ start: at, end: start, category: undefined });
    sections.push({ start, end, category });
    at = end;
  }
  if (at > begin + length) return undefined;
  if (at < begin + length) {
    sections.push({ start: at, end: begin + length, category: undefined });
  }
  return sections;
}

/** All raters' sections; `undefined` when one of them has none. */
export function allSections(continuum: Continuum): readonly (readonly Section[])[] | undefined {
  const all: (readonly Section[])[] = [];
  for (let rater = 0; rater < continuum.raters; rater += 1) {
    const sections = sectionsOf(continuum, rater);
    if (!sections) return undefined;
    all.push(sections);
  }
  return all;
}

/** Calls `meet` for every two sections of two raters that share some of the continuum. Linear. */
export function forIntersections(
  a: readonly Section[],
  b: readonly Section[],
  meet: (g: Section, h: Section, gIndex: number, hIndex: number) => void,
): void {
  let i = 0;
  let j = 0;
  for (;;) {
    const g = a[i];
    const h = b[j];
    if (!g || !h) return;
    meet(g, h, i, j);
    if (g.end <= h.end) i += 1;
    if (h.end <= g.end) j += 1;
  }
}

/** One continuum after another, as if they were one text. The raters must be the same. */
export function concatenate(continua: readonly Continuum[]): Continuum {
  const units: ContinuumUnit[] = [];
  let at = 0;
  for (const continuum of continua) {
    const shift = at - continuum.begin;
    for (const unit of continuum.units) {
      units.push({ ...unit, start: unit.start + shift, end: unit.end + shift });
    }
    at += continuum.length;
  }
  return { begin: 0, length: at, raters: Math.max(0, ...continua.map((c) => c.raters)), units };
}
