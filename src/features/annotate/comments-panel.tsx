import { getFrom } from '#domain/collection/bucket-map.ts';
import { useMessages } from '#messages/messages.tsx';
import { CommentThreads } from '#parts/comment-threads.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { commentTarget, goToPlace, wordsOf } from './comment-acts.ts';
import { surfaceOf, useDesk, useScreen } from './desk.tsx';
import { PanelFrame } from './panel-frame.tsx';

/** Threads on the article, its annotations and its words. */
export function CommentsPanel() {
  const desk = useDesk();
  const t = useMessages('comments');
  const open = useWorkspace((state) => state.open);
  const selection = useScreen((state) => state.selection?.span);
  const wish = useScreen((state) => state.commentWish);
  if (!open) return null;
  const active =
    open.activeId === undefined ? undefined : getFrom(open.state.annotations, open.activeId);
  return (
    <PanelFrame title={t('title')} closeLabel={t('close')}>
      <CommentThreads
        articleId={open.article.id}
        text={open.revision.text}
        targets={[commentTarget(open.revision.text, selection, active)]}
        quoteOf={(id) => wordsOf(open, id)}
        wish={wish}
        onGo={(place) => {
          goToPlace(desk, place);
        }}
        onLeave={() => {
          // At once: the key that leaves is taken, and the next one is meant for the text.
          surfaceOf(desk)?.focus();
        }}
      />
    </PanelFrame>
  );
}
