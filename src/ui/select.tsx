import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { classNames } from './class-names.ts';
import styles from './field.module.css';

type SelectOption<Id extends string = string> = {
  readonly id: Id;
  readonly name: string;
  readonly hint?: string | undefined;
};

type Props<Id extends string> = {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly description?: string | undefined;
  readonly options: readonly SelectOption<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
};

export function Select<Id extends string>(props: Props<Id>) {
  const { label, hideLabel = false, description, options, value, onChange } = props;
  return (
    <AriaSelect
      className={classNames(styles['field'])}
      {...(hideLabel ? { 'aria-label': label } : {})}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen) onChange(chosen.id);
      }}
      placeholder={props.placeholder ?? ''}
      isDisabled={props.isDisabled ?? false}
    >
      {!hideLabel && <Label className={classNames(styles['label'])}>{label}</Label>}
      <Button className={classNames(styles['input'], styles['trigger'])}>
        <SelectValue className={classNames(styles['value'])}>
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <ChevronDown aria-hidden />
      </Button>
      {description !== undefined && (
        <Text slot="description" className={classNames(styles['description'])}>
          {description}
        </Text>
      )}
      <Popover className={classNames(styles['popover'])} offset={4}>
        <ListBox className={classNames(styles['list'])} items={options}>
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.name}
              className={classNames(styles['option'])}
            >
              <span className={styles['optionText']}>
                <bdi>{option.name}</bdi>
                {option.hint !== undefined && (
                  <span className={styles['optionHint']}>{option.hint}</span>
                )}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
