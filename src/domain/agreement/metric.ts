/** Measures of how far annotators agree with each other, as lines of the report name them. */
type AgreementMetric =
  | 'f1_strict'
  | 'f1_overlap'
  | 'f1_iou_0.5'
  | 'f1_boundary'
  | 'f1_muc_partial'
  | 'agr'
  | 'token_kappa_io'
  | 'found'
  | 'same_boundary'
  | 'same_label'
  | 'same_speaker'
  | 'same_entity'
  | 'percent_agreement'
  | 'krippendorff_alpha_nominal'
  | 'krippendorff_alpha_ordinal'
  | 'cohen_kappa'
  | 'scott_pi'
  | 'gwet_ac1'
  | 'fleiss_kappa'
  | 'u_alpha_2016'
  | 'u_alpha_1995'
  | 'relation_f1'
  | 'relation_f1_unlabelled'
  | 'relation_f1_given_ends'
  | 'gamma';

/** Measures of an annotator against the gold version. */
export type GoldMetric =
  | 'gold_precision_strict'
  | 'gold_recall_strict'
  | 'gold_f1_strict'
  | 'gold_precision_overlap'
  | 'gold_recall_overlap'
  | 'gold_f1_overlap'
  | 'gold_precision_iou_0.5'
  | 'gold_recall_iou_0.5'
  | 'gold_f1_iou_0.5'
  | 'gold_attribute'
  | 'gold_speaker';

export type Metric = AgreementMetric | GoldMetric;
