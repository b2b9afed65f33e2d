import { useRef, useState } from 'react';
import styles from './inline-edit.module.css';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onSave: (value: string) => void;
  readonly onCancel: () => void;
};

/** A name being changed in place: Enter and leaving save, Escape does not; empty is no name. */
export function InlineEdit({ label, value, onSave, onCancel }: Props) {
  const [text, setText] = useState(value);
  // Enter takes the field away, and that blurs it: the edit must end once only.
  const hasEnded = useRef(false);

  function end(keep: boolean): void {
    if (hasEnded.current) return;
    hasEnded.current = true;
    const name = text.replaceAll(/\s+/gu, ' ').trim();
    if (keep && name !== '' && name !== value) onSave(name);
    else onCancel();
  }

  return (
    <input
      className={styles['input']}
      aria-label={label}
      value={text}
      dir="auto"
      // It appears because the user asked to rename, so that is where the focus belongs.
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
      autoFocus
      onFocus={(event) => {
        event.currentTarget.select();
      }}
      onChange={(event) => {
        setText(event.currentTarget.value);
      }}
      onBlur={() => {
        end(true);
      }}
      onKeyDown={(event) => {
        // Enter also closes an input method's candidate list; that is not ours.
        if (event.nativeEvent.isComposing) return;
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        // The focus goes back to the button while the key is down: without this Enter would press that too.
        event.preventDefault();
        end(event.key === 'Enter');
      }}
    />
  );
}
