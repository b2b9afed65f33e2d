import type { ReviewItem } from '#domain/curation/review-items.ts';
import { Button } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { CommentsButton } from './comments-button.tsx';
import { useDesk } from './desk.tsx';
import { decideGroup, isLeftIn } from './group-acts.ts';
import { runAct } from './key-handler.ts';
import { possibleOutcomes } from './possible-outcomes.ts';
import { keyOf } from './review-keys.ts';
import styles from './review.module.css';

/** What else can be decided; each button says its key. */
export function CardActions({ item }: { readonly item: ReviewItem }) {
  const desk = useDesk();
  const { t } = desk;
  const inGroup = useWorkspace(
    ({ review }) =>
      review?.items.filter((each) => each.pattern === item.pattern && isLeftIn(each)).length ?? 0,
  );
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
      {inGroup > 1 && (
        <Button
          onPress={() => {
            decideGroup(desk);
          }}
        >
          {t('card.group', { count: inGroup })} <Kbd>Shift+Enter</Kbd>
        </Button>
      )}
      <CommentsButton item={item} />
    </div>
  );
}
