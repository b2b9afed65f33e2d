import { valueOf } from '#domain/agreement/coefficient.ts';
import type { ReportLine } from '#domain/agreement/report-measures.ts';
import { useFormats, useMessages } from '#messages/messages.tsx';
import styles from './agreement.module.css';
import { FIGURE } from './figure-row.tsx';

/** A score with its interval; without one, how many were compared. */
export function ScoreCell({ line }: { readonly line: ReportLine | undefined }) {
  const t = useMessages('agreement');
  const format = useFormats();
  const value = line && valueOf(line.coefficient);
  if (!line || value === undefined) return <td className={styles['soft']}>–</td>;
  const { interval, coefficient } = line;
  return (
    <td>
      {format.number(value, FIGURE)}
      <span className={styles['small']}>
        {interval
          ? t('figures.range', {
              low: format.number(interval.low, FIGURE),
              high: format.number(interval.high, FIGURE),
            })
          : `n = ${format.number(coefficient.n)}`}
      </span>
    </td>
  );
}

export function annotatorsOf(lines: readonly ReportLine[]): readonly string[] {
  return [...new Set(lines.flatMap(({ pair }) => (pair ? [pair[0]] : [])))].toSorted();
}
