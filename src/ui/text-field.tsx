import { useId } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps } from 'react-aria-components/TextField';
import { classNames } from './class-names.ts';
import styles from './field.module.css';

type Props = Omit<TextFieldProps, 'className' | 'style' | 'children'> & {
  /** Always given; `hideLabel` keeps it for screen readers only. */
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly description?: string | undefined;
  /** Shown, and read out, while there is one. */
  readonly error?: string | undefined;
  readonly placeholder?: string;
  /** What is mostly typed here: the browser proposes it, and anything else may be typed. */
  readonly proposals?: readonly { readonly value: string; readonly name: string }[];
  /** More than one line: a text area of this many lines. */
  readonly rows?: number;
};

export function TextField(props: Props) {
  const { label, hideLabel = false, description, error, placeholder = '', rows, ...others } = props;
  const { proposals, ...rest } = others;
  const listId = useId();
  return (
    <AriaTextField
      dir="auto"
      {...rest}
      {...(hideLabel ? { 'aria-label': label } : {})}
      isInvalid={error !== undefined}
      className={classNames(styles['field'])}
    >
      {!hideLabel && <Label className={classNames(styles['label'])}>{label}</Label>}
      {rows === undefined ? (
        <Input
          className={classNames(styles['input'])}
          placeholder={placeholder}
          dir="auto"
          {...(proposals && { list: listId })}
        />
      ) : (
        <TextArea
          className={classNames(styles['input'])}
          placeholder={placeholder}
          rows={rows}
          dir="auto"
        />
      )}
      {proposals && (
        <datalist id={listId}>
          {proposals.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </datalist>
      )}
      {description !== undefined && (
        <Text slot="description" className={classNames(styles['description'])}>
          {description}
        </Text>
      )}
      <FieldError className={classNames(styles['error'])}>{error}</FieldError>
    </AriaTextField>
  );
}
