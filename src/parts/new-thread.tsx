import { isSameTarget, placeTarget } from '#domain/comments/place-target.ts';
import { useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import { setCommentDraft, startThread } from '#workspace/comments.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { CommentComposer } from './comment-composer.tsx';
import { CommentPlaceLine } from './comment-place-line.tsx';
import type { CommentThreadsProps } from './comment-threads.tsx';
import styles from './comment-threads.module.css';

/**
 * The field for a new comment. What it is about is settled with the first letter: looking at another
 * annotation meanwhile does not change it.
 */
export function NewThread(props: CommentThreadsProps) {
  const { articleId, text, targets, quoteOf, onGo, wish, onLeave } = props;
  const t = useMessages('comments');
  const say = useAnnounce();
  const draftKey = `${articleId} new`;
  const draft = useWorkspace((state) => state.commentDrafts[draftKey]);
  const [current] = targets;
  const target = draft?.target ?? current;
  return (
    <CommentComposer
      draftKey={draftKey}
      label={t('field.new')}
      sendLabel={t('act.send')}
      target={target}
      wish={wish}
      onSend={async (written) => {
        const isSent = await startThread(articleId, target, written);
        if (isSent) say(t('say.sent'));
        return isSent;
      }}
      onLeave={onLeave}
    >
      <CommentPlaceLine place={placeTarget(target, text, quoteOf)} onGo={onGo} />
      {draft && !isSameTarget(target, current) && (
        <div className={styles['acts']}>
          <Button
            variant="quiet"
            onPress={() => {
              setCommentDraft(draftKey, { text: draft.text, target: current });
            }}
          >
            {t('act.aboutCurrent')}
          </Button>
        </div>
      )}
    </CommentComposer>
  );
}
