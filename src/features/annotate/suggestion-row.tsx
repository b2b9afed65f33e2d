import { type ReactNode, useRef } from 'react';
import { buttonClass } from '#ui/button.tsx';
import { useDesk } from './desk.tsx';
import { clampText } from '#parts/quote-text.ts';
import styles from './suggestions.module.css';

const SHOWN = 160;

type Props = {
  /** As it stands in the text. */
  readonly words: string;
  /** Who or what is guessed. */
  readonly children: ReactNode;
  readonly onShow: () => void;
  readonly onAccept: () => void;
  readonly onDismiss: () => void;
};

/** One guess with its answers. */
export function SuggestionRow({ words, children, onShow, onAccept, onDismiss }: Props) {
  const { t } = useDesk();
  const row = useRef<HTMLDivElement>(null);
  const quote = clampText(words.replaceAll(/\s+/g, ' '), SHOWN);
  const answer = (act: () => void): void => {
    if (row.current) focusNext(row.current);
    act();
  };
  return (
    <div ref={row} className={styles['row']} data-row>
      <button
        type="button"
        className={styles['quote']}
        aria-label={t('suggest.select', { quote })}
        onClick={onShow}
      >
        <bdi>{quote}</bdi>
      </button>
      <p className={styles['who']}>{children}</p>
      <div className={styles['acts']}>
        <button
          type="button"
          className={buttonClass('plain')}
          data-act="accept"
          aria-label={t('suggest.accept', { quote })}
          onClick={() => {
            answer(onAccept);
          }}
        >
          {t('suggest.acceptShort')}
        </button>
        <button
          type="button"
          className={buttonClass('quiet')}
          data-act="dismiss"
          aria-label={t('suggest.dismiss', { quote })}
          onClick={() => {
            answer(onDismiss);
          }}
        >
          {t('suggest.dismissShort')}
        </button>
      </div>
    </div>
  );
}

/** The row goes once it is answered: the focus moves to the same button of the next one, else the one before. */
function focusNext(row: HTMLElement): void {
  const rows = [...(row.closest('section')?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const at = rows.indexOf(row);
  const next = rows[at + 1] ?? rows[at - 1];
  const answered = row.querySelector(':focus')?.getAttribute('data-act');
  next?.querySelector<HTMLElement>(`[data-act="${answered ?? 'accept'}"]`)?.focus();
}
