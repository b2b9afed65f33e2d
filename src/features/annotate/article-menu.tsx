import {
  CircleCheck,
  Eye,
  FilePen,
  GitCompareArrows,
  Keyboard,
  MoreVertical,
  Send,
  Settings,
  Undo2,
} from 'lucide-react';
import type { Article } from '#domain/article/article.ts';
import { isHandedIn } from '#domain/curation/layer-verdict.ts';
import { MenuButton, type MenuEntry } from '#ui/menu-button.tsx';
import { setArticleDetails } from '#workspace/library.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { turnHandIn } from './hand-in-acts.ts';
import { setHidden } from './hide-acts.ts';
import { useDesk } from './desk.tsx';

type Props = {
  readonly article: Article;
  readonly onShowSettings?: (() => void) | undefined;
  readonly onReview?: (() => void) | undefined;
};

export function ArticleMenu({ article, onShowSettings, onReview }: Props) {
  const desk = useDesk();
  const { t } = desk;
  const isIn = useWorkspace(({ open }) => open !== undefined && isHandedIn(open.layer.state));
  const isDone = article.status === 'done';
  const settings: MenuEntry[] = onShowSettings
    ? [
        {
          kind: 'item',
          id: 'settings',
          name: t('header.settings'),
          icon: <Settings />,
          onAct: onShowSettings,
        },
      ]
    : [];
  const review: MenuEntry[] = onReview
    ? [
        {
          kind: 'item',
          id: 'review',
          name: t('header.review'),
          icon: <GitCompareArrows />,
          onAct: onReview,
        },
      ]
    : [];
  return (
    <MenuButton
      label={t('header.more')}
      icon={<MoreVertical />}
      entries={[
        {
          kind: 'item',
          id: 'details',
          name: t('header.details'),
          icon: <FilePen />,
          onAct: () => {
            desk.screen.setState({ dialog: { kind: 'details' } });
          },
        },
        {
          kind: 'item',
          id: 'keys',
          name: t('header.keys'),
          icon: <Keyboard />,
          shortcut: '?',
          onAct: () => {
            desk.screen.setState({ dialog: { kind: 'keys' } });
          },
        },
        {
          kind: 'item',
          id: 'hand-in',
          name: t(isIn ? 'header.takeBack' : 'header.handIn'),
          icon: isIn ? <Undo2 /> : <Send />,
          onAct: () => {
            turnHandIn(desk);
          },
        },
        ...review,
        {
          kind: 'item',
          id: 'status',
          name: t(isDone ? 'header.markOpen' : 'header.markDone'),
          icon: <CircleCheck />,
          onAct: () => {
            void setArticleDetails(article.id, { status: isDone ? 'open' : 'done' });
          },
        },
        {
          kind: 'item',
          id: 'hidden',
          name: t('header.unhide'),
          icon: <Eye />,
          isDisabled: article.hiddenBlocks.length === 0,
          onAct: () => {
            void setHidden(desk, article.hiddenBlocks, false);
          },
        },
        ...settings,
      ]}
    />
  );
}
