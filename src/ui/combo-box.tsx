import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type Ref, useContext, useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox, ComboBoxStateContext } from 'react-aria-components/ComboBox';
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
  /** The item that Enter takes as long as no other is gone to; it is highlighted. Tab takes nothing. */
  readonly firstChoice?: string | undefined;
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
  const { label, hideLabel = false, items, text, onTextChange, onChoose } = props;
  return (
    <AriaComboBox
      className={classNames(styles['field'])}
      {...(hideLabel ? { 'aria-label': label } : {})}
      allowsCustomValue
      menuTrigger="focus"
      // From the first, which may be highlighted, to the last, which may make something new.
      shouldFocusWrap
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
        <ComboInput {...props} />
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

function ComboInput({ text, firstChoice, onChoose, onSubmitText, ...props }: Props) {
  const state = useContext(ComboBoxStateContext);
  const manager = state?.selectionManager;
  // React draws between what is heard on the way down and what React Aria hears on the way up.
  const isLeaving = useRef(false);
  // After each render: React Aria highlights nothing whenever the text has changed.
  useEffect(() => {
    if (firstChoice === undefined || state?.isOpen !== true || manager?.focusedKey !== null) return;
    if (isLeaving.current) return;
    if (state.collection.getItem(firstChoice)) manager.setFocusedKey(firstChoice);
  });

  function takeKey(event: KeyboardEvent<HTMLInputElement>): void {
    props.onKeyDown?.(event);
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    isLeaving.current = event.key === 'Tab' || event.key === 'Enter';
    const highlighted = state?.isOpen === true ? (manager?.focusedKey ?? null) : null;
    if (event.key === 'Tab' && highlighted === firstChoice) manager?.setFocusedKey(null);
    if (event.key !== 'Enter' || highlighted !== null || text.trim() === '') return;
    // Whoever types fast presses Enter before the highlight is there.
    if (firstChoice === undefined) onSubmitText(text.trim());
    else onChoose(firstChoice);
  }

  return (
    <Input
      ref={props.inputRef ?? null}
      className={classNames(styles['input'])}
      placeholder={props.placeholder ?? ''}
      dir="auto"
      // A caller asks for it when the field appears because of the user's own key press.
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
      autoFocus={props.autoFocus ?? false}
      onKeyDownCapture={takeKey}
    />
  );
}
