/**
 * Outcome of a measure of agreement. Where a coefficient is not defined it is not 0 and not 1: it is
 * of the kind `undefined`, and says why.
 */
export type Coefficient =
  | {
      readonly kind: 'defined';
      readonly value: number;
      /** How many things were compared: units, spans or relations, as the measure says. */
      readonly n: number;
      /** Observed agreement (kappa and its kin) or disagreement (alpha), and what chance would bring. */
      readonly observed?: number;
      readonly expected?: number;
    }
  | { readonly kind: 'undefined'; readonly reason: UndefinedReason; readonly n: number };

export type UndefinedReason =
  /** No unit has values of two raters. */
  | 'nothing-to-compare'
  /** Nobody marked anything. */
  | 'nothing-marked'
  /** Only one category occurs, so that chance alone explains everything. */
  | 'one-category'
  /** The measure is for exactly two raters. */
  | 'not-two-raters'
  /** The measure needs equally many ratings of every unit. */
  | 'unequal-ratings'
  /** The scale needs numbers. */
  | 'not-numbers'
  /** A ratio scale knows no values below 0. */
  | 'negative-numbers'
  /** The distance of two of the categories is not told. */
  | 'no-distance'
  /** One rater's units of one category overlap, or an end lies outside the continuum. */
  | 'bad-units'
  /** Chance would bring no disagreement at all. */
  | 'no-expected-disagreement';

export function notDefined(reason: UndefinedReason, n: number): Coefficient {
  return { kind: 'undefined', reason, n };
}

/** (observed − expected) / (1 − expected), both shares of agreement. */
export function agreementAboveChance(observed: number, expected: number, n: number): Coefficient {
  if (expected === 1) return notDefined('one-category', n);
  return { kind: 'defined', value: (observed - expected) / (1 - expected), n, observed, expected };
}

/** 1 − observed / expected, both disagreements of the same unit of measure. */
export function disagreementBelowChance(
  observed: number,
  expected: number,
  n: number,
): Coefficient {
  if (expected === 0) return notDefined('one-category', n);
  return { kind: 'defined', value: 1 - observed / expected, n, observed, expected };
}

/** `yes` of `of` as a share. */
export function share(yes: number, of: number): Coefficient {
  if (of === 0) return notDefined('nothing-to-compare', 0);
  return { kind: 'defined', value: yes / of, n: of };
}

/** The value, or `undefined` where the measure is not defined. */
export function valueOf(coefficient: Coefficient): number | undefined {
  return coefficient.kind === 'defined' ? coefficient.value : undefined;
}
