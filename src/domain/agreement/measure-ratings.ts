import { bennettS } from './bennett-s.ts';
import type { Coefficient } from './coefficient.ts';
import { cohenKappa, cohenKappaMax, weightedKappa } from './cohen-kappa.ts';
import { type Distance, linearDistance, quadraticDistance, tableDistance } from './distance.ts';
import { fleissKappa, fleissKappaPerCategory } from './fleiss-kappa.ts';
import { gwetAc1 } from './gwet-ac1.ts';
import {
  krippendorffAlpha,
  krippendorffAlphaPerCategory,
  krippendorffAlphaWeighted,
} from './krippendorff-alpha.ts';
import { percentAgreement, percentAgreementPerItem } from './percent-agreement.ts';
import type { Ratings } from './ratings.ts';
import { scottPi } from './scott-pi.ts';

/** Measures of values given to units, by the names that reports and files use. */
export const RATING_METRICS = [
  'percent_agreement',
  'percent_agreement_per_item',
  'cohen_kappa',
  'cohen_kappa_weighted',
  'scott_pi',
  'bennett_s',
  'gwet_ac1',
  'fleiss_kappa',
  'fleiss_kappa_per_category',
  'krippendorff_alpha_nominal',
  'krippendorff_alpha_ordinal',
  'krippendorff_alpha_interval',
  'krippendorff_alpha_ratio',
  'krippendorff_alpha_weighted',
  'krippendorff_alpha_per_category',
] as const;

export type RatingMetric = (typeof RATING_METRICS)[number];

/** How far categories lie apart: by their order, or as a table says. For the weighted measures only. */
export type Weights =
  | { readonly kind: 'linear' }
  | { readonly kind: 'quadratic' }
  | {
      readonly kind: 'table';
      readonly order: readonly string[];
      readonly table: readonly (readonly number[])[];
    };

export type RatingMeasure = {
  /** Of all units and categories. */
  readonly coefficient: Coefficient;
  /** In the order of the categories, for the measures per category. */
  readonly perCategory?: readonly Coefficient[];
  /** In the order of the units. */
  readonly perItem?: readonly Coefficient[];
  /** The highest value the margins allow. */
  readonly max?: Coefficient;
};

/** Whether `observed` and `expected` of a measure are shares of disagreement, not of agreement. */
export function countsDisagreement(metric: RatingMetric): boolean {
  return metric.startsWith('krippendorff') || metric === 'cohen_kappa_weighted';
}

export function measureRatings(
  metric: RatingMetric,
  ratings: Ratings,
  weights: Weights = { kind: 'linear' },
): RatingMeasure {
  switch (metric) {
    case 'percent_agreement':
      return { coefficient: percentAgreement(ratings) };
    case 'percent_agreement_per_item':
      return {
        coefficient: percentAgreement(ratings),
        perItem: percentAgreementPerItem(ratings),
      };
    case 'cohen_kappa':
      return { coefficient: cohenKappa(ratings), max: cohenKappaMax(ratings) };
    case 'cohen_kappa_weighted':
      return { coefficient: weightedKappa(ratings, distanceOf(ratings, weights)) };
    case 'scott_pi':
      return { coefficient: scottPi(ratings) };
    case 'bennett_s':
      return { coefficient: bennettS(ratings) };
    case 'gwet_ac1':
      return { coefficient: gwetAc1(ratings) };
    case 'fleiss_kappa':
      return { coefficient: fleissKappa(ratings) };
    case 'fleiss_kappa_per_category':
      return { coefficient: fleissKappa(ratings), perCategory: fleissKappaPerCategory(ratings) };
    case 'krippendorff_alpha_nominal':
      return { coefficient: krippendorffAlpha(ratings, 'nominal') };
    case 'krippendorff_alpha_ordinal':
      return { coefficient: krippendorffAlpha(ratings, 'ordinal') };
    case 'krippendorff_alpha_interval':
      return { coefficient: krippendorffAlpha(ratings, 'interval') };
    case 'krippendorff_alpha_ratio':
      return { coefficient: krippendorffAlpha(ratings, 'ratio') };
    case 'krippendorff_alpha_weighted':
      return { coefficient: krippendorffAlphaWeighted(ratings, distanceOf(ratings, weights)) };
    case 'krippendorff_alpha_per_category':
      return {
        coefficient: krippendorffAlpha(ratings, 'nominal'),
        perCategory: krippendorffAlphaPerCategory(ratings),
      };
  }
}

function distanceOf(ratings: Ratings, weights: Weights): Distance {
  switch (weights.kind) {
    case 'linear':
      return linearDistance;
    case 'quadratic':
      return quadraticDistance;
    case 'table':
      return tableDistance(ratings, weights.order, weights.table);
  }
}
