import { CircleCheck } from 'lucide-react';
import { memo, type RefObject, useDeferredValue, useRef } from 'react';
import type { ArticleId } from '#domain/ids.ts';
import { WorkBadge } from '#parts/work-badge.tsx';
import { Badge } from '#ui/badge.tsx';
import { InlineEdit } from '#ui/inline-edit.tsx';
import { Meter } from '#ui/progress-bar.tsx';
import { useReturnFocus } from '#ui/use-return-focus.ts';
import { useFormats, useMessages, useNow } from '#messages/messages.tsx';
import { renameArticle } from '#workspace/library.ts';
import type { ArticleSummary } from '#workspace/workspace-state.ts';
import styles from './article-list.module.css';
import { progressOf } from './article-progress.ts';
import { dateOf } from './calendar-date.ts';
import type { LibraryActs } from './library-screen.tsx';
import { RowMenu } from './row-menu.tsx';

type Props = {
  readonly summary: ArticleSummary;
  readonly acts: LibraryActs;
  readonly hasStates: boolean;
  readonly isRenaming: boolean;
  readonly onRenaming: (id: ArticleId | undefined) => void;
  readonly onDetails: (id: ArticleId) => void;
};

/** Remembered: the list is read anew with each import, and most rows are as they were. */
export const ArticleRow = memo(function ArticleRow(props: Props) {
  const { summary, acts, hasStates, isRenaming, onRenaming, onDetails } = props;
  const t = useMessages('library');
  const format = useFormats();
  const now = useNow();
  const { article } = summary;
  const link = useRef<HTMLAnchorElement>(null);
  useReturnFocus(isRenaming, link);
  const isDone = article.status === 'done';
  // The dearest part of a row comes right after the words of all rows, when nothing waits for it.
  const hasMenu = useDeferredValue(true, false);
  const when = format.relativeTime(Math.min(article.updatedAt, now.getTime()), now);
  return (
    <div className={styles['row']}>
      <div className={styles['what']}>
        {isRenaming ? (
          <RenameTitle summary={summary} onRenaming={onRenaming} />
        ) : (
          <TitleLink summary={summary} onPrepareOpen={acts.onPrepareOpen} linkRef={link} />
        )}
        <Byline summary={summary} />
      </div>
      <AttributedCell summary={summary} />
      <MentionsCell summary={summary} />
      <div className={styles['status']}>
        <Badge tone={isDone ? 'agree' : 'plain'} icon={isDone && <CircleCheck aria-hidden />}>
          {t(`row.status.${article.status}`)}
        </Badge>
        {hasStates && summary.state !== undefined && (
          <WorkBadge state={summary.state} articleId={article.id} />
        )}
      </div>
      <time
        className={styles['changed']}
        dateTime={new Date(article.updatedAt).toISOString()}
        title={t('row.changed', { when: format.dateTime(article.updatedAt, LONG) })}
      >
        {when}
      </time>
      <div className={styles['menu']}>
        {hasMenu && (
          <RowMenu
            article={article}
            acts={acts}
            onRename={() => {
              onRenaming(article.id);
            }}
            onDetails={() => {
              onDetails(article.id);
            }}
          />
        )}
      </div>
    </div>
  );
}, isSameRow);

function isSameRow(a: Props, b: Props): boolean {
  return (
    a.acts === b.acts &&
    a.hasStates === b.hasStates &&
    a.isRenaming === b.isRenaming &&
    a.onRenaming === b.onRenaming &&
    a.onDetails === b.onDetails &&
    // Read anew, it is another object that says the same.
    (a.summary === b.summary || JSON.stringify(a.summary) === JSON.stringify(b.summary))
  );
}

const LONG = { dateStyle: 'long', timeStyle: 'short' } as const;
const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;

type TitleProps = {
  readonly summary: ArticleSummary;
  readonly onPrepareOpen: () => void;
  readonly linkRef: RefObject<HTMLAnchorElement | null>;
};

function TitleLink({ summary, onPrepareOpen, linkRef }: TitleProps) {
  const t = useMessages('library');
  const { article } = summary;
  return (
    <a
      ref={linkRef}
      href={`#/article/${article.id}`}
      className={styles['title']}
      dir="auto"
      lang={article.language}
      onPointerEnter={onPrepareOpen}
      onFocus={onPrepareOpen}
    >
      {article.title === '' ? t('row.untitled') : article.title}
    </a>
  );
}

function RenameTitle(props: {
  readonly summary: ArticleSummary;
  readonly onRenaming: (id: ArticleId | undefined) => void;
}) {
  const t = useMessages('library');
  const { id, title } = props.summary.article;
  return (
    <InlineEdit
      label={t('act.renameField')}
      value={title}
      onSave={(changed) => {
        props.onRenaming(undefined);
        void renameArticle(id, changed);
      }}
      onCancel={() => {
        props.onRenaming(undefined);
      }}
    />
  );
}

function Byline({ summary }: { readonly summary: ArticleSummary }) {
  const t = useMessages('library');
  const format = useFormats();
  const comments = useMessages('comments');
  const { outlet, publishedAt, byline, origin } = summary.article;
  const date = dateOf(publishedAt);
  return (
    <p className={styles['byline']}>
      {origin.kind === 'sample' && <span>{t('row.sample')}</span>}
      {outlet !== undefined && <bdi>{outlet}</bdi>}
      {publishedAt !== undefined && (
        <time dateTime={publishedAt}>{date ? format.dateTime(date, DAY) : publishedAt}</time>
      )}
      {byline !== undefined && <bdi>{byline}</bdi>}
      {summary.openThreads > 0 && (
        <span>{comments('openCount', { count: summary.openThreads })}</span>
      )}
    </p>
  );
}

function AttributedCell({ summary }: { readonly summary: ArticleSummary }) {
  const t = useMessages('library');
  const { claims, attributed, share } = progressOf(summary.counts);
  if (claims === 0) {
    const isUntouched = summary.counts.annotations === 0;
    return (
      <p className={styles['none']}>{isUntouched ? t('row.notStarted') : t('row.noClaims')}</p>
    );
  }
  const words = t('row.attributed', { attributed, claims });
  return (
    <div className={styles['attributed']}>
      <p aria-hidden>{words}</p>
      <Meter label={t('row.attributedLabel')} valueText={words} share={share} />
    </div>
  );
}

function MentionsCell({ summary }: { readonly summary: ArticleSummary }) {
  const t = useMessages('library');
  const { speakers, sources } = progressOf(summary.counts);
  return (
    <p className={styles['mentions']}>
      {speakers + sources > 0 && (
        <>
          <span>{t('row.speakers', { count: speakers })}</span>
          <span>{t('row.sources', { count: sources })}</span>
        </>
      )}
    </p>
  );
}
