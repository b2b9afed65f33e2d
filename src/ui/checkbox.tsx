import { Check } from 'lucide-react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './toggle.module.css';

type Props = {
  readonly label: ReactNode;
  /** Kept for screen readers only; a text. */
  readonly hideLabel?: boolean;
  /** A word or two behind the label. */
  readonly hint?: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isDisabled?: boolean;
};

export function Checkbox(props: Props) {
  const { label, hideLabel = false, hint, isChecked, onChange, isDisabled = false } = props;
  return (
    <AriaCheckbox
      className={classNames(styles['row'])}
      isSelected={isChecked}
      onChange={onChange}
      isDisabled={isDisabled}
      {...(hideLabel && typeof label === 'string' ? { 'aria-label': label } : {})}
    >
      <span className={styles['box']} aria-hidden>
        <Check />
      </span>
      {!hideLabel && (
        <span className={styles['text']}>
          {label}
          {hint !== undefined && <span className={styles['hint']}>{hint}</span>}
        </span>
      )}
    </AriaCheckbox>
  );
}
