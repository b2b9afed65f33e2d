import { useEffect, useRef, useState } from 'react';
import { TextField } from '#ui/text-field.tsx';
import { useDesk, useScreen } from './desk.tsx';
import { decideActive } from './item-acts.ts';
import styles from './review.module.css';

/** A word that goes on record with the next decision, once asked for. Enter ends it; it is kept until then. */
export function NoteField({ itemKey }: { readonly itemKey: string }) {
  const desk = useDesk();
  const { t, screen } = desk;
  const note = useScreen((state) => state.notes.get(itemKey) ?? '');
  const isAsked = useScreen((state) => state.unclear === itemKey);
  /** Enter came before a word was written. */
  const [isTooSoon, setIsTooSoon] = useState(false);
  const isWanted = useScreen((state) => state.noteOf === itemKey);
  const wish = useScreen((state) => state.focusWish);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wish?.part !== 'note') return;
    box.current?.querySelector('input')?.focus();
    screen.setState({ focusWish: undefined });
  }, [screen, wish]);
  if (!isAsked && !isWanted && note === '') return null;
  function returnToText(): void {
    screen.getState().surface?.focus();
  }
  return (
    <div ref={box} className={styles['note']}>
      <TextField
        label={t(isAsked ? 'card.unclearNote' : 'card.note')}
        placeholder={t('card.noteHint')}
        value={note}
        error={isAsked && isTooSoon ? t('say.unclearEmpty') : undefined}
        onChange={(text) => {
          setIsTooSoon(false);
          screen.setState(({ notes }) => ({ notes: new Map(notes).set(itemKey, text) }));
        }}
        onBlur={() => {
          setIsTooSoon(false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') screen.setState({ unclear: undefined });
          else if (event.key !== 'Enter') return;
          event.preventDefault();
          if (event.key === 'Enter' && isAsked) {
            if (note.trim() === '') {
              setIsTooSoon(true);
              desk.say(t('say.unclearEmpty'));
              return;
            }
            decideActive(desk, { kind: 'unclear' });
          }
          returnToText();
        }}
      />
    </div>
  );
}
