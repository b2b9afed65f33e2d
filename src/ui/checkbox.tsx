import { Check } from 'lucide-react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import { classNames } from './class-names.ts';
import styles from './toggle.module.css';

type Props = {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isDisabled?: boolean;
};

export function Checkbox({ label, isChecked, onChange, isDisabled = false }: Props) {
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
      <span className={styles['text']}>{label}</span>
    </AriaCheckbox>
  );
}
