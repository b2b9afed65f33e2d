import { SwitchButton, SwitchField } from 'react-aria-components/Switch';
import { Text } from 'react-aria-components/Text';
import { classNames } from './class-names.ts';
import styles from './toggle.module.css';

type Props = {
  readonly label: string;
  readonly description?: string | undefined;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
};

export function Switch({ label, description, isOn, onChange, isDisabled = false }: Props) {
  return (
    <SwitchField
      className={classNames(styles['field'])}
      isSelected={isOn}
      onChange={onChange}
      isDisabled={isDisabled}
    >
      <SwitchButton className={classNames(styles['row'])}>
        <span className={styles['track']} aria-hidden>
          <span className={styles['thumb']} />
        </span>
        <span className={styles['text']}>{label}</span>
      </SwitchButton>
      {description !== undefined && (
        <Text slot="description" className={classNames(styles['description'])}>
          {description}
        </Text>
      )}
    </SwitchField>
  );
}
