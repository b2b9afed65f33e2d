import { relationsAmong } from '#domain/annotation/relations-among.ts';
import { agreementReport } from '#domain/agreement/agreement-report.ts';
import { annotatedArticles } from '#domain/agreement/annotated-articles.ts';
import { seededRandom } from '#domain/agreement/random.ts';
import type { ReportLine } from '#domain/agreement/report-measures.ts';
import { labelFamilies } from '#domain/curation/label-family.ts';
import type { ArticleBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import { shownArticle } from './as-shown.ts';
import type { ExportSelection } from './export-set.ts';

/** How far annotators agree on what is exported, in the few figures that a reader asks for first. */
export type HeadlineAgreement = {
  /** Articles that two or more have annotated. */
  readonly articles: number;
  readonly annotators: number;
  /** Over all annotators, without names; one that is not defined says why. Empty where nothing is shared. */
  readonly lines: readonly ReportLine[];
};

/** Whether a passage is marked; the same passage with the same label; who says it; who links what. */
const HEADLINES = ['u_alpha_2016', 'f1_strict', 'f1_overlap', 'same_speaker', 'relation_f1'];

/** As many as the terminal's report draws, from the same seed: the figures are the same. */
const SAMPLES = 1000;
const SEED = 1;

/**
 * Measured on every annotator's own layer, as it was before a review began where there was one: what was
 * changed after a talk is not agreement. Only the labels and articles given count, and without hidden parts only what is
 * shown. Whose work is exported does not: one person's annotations are as reliable as others who marked the same
 * articles found them.
 */
export function headlineAgreement(
  project: ProjectBundle,
  {
    articles,
    labels,
    withoutHidden,
  }: Pick<ExportSelection, 'articles' | 'labels' | 'withoutHidden'>,
): HeadlineAgreement {
  const bundle: ProjectBundle = {
    ...project,
    articles: project.articles
      .filter(({ article }) => articles?.has(article.id) !== false)
      .map((article) => asBeforeReview(article, labels))
      .flatMap((article) => (withoutHidden ? (shownArticle(article) ?? []) : [article])),
  };
  const shared = annotatedArticles([{ name: '', bundle }]).filter(
    ({ layers }) => layers.length > 1,
  );
  const names = new Set(shared.flatMap(({ layers }) => layers.map(({ annotator }) => annotator)));
  const lines =
    shared.length === 0
      ? []
      : agreementReport(shared, {
          familyOf: labelFamilies(bundle.project.codebook),
          random: seededRandom(SEED),
          samples: SAMPLES,
        }).lines;
  const headlines = lines.filter(
    ({ metric, label, attribute, relation, pair }) =>
      HEADLINES.includes(metric) &&
      label === undefined &&
      attribute === undefined &&
      relation === undefined &&
      !pair,
  );
  return { articles: shared.length, annotators: names.size, lines: headlines };
}

function asBeforeReview(bundle: ArticleBundle, labels: ExportSelection['labels']): ArticleBundle {
  const layers = bundle.layers
    // One that was never begun says nothing about what its owner would have marked.
    .filter(({ layer, annotations }) => layer.rev > 0 || annotations.length > 0)
    .map((now) => {
      const before = (bundle.frozen ?? [])
        .filter(({ layer }) => layer.id === now.layer.id)
        .toSorted((a, b) => a.layer.rev - b.layer.rev)[0];
      const { annotations, relations } = before ?? now;
      const kept = annotations.filter(({ label }) => labels?.has(label) !== false);
      const ids = new Set<string>(kept.map(({ id }) => id));
      return {
        layer: now.layer,
        annotations: kept,
        relations: relationsAmong(relations, ids),
      };
    });
  return { ...bundle, layers };
}
