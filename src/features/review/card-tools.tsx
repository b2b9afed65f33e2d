import type { ReviewItem } from '#domain/curation/review-items.ts';
import { Button } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { CommentsButton } from './comments-button.tsx';
import { useDesk } from './desk.tsx';
import { decideGroup, isLeftIn } from './group-acts.ts';
import { runAct } from './key-handler.ts';
import { keyOf } from './review-keys.ts';
import styles from './review.module.css';

/** What can be done with a difference besides deciding it; each button says its key. */
export function CardTools({ item }: { readonly item: ReviewItem }) {
  const desk = useDesk();
  const { t } = desk;
  const inGroup = useWorkspace(
    ({ review }) =>
      review?.items.filter((each) => each.pattern === item.pattern && isLeftIn(each)).length ?? 0,
  );
  return (
    <div className={styles['row']}>
      {inGroup > 1 && (
        <Button
          variant="quiet"
          onPress={() => {
            decideGroup(desk);
          }}
        >
          {t('card.group', { count: inGroup })} <Kbd>Shift+Enter</Kbd>
        </Button>
      )}
      <Button
        variant="quiet"
        onPress={() => {
          runAct(desk, 'note');
        }}
      >
        {t('card.note')} <Kbd>{keyOf('note')}</Kbd>
      </Button>
      <CommentsButton item={item} />
    </div>
  );
}
