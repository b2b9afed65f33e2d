import { Check } from 'lucide-react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './toggle.module.css';

type Props = {
  readonly label: ReactNode;
  /** A word or two behind the label. */
  readonly hint?: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isDisabled?: boolean;
};

export function Checkbox({ label, hint, isChecked, onChange, isDisabled = false }: Props) {
  return (
    <AriaCheckbox
      className={classNames(styles['row'])}
      isSelected={isChecked}
      onChange={onChange}
      isDisabled={isDisabled}
    >
      <span className={styles['box']} aria-hidden>
        <Check />
      </span>
      <span className={styles['text']}>
        {label}
        {hint !== undefined && <span className={styles['hint']}>{hint}</span>}
      </span>
    </AriaCheckbox>
  );
}
