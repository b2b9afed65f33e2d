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
  const isAwaited = useIsAwaited();
  const isWanted = pending.length > 0 || isAwaited;
  // They come by themselves, and the text below moves.
  const isShown = useShownAtRest(isWanted && !isReviewing && laterFor !== articleId);
  if (!isShown) return null;
  if (pending.length === 0) {
    return (
      <section className={styles['junk']} data-awaited aria-label={t('suggest.strip')}>
        <span>{t('suggest.looking')}</span>
      </section>
    );
  }
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

/**
 * In an article that nobody has begun suggestions nearly always come: their place is kept from the start, so that the
 * text does not move away from whoever is about to point at it.
 */
function useIsAwaited(): boolean {
  return useWorkspace(
    ({ suggestions, open }) =>
      suggestions.isLooking &&
      open !== undefined &&
      open.state.annotations.size === 0 &&
      (open.article.dismissedSuggestions ?? []).length === 0,
  );
}
