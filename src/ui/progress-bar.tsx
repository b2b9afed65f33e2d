import { Meter as AriaMeter } from 'react-aria-components/Meter';
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import { classNames } from './class-names.ts';
import styles from './progress-bar.module.css';

type ProgressProps = {
  readonly label: string;
  /** 0 to 1; absent while nobody can say. */
  readonly share?: number | undefined;
};

/** Work that is going on. */
export function ProgressBar({ label, share }: ProgressProps) {
  return (
    <AriaProgressBar
      aria-label={label}
      isIndeterminate={share === undefined}
      value={(share ?? 0) * 100}
      className={classNames(styles['progress'])}
    >
      <span className={styles['label']}>{label}</span>
      <span className={styles['track']}>
        <span
          className={classNames(styles['fill'], share === undefined && styles['isMoving'])}
          style={share === undefined ? {} : { inlineSize: `${share * 100}%` }}
        />
      </span>
    </AriaProgressBar>
  );
}

type MeterProps = {
  readonly label: string;
  /** As read out: "9 of 14 attributed". */
  readonly valueText: string;
  /** 0 to 1. */
  readonly share: number;
};

/** How much of something there is; the words beside it are the caller's. */
export function Meter({ label, valueText, share }: MeterProps) {
  return (
    <AriaMeter
      aria-label={label}
      value={share * 100}
      valueLabel={valueText}
      className={classNames(styles['meter'])}
    >
      <span className={styles['track']}>
        <span
          className={classNames(styles['fill'], share >= 1 && styles['isFull'])}
          style={{ inlineSize: `${share * 100}%` }}
        />
      </span>
    </AriaMeter>
  );
}
