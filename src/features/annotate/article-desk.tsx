import { lazy, Suspense, useEffect, useMemo } from 'react';
import { ArticleView } from '#editor/article-view.tsx';
import { useMessages } from '#messages/messages.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import type { SurfaceText } from '#editor/article-surface.ts';
import { watchComments } from '#workspace/comments.ts';
import { keepSuggesting } from '#workspace/suggestions.ts';
import { useWorkspace, watchWorkspace } from '#workspace/use-workspace.ts';
import type { OpenArticle } from '#workspace/workspace-state.ts';
import type { AnnotateScreenProps } from './annotate-screen.tsx';
import styles from './annotate.module.css';
import { ArticleHeader } from './article-header.tsx';
import { Coach } from './coach.tsx';
import { type Desk, DeskProvider, returnToText, useDesk, useScreen } from './desk.tsx';
import { JunkBanner } from './junk-banner.tsx';
import { codebookStyle } from '#parts/label-style.ts';
import { Margin } from './margin.tsx';
import { createScreenStore } from './screen-store.ts';
import { createSignal } from './signal.ts';
import { StatusLine } from './status-line.tsx';
import { SuggestionStrip } from './suggestion-strip.tsx';
import { VerdictStrip } from './verdict-strip.tsx';
import { useArrival } from './use-arrival.ts';
import { useMedia } from '#ui/use-media.ts';
import { useScreenKeys } from './use-screen-keys.ts';
import { useSurfaceEvents, useSurfaceSync } from './use-surface.ts';

type Props = AnnotateScreenProps;

// Not needed at once, and the screen should not wait for them.
const Outline = lazy(async () => ({ default: (await import('./outline.tsx')).Outline }));
const LensPanel = lazy(async () => ({ default: (await import('./lens-panel.tsx')).LensPanel }));
const SelectionBar = lazy(async () => ({
  default: (await import('./selection-bar.tsx')).SelectionBar,
}));
const StackMenu = lazy(async () => ({ default: (await import('./stack-menu.tsx')).StackMenu }));
const LinkPanel = lazy(async () => ({ default: (await import('./link-panel.tsx')).LinkPanel }));
const BottomSheet = lazy(async () => ({
  default: (await import('./bottom-sheet.tsx')).BottomSheet,
}));
const ArticleDetailsDialog = lazy(async () => ({
  default: (await import('#parts/article-details-dialog.tsx')).ArticleDetailsDialog,
}));
const KeySheet = lazy(async () => ({ default: (await import('./key-sheet.tsx')).KeySheet }));
const SentenceList = lazy(async () => ({
  default: (await import('./sentence-list.tsx')).SentenceList,
}));
const FindDialog = lazy(async () => ({ default: (await import('./find-dialog.tsx')).FindDialog }));
const ApplyAllDialog = lazy(async () => ({
  default: (await import('./apply-all-dialog.tsx')).ApplyAllDialog,
}));
const CommandPalette = lazy(async () => ({
  default: (await import('./command-palette.tsx')).CommandPalette,
}));
const CommentsPanel = lazy(async () => ({
  default: (await import('./comments-panel.tsx')).CommentsPanel,
}));
const SuggestionsPanel = lazy(async () => ({
  default: (await import('./suggestions-panel.tsx')).SuggestionsPanel,
}));
const WhoSaysDialog = lazy(async () => ({
  default: (await import('./who-says-dialog.tsx')).WhoSaysDialog,
}));
const WaitingDialog = lazy(async () => ({
  default: (await import('#parts/waiting-dialog.tsx')).WaitingDialog,
}));
const EvidenceDialog = lazy(async () => ({
  default: (await import('./evidence-dialog.tsx')).EvidenceDialog,
}));
const EntityDialog = lazy(async () => ({
  default: (await import('./entity-dialog.tsx')).EntityDialog,
}));

/** Below this the margin has no room. The style sheet has the same number. */
const NARROW = '(max-width: 52rem)';

/** The screen while an article is open. */
export function ArticleDesk(props: Props) {
  const t = useMessages('annotate');
  const say = useAnnounce();
  const desk = useMemo<Desk>(
    () => ({ screen: createScreenStore(), t, say, layout: createSignal() }),
    [say, t],
  );
  return (
    <DeskProvider desk={desk}>
      <Layout {...props} />
    </DeskProvider>
  );
}

function Layout(acts: Props) {
  const { onLeave, onExport, onShowSettings, onReview } = acts;
  const article = useWorkspace((state) => state.open?.article);
  const revision = useWorkspace((state) => state.open?.revision);
  const codebook = useWorkspace((state) => state.project?.codebook);
  const isNarrow = useMedia(NARROW);
  const isTouch = useMedia('(pointer: coarse)');
  const view = useScreen((state) => state.view);
  const hasSelection = useScreen((state) => state.selection !== undefined);
  useEffect(() => {
    // The card comes next, and what is typed into it must find it there.
    if (!hasSelection) return;
    void import('./card-body.tsx').catch(() => undefined);
    void import('./comments-panel.tsx').catch(() => undefined);
  }, [hasSelection]);
  const hasStack = useScreen((state) => state.stack !== undefined);
  const isLinking = useScreen((state) => state.linking !== undefined);
  useSpokenSaveFailure();
  useScreenKeys(useDesk());
  useEffect(() => keepSuggesting(), []);
  const articleId = article?.id;
  // For the counts on the cards and the header; the panel shows the same.
  useEffect(() => (articleId === undefined ? undefined : watchComments(articleId)), [articleId]);
  useArrival();
  if (!article || !revision) return null;
  return (
    <div className={styles['screen']} style={codebookStyle(codebook)}>
      <ArticleHeader
        article={article}
        onLeave={onLeave}
        onExport={onExport}
        onShowSettings={onShowSettings}
        onReview={onReview}
      />
      <main className={styles['main']} id="main">
        <div className={styles['middle']}>
          <div className={styles['pane']} data-pane>
            <VerdictStrip />
            <JunkBanner article={article} revision={revision} />
            <SuggestionStrip />
            {view === 'text' ? (
              <TextPane article={article} revision={revision} hasMargin={!isNarrow} />
            ) : (
              <Suspense>
                <SentenceList />
              </Suspense>
            )}
          </div>
          <SidePanel />
        </div>
        <Suspense>
          {isLinking && <LinkPanel />}
          {hasSelection && view === 'text' && <SelectionBar isDocked={isTouch} />}
          {hasStack && <StackMenu />}
          {isNarrow && view === 'text' && <BottomSheet />}
        </Suspense>
      </main>
      <StatusLine />
      <Dialogs article={article} acts={acts} />
    </div>
  );
}

type PaneProps = Pick<OpenArticle, 'article' | 'revision'> & { readonly hasMargin: boolean };

function TextPane({ article, revision, hasMargin }: PaneProps) {
  const desk = useDesk();
  const events = useSurfaceEvents(desk);
  useSurfaceSync(desk);
  const codebook = useWorkspace((state) => state.project?.codebook);
  const labels = useMemo(
    () => codebook?.labels.map(({ id, underline }) => ({ id, underline })) ?? [],
    [codebook],
  );
  const { language, direction } = article;
  const text = useMemo<SurfaceText>(
    () => ({ text: revision.text, blocks: revision.blocks, language, direction }),
    [direction, language, revision],
  );
  return (
    <div className={styles['columns']}>
      <div className={styles['text']}>
        {!hasMargin && <Coach />}
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
      </div>
      {hasMargin && <Margin />}
    </div>
  );
}

const PANELS = {
  outline: Outline,
  lens: LensPanel,
  suggestions: SuggestionsPanel,
  comments: CommentsPanel,
};

function SidePanel() {
  const panel = useScreen((state) => state.panel);
  if (panel === undefined) return null;
  const Panel = PANELS[panel];
  return (
    <Suspense>
      <Panel />
    </Suspense>
  );
}

type DialogsProps = Pick<OpenArticle, 'article'> & { readonly acts: AnnotateScreenProps };

function Dialogs(props: DialogsProps) {
  return (
    <Suspense>
      <OpenDialog {...props} />
    </Suspense>
  );
}

function OpenDialog({ article, acts }: DialogsProps) {
  const dialog = useScreen((state) => state.dialog);
  const desk = useDesk();
  const isWaiting = useWorkspace((state) => state.open?.waiting !== undefined);
  if (isWaiting) {
    return (
      <WaitingDialog
        onAnswered={() => {
          returnToText(desk);
        }}
      />
    );
  }
  switch (dialog?.kind) {
    case 'keys':
      return <KeySheet />;
    case 'details':
      return (
        <ArticleDetailsDialog
          article={article}
          onClose={() => {
            desk.screen.setState({ dialog: undefined });
          }}
        />
      );
    case 'entity':
      return <EntityDialog key={dialog.id} id={dialog.id} />;
    case 'evidence':
      return <EvidenceDialog claim={dialog.claim} index={dialog.index} />;
    case 'find':
      return <FindDialog />;
    case 'apply-all':
      return <ApplyAllDialog />;
    case 'palette':
      return <CommandPalette article={article} acts={acts} />;
    case 'map':
      return <WhoSaysDialog />;
    case undefined:
      return null;
  }
}

function useSpokenSaveFailure(): void {
  const { say, t } = useDesk();
  useEffect(
    () =>
      watchWorkspace(
        (state) => state.open?.save.kind,
        (kind) => {
          if (kind === 'failed') say(t('say.saveFailed'));
        },
      ),
    [say, t],
  );
}
