import type { Article } from '#domain/article/article.ts';
import { isHandedIn } from '#domain/curation/layer-verdict.ts';
import { setArticleDetails } from '#workspace/library.ts';
import type { AnnotateScreenProps } from './annotate-screen.tsx';
import { type Desk, openNow } from './desk.tsx';
import { turnHandIn } from './hand-in-acts.ts';
import { writeComment } from './comment-acts.ts';
import { setHidden } from './hide-acts.ts';

type ScreenCommand = {
  readonly id: string;
  readonly name: string;
  readonly isDisabled?: boolean;
  readonly run: () => void;
};

/** What the buttons and menus of the screen do, for the palette. */
export function screenCommands(
  desk: Desk,
  article: Article,
  acts: AnnotateScreenProps,
): readonly ScreenCommand[] {
  const { t, screen } = desk;
  const state = openNow()?.layer.state;
  const isIn = state !== undefined && isHandedIn(state);
  const isDone = article.status === 'done';
  return [
    ...(['outline', 'lens', 'suggestions'] as const).map((panel) => ({
      id: `panel ${panel}`,
      name: t(`header.${panel}`),
      run: () => {
        screen.setState({ panel: screen.getState().panel === panel ? undefined : panel });
      },
    })),
    {
      id: 'comments',
      name: t('keys.act.comment'),
      run: () => {
        writeComment(desk);
      },
    },
    {
      id: 'map',
      name: t('palette.map'),
      run: () => {
        screen.setState({ dialog: { kind: 'map' } });
      },
    },
    ...(['text', 'list'] as const).map((view) => ({
      id: `view ${view}`,
      name: t('palette.view', { view: t(`view.${view}`) }),
      run: () => {
        screen.setState({ view, linking: undefined, stack: undefined, selection: undefined });
      },
    })),
    {
      id: 'hand-in',
      name: t(isIn ? 'header.takeBack' : 'header.handIn'),
      run: () => {
        turnHandIn(desk);
      },
    },
    {
      id: 'details',
      name: t('header.details'),
      run: () => {
        screen.setState({ dialog: { kind: 'details' } });
      },
    },
    {
      id: 'status',
      name: t(isDone ? 'header.markOpen' : 'header.markDone'),
      run: () => {
        void setArticleDetails(article.id, { status: isDone ? 'open' : 'done' });
      },
    },
    {
      id: 'hidden',
      name: t('header.unhide'),
      isDisabled: article.hiddenBlocks.length === 0,
      run: () => {
        void setHidden(desk, article.hiddenBlocks, false);
      },
    },
    { id: 'export', name: t('header.export'), run: acts.onExport },
    { id: 'fact-check', name: t('palette.factCheck'), run: acts.onFactCheck },
    ...(acts.onReview ? [{ id: 'review', name: t('header.review'), run: acts.onReview }] : []),
    ...(acts.onShowSettings
      ? [{ id: 'settings', name: t('header.settings'), run: acts.onShowSettings }]
      : []),
    { id: 'library', name: t('palette.library'), run: acts.onLeave },
  ];
}
