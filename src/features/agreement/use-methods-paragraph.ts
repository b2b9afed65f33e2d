import { LEAST_ARTICLES } from '#domain/agreement/bootstrap.ts';
import type { Metric } from '#domain/agreement/metric.ts';
import type { Project } from '#domain/project/project.ts';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { type AgreementMeasured, GAMMA_SAMPLES, SAMPLES } from '#workspace/agreement.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { metricKey } from './metric-words.ts';

type Props = {
  readonly measured: AgreementMeasured;
  readonly articleTitle: string | undefined;
  readonly version: string;
};

/** The measures whose figures the paragraph gives, over all labels. */
const GIVEN: readonly Metric[] = [
  'f1_strict',
  'f1_overlap',
  'f1_iou_0.5',
  'u_alpha_2016',
  'krippendorff_alpha_nominal',
  'relation_f1',
  'gamma',
];

/** What was measured, on what and how, as a paper's methods section says it. */
export function useMethodsParagraph({ measured, articleTitle, version }: Props): string {
  const t = useMessages('agreement');
  const project = useWorkspace((state) => state.project);
  const blind = useBlindWords(project?.settings.blindPeriods);
  const figures = useFigures(measured);
  const { basis, lines } = measured;
  if (!project) return '';
  const { shared, annotations, relations, frozen, layers, damaged } = basis;
  const { name: codebook, version: codebookVersion } = project.codebook;
  const annotators = basis.annotators.length;
  return [
    t('methods.basis', {
      version,
      shared,
      annotators,
      annotations,
      relations,
      codebook,
      codebookVersion,
    }),
    articleTitle !== undefined && t('methods.article', { title: articleTitle }),
    frozen > 0 && t('methods.frozen', { frozen, layers }),
    ...blind,
    t('methods.alignment'),
    t('methods.spans'),
    t('methods.unitizing'),
    t('methods.nominal'),
    relations > 0 && t('methods.relations'),
    lines.some(({ metric }) => metric === 'gamma') &&
      t('methods.gamma', { samples: GAMMA_SAMPLES }),
    shared < LEAST_ARTICLES
      ? t('methods.noIntervals')
      : t('methods.intervals', { samples: SAMPLES }),
    damaged > 0 && t('methods.damaged', { count: damaged }),
    figures !== '' && t('methods.figures', { figures }),
  ]
    .filter((sentence) => typeof sentence === 'string')
    .join(' ');
}

function useFigures({ lines }: AgreementMeasured): string {
  const t = useMessages('agreement');
  const format = useFormats();
  const written = (value: number): string => format.number(value, { maximumFractionDigits: 2 });
  const given = GIVEN.flatMap((metric) => {
    const line = lines.find(
      (each) =>
        each.metric === metric &&
        each.label === undefined &&
        each.attribute === undefined &&
        each.relation === undefined &&
        each.pair === undefined,
    );
    if (line?.coefficient.kind !== 'defined') return [];
    const measure = t(`metric.${metricKey(metric)}`);
    const value = written(line.coefficient.value);
    const { interval } = line;
    return interval
      ? t('methods.figureWith', {
          measure,
          value,
          low: written(interval.low),
          high: written(interval.high),
        })
      : t('methods.figure', { measure, value });
  });
  return given.join('; ');
}

function useBlindWords(periods: Project['settings']['blindPeriods']): readonly string[] {
  const t = useMessages('agreement');
  const format = useFormats();
  const day = (at: number): string => format.dateTime(at, { dateStyle: 'long' });
  if (!periods || periods.length === 0) return [t('methods.blindNever')];
  return periods.map(({ from, to }) =>
    to === undefined
      ? t('methods.blindOpen', { from: day(from) })
      : t('methods.blind', { from: day(from), to: day(to) }),
  );
}
