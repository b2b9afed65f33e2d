import type { ReviewItem } from '#domain/curation/review-items.ts';
import { Button } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { useDesk, useWords } from './desk.tsx';
import { accept } from './item-acts.ts';
import { outcomeWords } from './outcome-words.ts';
import styles from './review.module.css';

/** What is proposed, and why; Enter takes it. */
export function SuggestionLine({ item }: { readonly item: ReviewItem }) {
  const desk = useDesk();
  const { t } = desk;
  const words = useWords();
  const { suggestion, difference } = item;
  if (!suggestion) return null;
  const group = words.index.places[words.index.positions.get(difference.key) ?? -1]?.group ?? 0;
  return (
    <div className={styles['suggestion']}>
      <p>
        {t('card.suggestion', {
          outcome: outcomeWords(words, suggestion.outcome, group),
          why: t(`card.why.${suggestion.why}`),
        })}
      </p>
      <Button
        variant="primary"
        onPress={() => {
          accept(desk);
        }}
      >
        {t('card.accept')} <Kbd>Enter</Kbd>
      </Button>
    </div>
  );
}
