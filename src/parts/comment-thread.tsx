import { Check, CornerDownRight, RotateCcw } from 'lucide-react';
import { useRef, useState } from 'react';
import type { CommentPlace } from '#domain/comments/place-target.ts';
import type { Thread } from '#domain/comments/threads.ts';
import type { ArticleId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { useAnnounce } from '#ui/live-region.tsx';
import { useReturnFocus } from '#ui/use-return-focus.ts';
import { replyTo, setCommentDraft, setResolved } from '#workspace/comments.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { CommentComposer } from './comment-composer.tsx';
import { CommentItem } from './comment-item.tsx';
import { CommentPlaceLine } from './comment-place-line.tsx';
import styles from './comment-threads.module.css';
import { clampText } from './quote-text.ts';
import { useAnnotators } from './use-annotators.ts';

/** Longest beginning of a comment in the name of its thread, in UTF-16 units. */
const NAME_LENGTH = 60;

type Props = {
  readonly articleId: ArticleId;
  readonly thread: Thread;
  /** Undefined where the thread's beginning is not here. */
  readonly place: CommentPlace | undefined;
  /** It is about what is active now. */
  readonly isCurrent: boolean;
  readonly onGo: ((place: CommentPlace) => void) | undefined;
};

/** What is said about one thing, and the ways to answer it or to settle it. */
export function CommentThread({ articleId, thread, place, isCurrent, onGo }: Props) {
  const t = useMessages('comments');
  const { nameOf } = useAnnotators();
  const [first] = thread.comments;
  if (!first) return null;
  const name = t('thread', { name: nameOf(first.by), what: clampText(first.text, NAME_LENGTH) });
  return (
    <section
      className={classNames(styles['thread'], isCurrent && styles['isCurrent'])}
      aria-label={name}
    >
      <CommentPlaceLine place={place} onGo={onGo} />
      {thread.isResolved && (
        <Badge tone="agree" icon={<Check size={14} aria-hidden />}>
          {t('resolved')}
        </Badge>
      )}
      <ol className={styles['comments']}>
        {thread.comments.map((comment) => (
          <li key={comment.id}>
            <CommentItem articleId={articleId} thread={thread} comment={comment} />
          </li>
        ))}
      </ol>
      <Answer articleId={articleId} thread={thread} />
    </section>
  );
}

function Answer({ articleId, thread }: Pick<Props, 'articleId' | 'thread'>) {
  const t = useMessages('comments');
  const say = useAnnounce();
  const draftKey = `${articleId} reply ${thread.id}`;
  const hasDraft = useWorkspace((state) => state.commentDrafts[draftKey] !== undefined);
  const [isOpen, setIsOpen] = useState(hasDraft);
  const [wish, setWish] = useState<object>();
  const home = useRef<HTMLFieldSetElement>(null);
  useReturnFocus(isOpen, home);

  async function settle(): Promise<void> {
    const isDone = await setResolved(articleId, thread, !thread.isResolved);
    if (isDone) say(t(thread.isResolved ? 'say.reopened' : 'say.resolved'));
  }

  if (isOpen) {
    return (
      <CommentComposer
        draftKey={draftKey}
        label={t('field.reply')}
        sendLabel={t('act.reply')}
        wish={wish}
        onSend={async (text) => {
          const isDone = await replyTo(articleId, thread, text);
          if (isDone) {
            setIsOpen(false);
            say(t('say.sent'));
          }
          return isDone;
        }}
        onCancel={() => {
          setCommentDraft(draftKey, undefined);
          setIsOpen(false);
        }}
        onLeave={() => {
          setIsOpen(false);
        }}
      />
    );
  }
  return (
    <fieldset ref={home} className={styles['acts']} tabIndex={-1} aria-label={t('act.reply')}>
      <Button
        variant="quiet"
        icon={<CornerDownRight />}
        onPress={() => {
          setIsOpen(true);
          setWish({});
        }}
      >
        {t('act.reply')}
      </Button>
      <Button
        variant="quiet"
        icon={thread.isResolved ? <RotateCcw /> : <Check />}
        onPress={() => {
          void settle();
        }}
      >
        {t(thread.isResolved ? 'act.reopen' : 'act.resolve')}
      </Button>
    </fieldset>
  );
}
