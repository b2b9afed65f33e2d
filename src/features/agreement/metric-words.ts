import type { Metric } from '#domain/agreement/metric.ts';

/** Metrics with a threshold in their name have a point there, which parts keys in the catalogue. */
type KeyOf<M> = M extends `${infer Base}_0.5` ? Base : M;
export type MetricKey = KeyOf<Metric>;

/** Key of a metric in the message catalogue. */
export function metricKey(metric: Metric): MetricKey {
  if (metric === 'f1_iou_0.5') return 'f1_iou';
  if (metric === 'gold_f1_iou_0.5') return 'gold_f1_iou';
  if (metric === 'gold_precision_iou_0.5') return 'gold_precision_iou';
  if (metric === 'gold_recall_iou_0.5') return 'gold_recall_iou';
  return metric;
}

type SourceKey =
  | 'hripcsak'
  | 'muc'
  | 'wiebe'
  | 'cohen'
  | 'scott'
  | 'gwet'
  | 'fleiss'
  | 'krippendorff'
  | 'krippendorff1995'
  | 'krippendorff2016'
  | 'mathet'
  | 'own';

const SOURCES: Readonly<Partial<Record<Metric, SourceKey>>> = {
  f1_strict: 'hripcsak',
  f1_overlap: 'hripcsak',
  'f1_iou_0.5': 'hripcsak',
  f1_boundary: 'hripcsak',
  f1_muc_partial: 'muc',
  agr: 'wiebe',
  token_kappa_io: 'cohen',
  percent_agreement: 'fleiss',
  krippendorff_alpha_nominal: 'krippendorff',
  krippendorff_alpha_ordinal: 'krippendorff',
  cohen_kappa: 'cohen',
  scott_pi: 'scott',
  gwet_ac1: 'gwet',
  fleiss_kappa: 'fleiss',
  u_alpha_2016: 'krippendorff2016',
  u_alpha_1995: 'krippendorff1995',
  relation_f1: 'hripcsak',
  relation_f1_unlabelled: 'hripcsak',
  relation_f1_given_ends: 'hripcsak',
  gamma: 'mathet',
};

/** Where the formula comes from. */
export function sourceKey(metric: Metric): SourceKey {
  return SOURCES[metric] ?? 'own';
}
