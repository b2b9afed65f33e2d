import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { SurfaceText } from '#editor/article-surface.ts';
import { ArticleView } from '#editor/article-view.tsx';
import { useMessages } from '#messages/messages.tsx';
import { codebookStyle } from '#parts/label-style.ts';
import { usePageKeys } from '#parts/use-page-keys.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import { useMedia } from '#ui/use-media.ts';
import { useWorkspace, watchWorkspace } from '#workspace/use-workspace.ts';
import {
  type Desk,
  DeskProvider,
  keepIndex,
  reviewNow,
  useDesk,
  useList,
  useScreen,
} from './desk.tsx';
import { finishByItself } from './finish-by-itself.ts';
import { loadSeed } from './hidden-names.ts';
import { ItemCard } from './item-card.tsx';
import { stageOf } from './item-order.ts';
import { handleKey } from './key-handler.ts';
import { Legend } from './legend.tsx';
import { NARROW } from './narrow.ts';
import { ReviewHeader } from './review-header.tsx';
import type { ReviewScreenProps } from './review-screen.tsx';
import styles from './review.module.css';
import { createScreenStore } from './screen-store.ts';
import { SidePanel } from './side-panel.tsx';
import { StatusLine } from './status-line.tsx';
import { useTextFocus } from './use-text-focus.ts';
import { useReviewEvents, useReviewSurface } from './use-review-surface.ts';

const KeySheet = lazy(async () => ({ default: (await import('./key-sheet.tsx')).KeySheet }));

/** The screen while a review is open. */
export function ReviewDesk(props: ReviewScreenProps) {
  const t = useMessages('review');
  const say = useAnnounce();
  const list = useList();
  const [screen] = useState(() => {
    const review = reviewNow();
    return createScreenStore(review ? stageOf(review) : 'overview', loadSeed());
  });
  const [indexOf] = useState(keepIndex);
  const { onSend: send } = props;
  const desk = useMemo<Desk>(
    () => ({ screen, t, say, list, indexOf, send }),
    [indexOf, list, say, screen, send, t],
  );
  return (
    <DeskProvider desk={desk}>
      <Layout {...props} />
    </DeskProvider>
  );
}

function Layout(props: ReviewScreenProps) {
  const desk = useDesk();
  const codebook = useWorkspace((state) => state.project?.codebook);
  const isNarrow = useMedia(NARROW);
  const view = useScreen((state) => state.view);
  const stage = useScreen((state) => state.stage);
  const areKeysShown = useScreen((state) => state.areKeysShown);
  usePageKeys((press) => handleKey(desk, press));
  useTextFocus(desk);
  useSpokenSaveFailure(desk);
  useEffect(() => finishByItself(desk), [desk]);
  useEffect(() => leaveOverview(desk), [desk]);
  // What is about no one difference has the narrow screen to itself.
  const hasText = !isNarrow || (view === 'text' && (stage === 'items' || stage === 'talk'));
  return (
    <div className={styles['screen']} style={codebookStyle(codebook)}>
      <ReviewHeader {...props} isNarrow={isNarrow} />
      <main className={styles['main']} id="main">
        {hasText && <TextColumn isNarrow={isNarrow} />}
        {(!isNarrow || !hasText) && <SidePanel />}
      </main>
      <StatusLine />
      <Suspense>{areKeysShown && <KeySheet />}</Suspense>
      <AgreedBefore onLeave={props.onLeave} />
    </div>
  );
}

/** Asks before an agreed version is lost that came with a file: nothing here could bring it back. */
function AgreedBefore({ onLeave }: Pick<ReviewScreenProps, 'onLeave'>) {
  const desk = useDesk();
  const { t } = desk;
  const count = useWorkspace((state) => state.review?.replaces ?? 0);
  const mayReplace = useScreen((state) => state.mayReplace);
  if (count === 0 || mayReplace) return null;
  return (
    <ConfirmDialog
      title={t('replaces.title')}
      confirmLabel={t('replaces.confirm')}
      cancelLabel={t('replaces.leave')}
      isDangerous
      onCancel={onLeave}
      onConfirm={() => {
        desk.screen.setState({ mayReplace: true });
        finishByItself(desk);
      }}
    >
      <p>{t('replaces.text', { count })}</p>
      <p>{t('replaces.keep')}</p>
    </ConfirmDialog>
  );
}

function TextColumn({ isNarrow }: { readonly isNarrow: boolean }) {
  // What would be decided together is looked at by itself, not beside some one difference.
  const isPreview = useScreen((state) => state.preview !== undefined);
  return (
    <div className={styles['column']}>
      {isNarrow && <Legend />}
      <div className={styles['pane']}>
        <div className={styles['paper']}>
          <TextPane />
        </div>
      </div>
      {!isPreview && <ItemCard />}
    </div>
  );
}

function TextPane() {
  const desk = useDesk();
  const events = useReviewEvents(desk);
  useReviewSurface(desk);
  const article = useWorkspace((state) => state.review?.article);
  const revision = useWorkspace((state) => state.review?.revision);
  const codebook = useWorkspace((state) => state.project?.codebook);
  const labels = useMemo(
    () => codebook?.labels.map(({ id, underline }) => ({ id, underline })) ?? [],
    [codebook],
  );
  const { language, direction } = article ?? { language: 'und', direction: 'ltr' };
  const text = useMemo<SurfaceText | undefined>(
    () => revision && { text: revision.text, blocks: revision.blocks, language, direction },
    [direction, language, revision],
  );
  if (!text || !article) return null;
  return (
    <ArticleView
      text={text}
      labels={labels}
      hiddenBlocks={article.hiddenBlocks}
      ariaLabel={desk.t('article')}
      events={events}
      onReady={(surface) => {
        desk.screen.setState({ surface });
      }}
    />
  );
}

/** An address may lead to one difference: then that is what the screen is about. */
function leaveOverview({ screen }: Desk): () => void {
  function follow(): void {
    const isElsewhere = reviewNow()?.activeKey !== undefined;
    if (isElsewhere && screen.getState().stage === 'overview') screen.setState({ stage: 'items' });
  }
  follow();
  return watchWorkspace((state) => state.review?.activeKey, follow);
}

function useSpokenSaveFailure({ say, t }: Desk): void {
  useEffect(
    () =>
      watchWorkspace(
        (state) => state.review?.save.kind,
        (kind) => {
          if (kind === 'failed') say(t('save.failed'));
        },
      ),
    [say, t],
  );
}
