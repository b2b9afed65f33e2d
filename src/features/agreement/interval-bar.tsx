import type { ReportLine } from '#domain/agreement/report-measures.ts';
import styles from './agreement.module.css';

const WIDTH = 100;
const HEIGHT = 10;

/** The interval and the value on a line from 0 to 1; the numbers beside it say the same. */
export function IntervalBar({ line: { coefficient, interval } }: { readonly line: ReportLine }) {
  if (!interval || coefficient.kind === 'undefined') return null;
  const at = (value: number): number => Math.min(1, Math.max(0, value)) * WIDTH;
  const middle = HEIGHT / 2;
  return (
    <svg className={styles['interval']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      <line x1={0} x2={WIDTH} y1={middle} y2={middle} data-part="axis" />
      <line
        x1={at(interval.low)}
        x2={at(interval.high)}
        y1={middle}
        y2={middle}
        data-part="range"
      />
      <circle cx={at(coefficient.value)} cy={middle} r={3} />
    </svg>
  );
}
