import { type ReactNode, useEffect, useState } from 'react';
import type { CommentTarget } from '#domain/comments/comment.ts';
import { type CommentPlace, isSameTarget, placeTarget } from '#domain/comments/place-target.ts';
import { type Thread, countOpen } from '#domain/comments/threads.ts';
import type { AnnotationId, AnnotatorId, ArticleId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { watchComments } from '#workspace/comments.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { CommentThread } from './comment-thread.tsx';
import styles from './comment-threads.module.css';
import { NewThread } from './new-thread.tsx';

export type CommentThreadsProps = {
  readonly articleId: ArticleId;
  /** The article's canonical text. */
  readonly text: string;
  /** What is active now: a new thread is about the first, and threads about any of them come first. */
  readonly targets: readonly [CommentTarget, ...CommentTarget[]];
  /** Only threads about `targets`. */
  readonly isOnlyTheirs?: boolean;
  /** The words of an annotation that is shown now; undefined where there is none of that id. */
  readonly quoteOf: (id: AnnotationId) => string | undefined;
  /** Absent where what they are about is shown beside them. */
  readonly onGo?: ((place: CommentPlace) => void) | undefined;
  /** The field for a new comment was asked for: it takes the focus. A new object for each wish. */
  readonly wish?: object | undefined;
  /** Esc in that field; what is written stays. */
  readonly onLeave?: (() => void) | undefined;
};

/** Threads of comments on an article, and a field to begin one. */
export function CommentThreads(props: CommentThreadsProps) {
  const { articleId, text, targets, isOnlyTheirs = false, quoteOf, onGo } = props;
  const all = useThreads(articleId);
  const me = useWorkspace((state) => state.me?.id);
  const [filter, setFilter] = useState<Filter>('open');
  const isAbout = ({ target }: Thread): boolean =>
    target !== undefined && targets.some((one) => isSameTarget(one, target));
  const near = isOnlyTheirs ? all.filter(isAbout) : all;
  const shown = near.filter((thread) => isWanted(thread, filter, me));
  const ordered = [...shown.filter(isAbout), ...shown.filter((thread) => !isAbout(thread))];
  return (
    <div className={styles['threads']}>
      <NewThread {...props} />
      <HiddenThreads articleId={articleId} />
      {near.length > 0 && <FilterChoice {...{ threads: near, me, filter, setFilter }} />}
      {ordered.length === 0 ? (
        <Nothing filter={filter} hasAny={near.length > 0} isOnlyTheirs={isOnlyTheirs} />
      ) : (
        <FilteredList>
          {ordered.map((thread) => (
            <li key={thread.id}>
              <CommentThread
                articleId={articleId}
                thread={thread}
                place={thread.target && placeTarget(thread.target, text, quoteOf)}
                isCurrent={!isOnlyTheirs && thread.target?.kind !== 'article' && isAbout(thread)}
                onGo={onGo}
              />
            </li>
          ))}
        </FilteredList>
      )}
    </div>
  );
}

const FILTERS = ['open', 'all', 'mine'] as const;
type Filter = (typeof FILTERS)[number];

const NO_THREADS: readonly Thread[] = [];

function useThreads(articleId: ArticleId): readonly Thread[] {
  useEffect(() => watchComments(articleId), [articleId]);
  return useWorkspace(({ comments }) =>
    comments?.articleId === articleId ? comments.threads : NO_THREADS,
  );
}

function isWanted(thread: Thread, filter: Filter, me: AnnotatorId | undefined): boolean {
  if (filter === 'open') return !thread.isResolved;
  if (filter === 'all') return true;
  return thread.comments.some(
    ({ by, mentions }) => by === me || (me !== undefined && mentions.includes(me)),
  );
}

function FilteredList({ children }: { readonly children: ReactNode }) {
  const t = useMessages('comments');
  return (
    <ul className={styles['list']} aria-label={t('list')}>
      {children}
    </ul>
  );
}

function HiddenThreads({ articleId }: { readonly articleId: ArticleId }) {
  const t = useMessages('comments');
  const count = useWorkspace(({ comments }) =>
    comments?.articleId === articleId ? comments.hidden : 0,
  );
  return count === 0 ? null : <p className={styles['soft']}>{t('hidden', { count })}</p>;
}

type FilterProps = {
  readonly threads: readonly Thread[];
  readonly me: AnnotatorId | undefined;
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
};

function FilterChoice({ threads, me, filter, setFilter }: FilterProps) {
  const t = useMessages('comments');
  const counts: Readonly<Record<Filter, number>> = {
    open: countOpen(threads),
    all: threads.length,
    mine: threads.filter((thread) => isWanted(thread, 'mine', me)).length,
  };
  return (
    <RadioGroup
      label={t('filter.label')}
      hideLabel
      look="segmented"
      options={FILTERS.map((id) => ({ id, name: t(`filter.${id}`, { count: counts[id] }) }))}
      value={filter}
      onChange={setFilter}
    />
  );
}

type NothingProps = {
  readonly filter: Filter;
  readonly hasAny: boolean;
  readonly isOnlyTheirs: boolean;
};

function Nothing({ filter, hasAny, isOnlyTheirs }: NothingProps) {
  const t = useMessages('comments');
  if (!hasAny && isOnlyTheirs) return <p className={styles['soft']}>{t('empty.here')}</p>;
  const kind = hasAny && filter !== 'all' ? filter : 'none';
  return (
    <EmptyState title={t(`empty.${kind}`)}>
      <p>{t(`empty.${kind}Hint`)}</p>
    </EmptyState>
  );
}
