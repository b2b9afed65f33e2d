import { useMemo, useState } from 'react';
import type { ReportLine } from '#domain/agreement/report-measures.ts';
import { useMessages } from '#messages/messages.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { Select } from '#ui/select.tsx';
import type { GoldMeasured } from '#workspace/agreement.ts';
import styles from './agreement.module.css';
import { Scroller } from './scroller.tsx';
import { GoldAnswers } from './gold-answers.tsx';
import { annotatorsOf, ScoreCell } from './score-cell.tsx';
import { useNames } from './use-names.ts';

type Basis = 'curated' | 'majority';
const MODES = ['strict', 'overlap', 'iou'] as const;
type Mode = (typeof MODES)[number];

const METRICS = {
  strict: ['gold_precision_strict', 'gold_recall_strict', 'gold_f1_strict'],
  overlap: ['gold_precision_overlap', 'gold_recall_overlap', 'gold_f1_overlap'],
  iou: ['gold_precision_iou_0.5', 'gold_recall_iou_0.5', 'gold_f1_iou_0.5'],
} as const;

/** How near each annotator comes to the agreed version, or to what most of the others have. */
export function GoldTab({ gold }: { readonly gold: GoldMeasured }) {
  const t = useMessages('agreement');
  const bases = (['curated', 'majority'] as const).filter((each) => gold[each].articles > 0);
  const [chosen, setChosen] = useState<Basis>('curated');
  const basis = bases.includes(chosen) ? chosen : bases[0];
  if (basis === undefined) {
    return (
      <EmptyState title={t('gold.none')}>
        <p>{t('gold.noneText')}</p>
      </EmptyState>
    );
  }
  const { lines, articles } = gold[basis];
  return (
    <section className={styles['section']} aria-labelledby="gold-scores">
      <h2 id="gold-scores" className={styles['subheading']}>
        {t('gold.title')}
      </h2>
      {bases.length > 1 && (
        <RadioGroup
          label={t('gold.basis.label')}
          look="segmented"
          options={bases.map((id) => ({ id, name: t(`gold.basis.${id}`) }))}
          value={basis}
          onChange={setChosen}
        />
      )}
      <p className={styles['soft']}>{t(`gold.${basis}`, { count: articles })}</p>
      <Scores lines={lines} />
      <GoldAnswers lines={lines} />
    </section>
  );
}

const ALL = '';

function Scores({ lines }: { readonly lines: readonly ReportLine[] }) {
  const t = useMessages('agreement');
  const names = useNames();
  const [mode, setMode] = useState<Mode>('overlap');
  const [label, setLabel] = useState(ALL);
  const labels = useMemo(
    () => [
      ...new Set(
        lines.flatMap(({ metric, label: id }) => (metric === 'gold_f1_strict' ? (id ?? []) : [])),
      ),
    ],
    [lines],
  );
  const labelName = label === ALL ? t('gold.allLabels') : names.label(label);
  return (
    <>
      <div className={styles['tools']}>
        <RadioGroup
          label={t('gold.mode.label')}
          look="segmented"
          options={MODES.map((id) => ({ id, name: t(`gold.mode.${id}`) }))}
          value={mode}
          onChange={setMode}
        />
        <div className={styles['choice']}>
          <Select
            label={t('gold.label')}
            options={[
              { id: ALL, name: t('gold.allLabels') },
              ...labels.map((id) => ({ id, name: names.label(id) })),
            ]}
            value={label}
            onChange={setLabel}
          />
        </div>
      </div>
      <ScoreTable
        lines={lines.filter(
          (line) => (line.label ?? ALL) === label && line.attribute === undefined,
        )}
        metrics={METRICS[mode]}
        caption={t('gold.caption', { label: labelName })}
      />
    </>
  );
}

type TableProps = {
  readonly lines: readonly ReportLine[];
  readonly metrics: (typeof METRICS)[Mode];
  readonly caption: string;
};

function ScoreTable({ lines, metrics, caption }: TableProps) {
  const t = useMessages('agreement');
  const annotators = annotatorsOf(lines);
  const cells = (annotator: string | undefined) =>
    metrics.map((metric) => (
      <ScoreCell
        key={metric}
        line={lines.find((line) => line.metric === metric && line.pair?.[0] === annotator)}
      />
    ));
  return (
    <Scroller label={caption}>
      <table className={styles['table']}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('gold.annotator')}</th>
            <th scope="col">{t('gold.precision')}</th>
            <th scope="col">{t('gold.recall')}</th>
            <th scope="col">{t('gold.f1')}</th>
          </tr>
        </thead>
        <tbody>
          {annotators.map((annotator) => (
            <tr key={annotator}>
              <th scope="row">
                <bdi>{annotator}</bdi>
              </th>
              {cells(annotator)}
            </tr>
          ))}
          {annotators.length > 1 && (
            <tr>
              <th scope="row">{t('gold.mean')}</th>
              {cells(undefined)}
            </tr>
          )}
        </tbody>
      </table>
    </Scroller>
  );
}
