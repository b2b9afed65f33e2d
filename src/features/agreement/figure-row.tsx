import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { Button as PlainButton } from 'react-aria-components/Button';
import { questionOf } from '#domain/agreement/cases.ts';
import type { ReportLine } from '#domain/agreement/report-measures.ts';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import styles from './agreement.module.css';
import type { Asked } from './agreement-tab.tsx';
import { IntervalBar } from './interval-bar.tsx';
import { metricKey, sourceKey } from './metric-words.ts';

type Props = {
  readonly line: ReportLine;
  /** What it is about, in words. */
  readonly subject: string;
  /** Absent where there are no cases to be shown. */
  readonly onAsk?: (asked: Asked) => void;
};

export const FIGURE = { minimumFractionDigits: 3, maximumFractionDigits: 3 } as const;

/** With fewer things compared than this the row says that they are few. */
const FEW = 10;

/** One figure; its name opens what it means, where the formula comes from, and what it leaves out. */
export function FigureRow({ line, subject, onAsk }: Props) {
  const t = useMessages('agreement');
  const format = useFormats();
  const details = useId();
  const [isOpen, setIsOpen] = useState(false);
  const { metric, coefficient, interval } = line;
  const name = t(`metric.${metricKey(metric)}`);
  return (
    <>
      <tr>
        <th scope="row">
          <PlainButton
            className={styles['about'] ?? ''}
            aria-expanded={isOpen}
            aria-controls={details}
            onPress={() => {
              setIsOpen(!isOpen);
            }}
          >
            <ChevronRight aria-hidden size={16} />
            {name}
          </PlainButton>
        </th>
        <td>
          {coefficient.kind === 'defined'
            ? format.number(coefficient.value, FIGURE)
            : t('figures.notDefined', { reason: t(`reason.${coefficient.reason}`) })}
        </td>
        <td data-name={t('figures.interval')}>
          {interval ? (
            <>
              {t('figures.range', {
                low: format.number(interval.low, FIGURE),
                high: format.number(interval.high, FIGURE),
              })}
              <IntervalBar line={line} />
            </>
          ) : (
            <span className={styles['soft']}>{t('figures.noInterval')}</span>
          )}
        </td>
        <td data-name={t('figures.n')}>{format.number(coefficient.n)}</td>
        <td>
          {onAsk && (
            <Button
              variant="quiet"
              aria-label={t('figures.casesOf', { measure: name, subject })}
              onPress={() => {
                onAsk({ question: questionOf(line), what: `${name}, ${subject}` });
              }}
            >
              {t('figures.cases')}
            </Button>
          )}
        </td>
      </tr>
      <tr id={details} hidden={!isOpen}>
        <td colSpan={5}>{isOpen && <Details line={line} />}</td>
      </tr>
    </>
  );
}

function Details({ line: { metric, excludes, coefficient } }: Pick<Props, 'line'>) {
  const t = useMessages('agreement');
  return (
    <div className={styles['details']}>
      <p>{t(`meaning.${metricKey(metric)}`)}</p>
      {excludes && (
        <p>
          {t('figures.leavesOut', {
            what: t(`leavesOut.${excludes.kind}`, { count: excludes.count }),
          })}
        </p>
      )}
      {coefficient.kind === 'defined' && coefficient.n < FEW && (
        <p>{t('small', { n: coefficient.n })}</p>
      )}
      <p className={styles['soft']}>
        {t('figures.source', { source: t(`source.${sourceKey(metric)}`) })}
      </p>
    </div>
  );
}
