import { ChevronDown } from 'lucide-react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { classNames } from './class-names.ts';
import styles from './field.module.css';

export type ComboBoxItem = {
  readonly id: string;
  readonly name: string;
  /** A second line: why it is suggested, or what it does. */
  readonly hint?: string | undefined;
  /** At the far end: a key, a count. */
  readonly end?: ReactNode;
};

type Props = {
  readonly label: string;
  readonly hideLabel?: boolean;
  /** Shown in the order given; filtering is the caller's, who knows aliases and accents. */
  readonly items: readonly ComboBoxItem[];
  readonly text: string;
  readonly onTextChange: (text: string) => void;
  readonly onChoose: (id: string) => void;
  /** Enter on text that is no item of the list. */
  readonly onSubmitText: (text: string) => void;
  readonly placeholder?: string;
  readonly showListLabel: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Before the box handles the key; `preventDefault` keeps it from doing so. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
};

/** Free text with suggestions. The caller holds the text and decides what the list says. */
export function ComboBox(props: Props) {
  const { label, hideLabel = false, items, text, onTextChange, onChoose, onSubmitText } = props;
  return (
    <AriaComboBox
      className={classNames(styles['field'])}
      {...(hideLabel ? { 'aria-label': label } : {})}
      allowsCustomValue
      menuTrigger="focus"
      items={items}
      defaultFilter={() => true}
      inputValue={text}
      onInputChange={onTextChange}
      value={null}
      onChange={(key) => {
        if (typeof key === 'string') onChoose(key);
      }}
      isDisabled={props.isDisabled ?? false}
    >
      {!hideLabel && <Label className={classNames(styles['label'])}>{label}</Label>}
      <div className={styles['combo']}>
        <Input
          ref={props.inputRef ?? null}
          className={classNames(styles['input'])}
          placeholder={props.placeholder ?? ''}
          dir="auto"
          // A caller asks for it when the field appears because of the user's own key press.
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
          autoFocus={props.autoFocus ?? false}
          onKeyDownCapture={(event) => {
            props.onKeyDown?.(event);
            if (event.defaultPrevented || event.key !== 'Enter' || event.nativeEvent.isComposing) {
              return;
            }
            const isOnItem = event.currentTarget.getAttribute('aria-activedescendant') !== null;
            if (!isOnItem && text.trim() !== '') onSubmitText(text.trim());
          }}
        />
        <Button className={classNames(styles['comboButton'])} aria-label={props.showListLabel}>
          <ChevronDown aria-hidden size={16} />
        </Button>
      </div>
      <Popover className={classNames(styles['popover'])} offset={4}>
        <ListBox<ComboBoxItem> className={classNames(styles['list'])}>
          {(item) => (
            <ListBoxItem
              id={item.id}
              textValue={item.name}
              className={classNames(styles['option'])}
            >
              <span className={styles['optionText']}>
                <bdi>{item.name}</bdi>
                {item.hint !== undefined && (
                  <span className={styles['optionHint']}>{item.hint}</span>
                )}
              </span>
              {item.end !== undefined && <span className={styles['optionEnd']}>{item.end}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
