import { Check } from 'lucide-react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import { classNames } from './class-names.ts';
import styles from './toggle.module.css';

type Props = {
  readonly label: string;
  /** Kept for screen readers only. */
  readonly hideLabel?: boolean;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isDisabled?: boolean;
};

export function Checkbox(props: Props) {
  const { label, hideLabel = false, isChecked, onChange, isDisabled = false } = props;
  return (
    <AriaCheckbox
      className={classNames(styles['row'])}
      isSelected={isChecked}
      onChange={onChange}
      isDisabled={isDisabled}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      <span className={styles['box']} aria-hidden>
        <Check />
      </span>
      {!hideLabel && <span className={styles['text']}>{label}</span>}
    </AriaCheckbox>
  );
}
