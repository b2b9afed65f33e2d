import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { classNames } from './class-names.ts';
import fieldStyles from './field.module.css';
import styles from './toggle.module.css';

type RadioOption<Id extends string = string> = {
  readonly id: Id;
  readonly name: string;
  readonly hint?: string | undefined;
};

type Props<Id extends string> = {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly description?: string | undefined;
  readonly options: readonly RadioOption<Id>[];
  /** null: not answered. */
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  /** `list`: one below the other, with hints. `segmented`: one bar, for a few short names. */
  readonly look?: 'list' | 'segmented';
  readonly isDisabled?: boolean;
};

export function RadioGroup<Id extends string>(props: Props<Id>) {
  const { label, hideLabel = false, description, options, value, onChange, look = 'list' } = props;
  return (
    <AriaRadioGroup
      className={classNames(fieldStyles['field'])}
      {...(hideLabel ? { 'aria-label': label } : {})}
      value={value}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id);
        if (chosen) onChange(chosen.id);
      }}
      orientation={look === 'segmented' ? 'horizontal' : 'vertical'}
      isDisabled={props.isDisabled ?? false}
    >
      {!hideLabel && <Label className={classNames(fieldStyles['label'])}>{label}</Label>}
      <div className={styles[look]}>
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            className={classNames(look === 'segmented' ? styles['segment'] : styles['row'])}
          >
            {look === 'list' && <span className={styles['dot']} aria-hidden />}
            <span className={styles['text']}>
              {option.name}
              {option.hint !== undefined && look === 'list' && (
                <span className={styles['hint']}>{option.hint}</span>
              )}
            </span>
          </Radio>
        ))}
      </div>
      {description !== undefined && (
        <Text slot="description" className={classNames(fieldStyles['description'])}>
          {description}
        </Text>
      )}
    </AriaRadioGroup>
  );
}
