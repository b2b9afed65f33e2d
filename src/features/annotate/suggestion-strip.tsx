import { useState } from 'react';
import { isSure } from '#domain/suggest/pending-suggestions.ts';
import { Button } from '#ui/button.tsx';
import { useShownAtRest } from '#ui/use-shown-at-rest.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './annotate.module.css';
import { returnToText, useDesk, useScreen } from './desk.tsx';
import { acceptAll } from './suggestion-acts.ts';
import { usePending } from './use-pending.ts';

/** "14 suggestions, 11 sure": one click to accept those, one to look through all. */
export function SuggestionStrip() {
  const desk = useDesk();
  const { t } = desk;
  const { claims: pending } = usePending();
  const articleId = useWorkspace((state) => state.open?.article.id);
  const [laterFor, setLaterFor] = useState<string>();
  const isReviewing = useScreen((state) => state.panel === 'suggestions');
  // They come by themselves, and the text below moves.
  const isShown = useShownAtRest(pending.length > 0 && !isReviewing && laterFor !== articleId);
  if (!isShown) return null;
  const sure = pending.filter(isSure);
  return (
    <section className={styles['junk']} aria-label={t('suggest.strip')}>
      <span>{t('suggest.found', { count: pending.length, sure: sure.length })}</span>
      {sure.length > 0 && (
        <Button
          onPress={() => {
            acceptAll(desk, sure);
            // The button goes with what it accepted.
            returnToText(desk);
          }}
        >
          {t('suggest.acceptSure', { count: sure.length })}
        </Button>
      )}
      <Button
        variant="quiet"
        onPress={() => {
          desk.screen.setState({ panel: 'suggestions' });
        }}
      >
        {t('suggest.review')}
      </Button>
      <Button
        variant="quiet"
        onPress={() => {
          setLaterFor(articleId);
          returnToText(desk);
        }}
      >
        {t('suggest.later')}
      </Button>
    </section>
  );
}
