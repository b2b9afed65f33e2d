import { MoreVertical } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Comment, Thread } from '#domain/comments/threads.ts';
import type { ArticleId } from '#domain/ids.ts';
import { useFormats, useMessages, useNow } from '#messages/messages.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import { MenuButton } from '#ui/menu-button.tsx';
import { useReturnFocus } from '#ui/use-return-focus.ts';
import { editComment, setCommentDraft, withdrawComment } from '#workspace/comments.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { CommentComposer } from './comment-composer.tsx';
import { CommentText } from './comment-text.tsx';
import styles from './comment-threads.module.css';
import { useAnnotators } from './use-annotators.ts';

type Props = {
  readonly articleId: ArticleId;
  readonly thread: Thread;
  readonly comment: Comment;
};

/** One comment; its writer can change it or take it back. */
export function CommentItem({ articleId, thread, comment }: Props) {
  const t = useMessages('comments');
  const say = useAnnounce();
  const { annotators, nameOf } = useAnnotators();
  const draftKey = `${articleId} edit ${comment.id}`;
  const hasDraft = useWorkspace((state) => state.commentDrafts[draftKey] !== undefined);
  const [isEditing, setIsEditing] = useState(hasDraft);
  const [wish, setWish] = useState<object>();
  const home = useRef<HTMLDivElement>(null);
  useReturnFocus(isEditing, home);
  if (isEditing) {
    return (
      <CommentComposer
        draftKey={draftKey}
        label={t('field.edit')}
        sendLabel={t('act.save')}
        text={comment.text}
        wish={wish}
        onSend={async (text) => {
          const isDone = await editComment(articleId, thread, comment, text);
          if (isDone) {
            setIsEditing(false);
            say(t('say.saved'));
          }
          return isDone;
        }}
        onCancel={() => {
          setCommentDraft(draftKey, undefined);
          setIsEditing(false);
        }}
        onLeave={() => {
          setIsEditing(false);
        }}
      />
    );
  }
  return (
    <div ref={home} tabIndex={-1}>
      <div className={styles['head']}>
        <bdi className={styles['name']}>{nameOf(comment.by)}</bdi>
        <When at={comment.at} />
        {comment.state === 'edited' && <span className={styles['soft']}>{t('edited')}</span>}
        <OwnMenu
          {...{ articleId, thread, comment }}
          onEdit={() => {
            setIsEditing(true);
            setWish({});
          }}
        />
      </div>
      {comment.state === 'withdrawn' ? (
        <p className={styles['soft']}>{t('withdrawn')}</p>
      ) : (
        <CommentText text={comment.text} annotators={annotators} />
      )}
    </div>
  );
}

function OwnMenu({ articleId, thread, comment, onEdit }: Props & { readonly onEdit: () => void }) {
  const t = useMessages('comments');
  const me = useWorkspace((state) => state.me);
  if (me?.id !== comment.by || comment.state === 'withdrawn') return null;
  return (
    <MenuButton
      label={t('act.menu', { name: me.name })}
      icon={<MoreVertical />}
      entries={[
        { kind: 'item', id: 'edit', name: t('act.edit'), onAct: onEdit },
        {
          kind: 'item',
          id: 'withdraw',
          name: t('act.withdraw'),
          onAct: () => {
            void withdrawComment(articleId, thread, comment);
          },
        },
      ]}
    />
  );
}

function When({ at }: { readonly at: number }) {
  const t = useMessages('comments');
  const format = useFormats();
  const now = useNow();
  return (
    <time
      className={styles['soft']}
      dateTime={new Date(at).toISOString()}
      title={t('when', { when: format.dateTime(at, { dateStyle: 'long', timeStyle: 'short' }) })}
    >
      {format.relativeTime(Math.min(at, now.getTime()), now)}
    </time>
  );
}
