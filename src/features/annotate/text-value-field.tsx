import { type ComponentProps, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { TextField } from '#ui/text-field.tsx';

/** How long nobody types before what is typed is stored, in milliseconds. */
export const TYPING_PAUSE = 1000;

type Props = {
  readonly label: string;
  readonly description?: string | undefined;
  readonly type: 'text' | 'date';
  readonly value: string;
  readonly rows?: number;
  /**
   * Called when the text has changed and the field is left, and for text also in a pause: then
   * `isTyping` is true, and nothing should be read out.
   */
  readonly onSave: (text: string, isTyping: boolean) => void;
};

type FieldKeyEvent = Parameters<NonNullable<ComponentProps<typeof TextField>['onKeyDown']>>[0];

/**
 * Text that is stored when the field is left, when the typist pauses, and when the field or the page
 * goes: a sentence is a few acts to undo and not one a letter, and none of it is lost. Undo from
 * elsewhere shows at once: what is typed here is kept only while it differs.
 */
export function TextValueField({ label, description, type, value, rows, onSave }: Props) {
  const { typed, change, leave } = useTyping({
    value,
    onSave,
    // Half a date is another date, or none.
    pause: type === 'text' ? TYPING_PAUSE : undefined,
  });

  function saveByKey(event: FieldKeyEvent): void {
    if (event.nativeEvent.isComposing) return;
    const isNewLine = rows !== undefined && !(event.ctrlKey || event.metaKey);
    if (event.key === 'Enter' && !isNewLine) leave();
    // Esc leaves for the text, as everywhere in a card. What was typed stays: it may be long, and undo takes it back.
    if (event.key === 'Escape') {
      leave();
      event.continuePropagation();
    }
  }

  return (
    <TextField
      label={label}
      description={description}
      type={type}
      value={typed ?? value}
      onChange={change}
      onBlur={leave}
      onKeyDown={saveByKey}
      {...(rows === undefined ? {} : { rows })}
    />
  );
}

type Typing = {
  readonly value: string;
  readonly onSave: Props['onSave'];
  /** In milliseconds; undefined: a pause stores nothing. */
  readonly pause: number | undefined;
};

function useTyping({ value, onSave, pause }: Typing) {
  const [typed, setTyped] = useState<string>();
  const unsaved = useRef<string>(undefined);
  const latest = useRef({ value, onSave });
  useLayoutEffect(() => {
    latest.current = { value, onSave };
  });

  useLayoutEffect(() => {
    const keep = (): void => {
      saveTyped(unsaved, latest, true);
    };
    const keepWhenHidden = (): void => {
      if (document.visibilityState === 'hidden') keep();
    };
    window.addEventListener('pagehide', keep);
    document.addEventListener('visibilitychange', keepWhenHidden);
    return () => {
      window.removeEventListener('pagehide', keep);
      document.removeEventListener('visibilitychange', keepWhenHidden);
      // A layout effect, not a passive one: the article must still be open.
      keep();
    };
  }, []);

  useEffect(() => {
    if (typed === undefined || pause === undefined) return undefined;
    const timer = setTimeout(() => {
      saveTyped(unsaved, latest, true);
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, pause]);

  return {
    typed,
    change: (text: string): void => {
      unsaved.current = text;
      setTyped(text);
    },
    leave: (): void => {
      saveTyped(unsaved, latest, false);
      setTyped(undefined);
    },
  };
}

function saveTyped(
  unsaved: { current: string | undefined },
  latest: { readonly current: Omit<Typing, 'pause'> },
  isTyping: boolean,
): void {
  const text = unsaved.current?.trim();
  unsaved.current = undefined;
  if (text !== undefined && text !== latest.current.value) latest.current.onSave(text, isTyping);
}
