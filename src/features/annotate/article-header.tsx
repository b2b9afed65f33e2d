import { ArrowLeft, Download, Keyboard, ListTree, MessagesSquare, ScanSearch } from 'lucide-react';
import { Fragment, type ReactElement, useState } from 'react';
import { countOpen } from '#domain/comments/threads.ts';
import { Button, buttonClass } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { InlineEdit } from '#ui/inline-edit.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Meter } from '#ui/progress-bar.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { WorkBadge } from '#parts/work-badge.tsx';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { renameArticle } from '#workspace/library.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { Article } from '#domain/article/article.ts';
import styles from './annotate.module.css';
import { ArticleMenu } from './article-menu.tsx';
import { useDesk, useScreen } from './desk.tsx';
import type { SidePanel } from './screen-store.ts';

type Props = {
  readonly article: Article;
  readonly onLeave: () => void;
  readonly onExport: () => void;
  readonly onShowSettings?: (() => void) | undefined;
  readonly onReview?: (() => void) | undefined;
};

export function ArticleHeader({ article, onLeave, onExport, onShowSettings, onReview }: Props) {
  const desk = useDesk();
  const { t } = desk;
  const common = useMessages('common');
  return (
    <header className={styles['header']}>
      <a
        href="#/"
        className={classNames(buttonClass('quiet'), styles['back'])}
        aria-label={common('action.toLibrary')}
        title={common('action.toLibrary')}
        onClick={(event) => {
          event.preventDefault();
          onLeave();
        }}
      >
        <ArrowLeft aria-hidden />
      </a>
      <div className={styles['heading']}>
        <Title article={article} />
        <Origin article={article} />
      </div>
      <WorkState />
      <ClaimCounts />
      <ViewChoice />
      <div className={styles['actions']}>
        <PanelButton panel="outline" icon={<ListTree />} />
        <PanelButton panel="lens" icon={<ScanSearch />} />
        <CommentsButton />
        <span className={styles['keysButton']}>
          <IconButton
            label={t('header.keys')}
            icon={<Keyboard />}
            shortcut="?"
            onPress={() => {
              desk.screen.setState({ dialog: { kind: 'keys' } });
            }}
          />
        </span>
        <Button icon={<Download />} onPress={onExport}>
          {t('header.export')}
        </Button>
        <ArticleMenu article={article} onShowSettings={onShowSettings} onReview={onReview} />
      </div>
    </header>
  );
}

/** Nothing while it is a draft that nobody has looked at. */
function WorkState() {
  const state = useWorkspace(({ open }) => open?.layer.state ?? 'draft');
  const id = useWorkspace(({ open }) => open?.article.id);
  return state === 'draft' ? null : <WorkBadge state={state} articleId={id} />;
}

/** How many threads are open is part of its name, and a number on it. */
function CommentsButton() {
  const desk = useDesk();
  const t = useMessages('comments');
  const isOpen = useScreen((state) => state.panel === 'comments');
  const count = useWorkspace(({ comments }) => (comments ? countOpen(comments.threads) : 0));
  return (
    <span className={styles['withCount']}>
      <IconButton
        label={count === 0 ? t('title') : `${t('title')}: ${t('openCount', { count })}`}
        icon={<MessagesSquare />}
        shortcut="M"
        aria-expanded={isOpen}
        onPress={() => {
          desk.screen.setState({ panel: isOpen ? undefined : 'comments' });
        }}
      />
      {count > 0 && (
        <span className={styles['count']} aria-hidden>
          {count}
        </span>
      )}
    </span>
  );
}

type PanelButtonProps = {
  readonly panel: Exclude<SidePanel, 'comments'>;
  readonly icon: ReactElement;
};

function PanelButton({ panel, icon }: PanelButtonProps) {
  const desk = useDesk();
  const isOpen = useScreen((state) => state.panel === panel);
  return (
    <IconButton
      label={desk.t(`header.${panel}`)}
      icon={icon}
      aria-expanded={isOpen}
      onPress={() => {
        desk.screen.setState({ panel: isOpen ? undefined : panel });
      }}
    />
  );
}

function Title({ article }: { readonly article: Article }) {
  const { t } = useDesk();
  const [isRenaming, setIsRenaming] = useState(false);
  const title = article.title === '' ? t('header.untitled') : article.title;
  if (isRenaming) {
    return (
      <InlineEdit
        label={t('header.renameField')}
        value={article.title}
        onSave={(name) => {
          setIsRenaming(false);
          void renameArticle(article.id, name);
        }}
        onCancel={() => {
          setIsRenaming(false);
        }}
      />
    );
  }
  return (
    <PageTitle className={styles['title']} canTakeFocus={false}>
      <button
        type="button"
        className={styles['rename']}
        // On the words themselves: the end that is cut off is the one they end at.
        dir="auto"
        title={t('header.rename')}
        onClick={() => {
          setIsRenaming(true);
        }}
      >
        {title}
      </button>
    </PageTitle>
  );
}

function Origin({ article }: { readonly article: Article }) {
  const formats = useFormats();
  const { publishedAt, outlet } = article;
  const date =
    publishedAt === undefined
      ? undefined
      : formats.dateTime(new Date(`${publishedAt}T12:00:00Z`), { dateStyle: 'medium' });
  const parts = [outlet, date].filter((part) => part !== undefined && part !== '');
  if (parts.length === 0) return null;
  return (
    <p className={styles['origin']}>
      {parts.map((part, index) => (
        <Fragment key={part}>
          {index > 0 && ' · '}
          {/* Each in its own direction: a day would change places with the end of an Arabic name. */}
          <bdi>{part}</bdi>
        </Fragment>
      ))}
    </p>
  );
}

function ClaimCounts() {
  const { t } = useDesk();
  const claims = useWorkspace((state) => state.open?.layer.counts.byLabel['CLAIM'] ?? 0);
  const attributed = useWorkspace((state) => state.open?.layer.counts.attributedClaims ?? 0);
  return (
    <div className={styles['counts']}>
      <span>{t('header.counts', { claims, attributed })}</span>
      <Meter
        label={t('header.progress')}
        valueText={t('header.progressValue', { attributed, claims })}
        share={claims === 0 ? 0 : attributed / claims}
      />
    </div>
  );
}

function ViewChoice() {
  const desk = useDesk();
  const { t } = desk;
  const view = useScreen((state) => state.view);
  return (
    <RadioGroup
      label={t('view.label')}
      hideLabel
      look="segmented"
      options={[
        { id: 'text', name: t('view.text') },
        { id: 'list', name: t('view.list') },
      ]}
      value={view}
      onChange={(chosen) => {
        // What points into the text goes with it.
        desk.screen.setState({
          view: chosen,
          linking: undefined,
          stack: undefined,
          selection: undefined,
        });
      }}
    />
  );
}
