import { type ComponentProps, useState } from 'react';
import { TextField } from '#ui/text-field.tsx';

type Props = {
  readonly label: string;
  readonly description?: string | undefined;
  readonly type: 'text' | 'date';
  readonly value: string;
  readonly rows?: number;
  /** Called once when the text has changed and the field is left. */
  readonly onSave: (text: string) => void;
};

type FieldKeyEvent = Parameters<NonNullable<ComponentProps<typeof TextField>['onKeyDown']>>[0];

/**
 * Text that is stored when the field is left, so that a sentence is one act to undo and not one a
 * letter. Undo from elsewhere shows at once: what is typed here is kept only while it differs.
 */
export function TextValueField({ label, description, type, value, rows, onSave }: Props) {
  const [typed, setTyped] = useState<string>();

  function save(): void {
    const text = typed?.trim();
    setTyped(undefined);
    if (text !== undefined && text !== value) onSave(text);
  }

  function saveByKey(event: FieldKeyEvent): void {
    if (event.nativeEvent.isComposing) return;
    const isNewLine = rows !== undefined && !(event.ctrlKey || event.metaKey);
    if (event.key === 'Enter' && !isNewLine) save();
    // Esc leaves for the text, as everywhere in a card. What was typed stays: it may be long, and undo takes it back.
    if (event.key === 'Escape') {
      save();
      event.continuePropagation();
    }
  }

  return (
    <TextField
      label={label}
      description={description}
      type={type}
      value={typed ?? value}
      onChange={setTyped}
      onBlur={save}
      onKeyDown={saveByKey}
      {...(rows === undefined ? {} : { rows })}
    />
  );
}
