import type { ReviewItem } from '#domain/curation/review-items.ts';
import { Button } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { useDesk } from './desk.tsx';
import { runAct } from './key-handler.ts';
import { possibleOutcomes } from './possible-outcomes.ts';
import { keyOf } from './review-keys.ts';
import styles from './review.module.css';

/** What can be decided besides taking a version; each button says its key. */
export function CardActions({ item }: { readonly item: ReviewItem }) {
  const desk = useDesk();
  const { t } = desk;
  return (
    <div className={styles['row']}>
      {possibleOutcomes(item.difference).map((kind) => (
        <Button
          key={kind}
          variant={item.outcome?.kind === kind ? 'primary' : 'plain'}
          onPress={() => {
            runAct(desk, kind);
          }}
        >
          {t(`outcome.${kind}`)} <Kbd>{keyOf(kind)}</Kbd>
        </Button>
      ))}
    </div>
  );
}
