import { MessagesSquare } from 'lucide-react';
import type { AnnotationId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { WorkspaceState } from '#workspace/workspace-state.ts';
import styles from './card.module.css';
import { writeComment } from './comment-acts.ts';
import { useDesk } from './desk.tsx';

/** "2 comments" on a card at rest; nothing where nobody has said anything that is still open. */
export function CommentCount({ id }: { readonly id: AnnotationId }) {
  const t = useMessages('comments');
  const count = useWorkspace((state) => countOn(state, id));
  if (count === 0) return null;
  return (
    <span className={styles['linkCount']}>
      <MessagesSquare size={16} aria-hidden /> {t('count', { count })}
    </span>
  );
}

/** Opens the threads about the active annotation, with a field for one more. */
export function CommentButton({ id }: { readonly id: AnnotationId }) {
  const desk = useDesk();
  const t = useMessages('comments');
  const count = useWorkspace((state) => countOn(state, id));
  return (
    <div>
      <Button
        variant="quiet"
        icon={<MessagesSquare />}
        onPress={() => {
          writeComment(desk);
        }}
      >
        {count === 0 ? t('comment') : t('count', { count })}
      </Button>
    </div>
  );
}

function countOn({ comments }: WorkspaceState, id: AnnotationId): number {
  let count = 0;
  for (const { target, isResolved, comments: said } of comments?.threads ?? []) {
    if (target?.kind === 'annotation' && target.id === id && !isResolved) count += said.length;
  }
  return count;
}
