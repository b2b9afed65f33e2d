import { useState } from 'react';
import { questionOf } from '#domain/agreement/cases.ts';
import { valueOf } from '#domain/agreement/coefficient.ts';
import type { ReportLine } from '#domain/agreement/report-measures.ts';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Select } from '#ui/select.tsx';
import styles from './agreement.module.css';
import type { Asked } from './agreement-tab.tsx';
import { metricKey } from './metric-words.ts';
import { questionLines } from './report-view.ts';
import { useNames } from './use-names.ts';

type Props = {
  readonly lines: readonly ReportLine[];
  readonly onAsk: (asked: Asked) => void;
};

const ALL = '';

/** The questions behind a figure of agreement: four bars, and the same as a table. */
export function Questions({ lines, onAsk }: Props) {
  const t = useMessages('agreement');
  const names = useNames();
  const [label, setLabel] = useState(ALL);
  const labels = [
    ...new Set(lines.flatMap((line) => (line.metric === 'found' ? (line.label ?? []) : []))),
  ];
  const wanted = labels.includes(label) ? label : undefined;
  const shown = questionLines(lines, wanted);
  if (shown.length === 0) return null;
  return (
    <section className={styles['section']} aria-labelledby="where-they-part">
      <div className={styles['sectionHead']}>
        <h2 id="where-they-part" className={styles['subheading']}>
          {t('questions.title')}
        </h2>
        <div className={styles['choice']}>
          <Select
            label={t('questions.label')}
            hideLabel
            options={[
              { id: ALL, name: t('questions.all') },
              ...labels.map((id) => ({ id, name: names.label(id) })),
            ]}
            value={wanted ?? ALL}
            onChange={setLabel}
          />
        </div>
      </div>
      <p className={styles['soft']}>{t('questions.hint')}</p>
      <ul className={styles['bars']} aria-labelledby="where-they-part">
        {shown.map((line) => (
          <QuestionBar key={line.metric} line={line} onAsk={onAsk} />
        ))}
      </ul>
      <Disclosure title={t('questions.table')}>
        <QuestionTable lines={shown} />
      </Disclosure>
    </section>
  );
}

function QuestionBar({
  line,
  onAsk,
}: {
  readonly line: ReportLine;
  readonly onAsk: Props['onAsk'];
}) {
  const t = useMessages('agreement');
  const names = useNames();
  const said = useShare(line);
  const name = t(`metric.${metricKey(line.metric)}`);
  const subject = line.label === undefined ? t('questions.all') : names.label(line.label);
  const value = valueOf(line.coefficient);
  return (
    <li className={styles['barRow']}>
      <span className={styles['barName']}>{name}</span>
      <span className={styles['bar']} aria-hidden data-empty={value === undefined}>
        <span style={{ inlineSize: `${(value ?? 0) * 100}%` }} />
      </span>
      <span className={styles['barWords']}>{said}</span>
      <Button
        variant="quiet"
        aria-label={t('figures.casesOf', { measure: name, subject })}
        onPress={() => {
          onAsk({ question: questionOf(line), what: `${name} ${subject}` });
        }}
      >
        {t('figures.cases')}
      </Button>
    </li>
  );
}

function QuestionTable({ lines }: { readonly lines: readonly ReportLine[] }) {
  const t = useMessages('agreement');
  const format = useFormats();
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('questions.question')}</th>
          <th scope="col">{t('questions.yes')}</th>
          <th scope="col">{t('questions.compared')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ metric, coefficient }) => (
          <tr key={metric}>
            <th scope="row">{t(`metric.${metricKey(metric)}`)}</th>
            <td>
              {coefficient.kind === 'defined'
                ? format.number(coefficient.value, { style: 'percent' })
                : t('questions.notAsked')}
            </td>
            <td>{format.number(coefficient.n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Of a pair "41 of 50"; a mean of pairs has no such count. */
function useShare({ coefficient, pair }: ReportLine): string {
  const t = useMessages('agreement');
  const format = useFormats();
  if (coefficient.kind === 'undefined') return t('questions.notAsked');
  const { value, n: of } = coefficient;
  if (pair) return t('questions.of', { yes: Math.round(value * of), of });
  return t('questions.share', {
    share: format.number(value, { style: 'percent', maximumFractionDigits: 0 }),
    of,
  });
}
