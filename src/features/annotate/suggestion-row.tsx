import { useRef } from 'react';
import { isSure } from '#domain/suggest/pending-suggestions.ts';
import type { Suggestion } from '#domain/suggest/suggestion.ts';
import { buttonClass } from '#ui/button.tsx';
import { useDesk } from './desk.tsx';
import { clampText } from './quote-text.ts';
import { acceptAll, dismissAll, showSuggestion } from './suggestion-acts.ts';
import styles from './suggestions.module.css';
import { useText } from './use-data.ts';

const SHOWN = 160;

type Props = {
  readonly suggestion: Suggestion;
  /** About to be answered: the row is still there. */
  readonly onAnswered: (row: HTMLElement) => void;
};

export function SuggestionRow({ suggestion, onAnswered }: Props) {
  const desk = useDesk();
  const { t } = desk;
  const text = useText();
  const row = useRef<HTMLDivElement>(null);
  const words = suggestion.fragments.map(({ start, end }) => text.slice(start, end)).join(' … ');
  const quote = clampText(words.replaceAll(/\s+/g, ' '), SHOWN);
  const answer = (act: () => void): void => {
    if (row.current) onAnswered(row.current);
    act();
  };
  return (
    <div ref={row} className={styles['row']} data-row>
      <button
        type="button"
        className={styles['quote']}
        aria-label={t('suggest.select', { quote })}
        onClick={() => {
          showSuggestion(desk, suggestion);
        }}
      >
        <bdi>{quote}</bdi>
      </button>
      <Who suggestion={suggestion} />
      <div className={styles['acts']}>
        <button
          type="button"
          className={buttonClass('plain')}
          data-act="accept"
          aria-label={t('suggest.accept', { quote })}
          onClick={() => {
            answer(() => {
              acceptAll(desk, [suggestion]);
            });
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
            answer(() => {
              dismissAll([suggestion]);
            });
          }}
        >
          {t('suggest.dismissShort')}
        </button>
      </div>
    </div>
  );
}

/** Never without its question mark: a guess is no fact. */
function Who({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useDesk();
  const { speaker, source } = suggestion;
  return (
    <p className={styles['who']}>
      <bdi className={styles['guess']}>
        {speaker
          ? t('suggest.by', { name: speaker.entityHint ?? speaker.text })
          : t('suggest.nobody')}
      </bdi>
      {source && (
        <bdi className={styles['guess']}>
          {t('suggest.via', { name: source.entityHint ?? source.text })}
        </bdi>
      )}
      {speaker && !isSure(suggestion) && <em>{t('suggest.unsure')}</em>}
    </p>
  );
}
