/** One rater's unit: a place and a category. Units of one rater may overlap. */
export type GammaUnit = {
  readonly start: number;
  readonly end: number;
  readonly category: string;
};

export type GammaParameters = {
  /** Weight of place. */
  readonly alpha: number;
  /** Weight of category. */
  readonly beta: number;
  /** Δ∅: what a unit without a counterpart costs. */
  readonly deltaEmpty: number;
};

/**
 * α · ((|Δstart| + |Δend|) / (len + len))² · Δ∅ + β · [other category] · Δ∅.
 * Source: Mathet, Widlöcher & Métivier 2015, Computational Linguistics 41(3), sections 4.3–4.5.
 */
export function dissimilarity(
  a: GammaUnit,
  b: GammaUnit,
  { alpha, beta, deltaEmpty }: GammaParameters,
): number {
  const apart = Math.abs(a.start - b.start) + Math.abs(a.end - b.end);
  const place = (apart / (a.end - a.start + b.end - b.start)) ** 2;
  return (alpha * place + (a.category === b.category ? 0 : beta)) * deltaEmpty;
}
