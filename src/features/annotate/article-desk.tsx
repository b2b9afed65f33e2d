import { lazy, Suspense, useEffect, useMemo } from 'react';
import { ArticleView } from '#editor/article-view.tsx';
import { useMessages } from '#messages/messages.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import type { SurfaceText } from '#editor/article-surface.ts';
import { keepSuggesting } from '#workspace/suggestions.ts';
import { useWorkspace, watchWorkspace } from '#workspace/use-workspace.ts';
import type { OpenArticle } from '#workspace/workspace-state.ts';
import type { AnnotateScreenProps } from './annotate-screen.tsx';
import styles from './annotate.module.css';
import { ArticleHeader } from './article-header.tsx';
import { BottomSheet } from './bottom-sheet.tsx';
import { Coach } from './coach.tsx';
import { type Desk, DeskProvider, useDesk, useScreen } from './desk.tsx';
import { DetailsDialog } from './details-dialog.tsx';
import { JunkBanner } from './junk-banner.tsx';
import { KeySheet } from './key-sheet.tsx';
import { codebookStyle } from './label-style.ts';
import { LinkPanel } from './link-panel.tsx';
import { Margin } from './margin.tsx';
import { createScreenStore } from './screen-store.ts';
import { SelectionBar } from './selection-bar.tsx';
import { SentenceList } from './sentence-list.tsx';
import { createSignal } from './signal.ts';
import { StackMenu } from './stack-menu.tsx';
import { StatusLine } from './status-line.tsx';
import { SuggestionStrip } from './suggestion-strip.tsx';
import { useArrival } from './use-arrival.ts';
import { useMedia } from './use-media.ts';
import { useScreenKeys } from './use-screen-keys.ts';
import { useSurfaceEvents, useSurfaceSync } from './use-surface.ts';

type Props = AnnotateScreenProps;

// Not needed at once, and the screen should not wait for them.
const Outline = lazy(async () => ({ default: (await import('./outline.tsx')).Outline }));
const LensPanel = lazy(async () => ({ default: (await import('./lens-panel.tsx')).LensPanel }));
const FindDialog = lazy(async () => ({ default: (await import('./find-dialog.tsx')).FindDialog }));
const ApplyAllDialog = lazy(async () => ({
  default: (await import('./apply-all-dialog.tsx')).ApplyAllDialog,
}));
const CommandPalette = lazy(async () => ({
  default: (await import('./command-palette.tsx')).CommandPalette,
}));
const SuggestionsPanel = lazy(async () => ({
  default: (await import('./suggestions-panel.tsx')).SuggestionsPanel,
}));
const WhoSaysDialog = lazy(async () => ({
  default: (await import('./who-says-dialog.tsx')).WhoSaysDialog,
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

function Layout({ onLeave, onExport, onShowSettings }: Props) {
  const article = useWorkspace((state) => state.open?.article);
  const revision = useWorkspace((state) => state.open?.revision);
  const codebook = useWorkspace((state) => state.project?.codebook);
  const isNarrow = useMedia(NARROW);
  const isTouch = useMedia('(pointer: coarse)');
  const view = useScreen((state) => state.view);
  useSpokenSaveFailure();
  useScreenKeys(useDesk());
  useEffect(() => keepSuggesting(), []);
  useArrival();
  if (!article || !revision) return null;
  return (
    <div className={styles['screen']} style={codebookStyle(codebook)}>
      <ArticleHeader
        article={article}
        onLeave={onLeave}
        onExport={onExport}
        onShowSettings={onShowSettings}
      />
      <main className={styles['main']} id="main">
        <div className={styles['middle']}>
          <div className={styles['pane']} data-pane>
            <JunkBanner article={article} revision={revision} />
            <SuggestionStrip />
            {view === 'text' ? (
              <TextPane article={article} revision={revision} hasMargin={!isNarrow} />
            ) : (
              <SentenceList />
            )}
          </div>
          <SidePanel />
        </div>
        <LinkPanel />
        {view === 'text' && <SelectionBar isDocked={isTouch} />}
        <StackMenu />
        {isNarrow && view === 'text' && <BottomSheet />}
      </main>
      <StatusLine />
      <Dialogs article={article} acts={{ onLeave, onExport, onShowSettings }} />
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

const PANELS = { outline: Outline, lens: LensPanel, suggestions: SuggestionsPanel };

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

function Dialogs({ article, acts }: DialogsProps) {
  const dialog = useScreen((state) => state.dialog);
  switch (dialog?.kind) {
    case 'keys':
      return <KeySheet />;
    case 'details':
      return <DetailsDialog article={article} />;
    case 'entity':
      return (
        <Suspense>
          <EntityDialog key={dialog.id} id={dialog.id} />
        </Suspense>
      );
    case 'find':
      return (
        <Suspense>
          <FindDialog />
        </Suspense>
      );
    case 'apply-all':
      return (
        <Suspense>
          <ApplyAllDialog />
        </Suspense>
      );
    case 'palette':
      return (
        <Suspense>
          <CommandPalette article={article} acts={acts} />
        </Suspense>
      );
    case 'map':
      return (
        <Suspense>
          <WhoSaysDialog />
        </Suspense>
      );
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
