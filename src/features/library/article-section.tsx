import { ClipboardPaste, FileUp, FolderUp, SearchX } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FileButton } from '#ui/file-button.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { Select } from '#ui/select.tsx';
import { useMessages } from '#messages/messages.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { ARTICLE_FILES } from './article-files.ts';
import { ArticleList } from './article-list.tsx';
import styles from './article-section.module.css';
import { FromBrowserButton } from './from-browser-button.tsx';
import type { LibraryActs } from './library-screen.tsx';
import { listArticles, type Sort, SORTS, WORK_STATES, type WorkFilter } from './list-articles.ts';

type Props = {
  readonly acts: LibraryActs;
  readonly onPaste: () => void;
  readonly isImporting: boolean;
};

export function ArticleSection({ acts, onPaste, isImporting }: Props) {
  const t = useMessages('library');
  const articles = useWorkspace((s) => s.articles);
  const [query, setQuery] = useState('');
  const [sort, setSort] = useState<Sort>('newest');
  const [chosen, setWork] = useState<WorkFilter>('any');
  const wanted = useDeferredValue(query);
  const isTeam = useWorkspace((s) => (s.project?.annotators.length ?? 1) > 1);
  const hasStates =
    isTeam || articles.some(({ state }) => state !== undefined && state !== 'draft');
  const work = hasStates ? chosen : 'any';
  const shown = useMemo(
    () => listArticles(articles, wanted, sort, work),
    [articles, wanted, sort, work],
  );
  useAnnounceFound(wanted, shown.length);

  return (
    <>
      <div className={styles['head']}>
        <PageTitle className={styles['title']}>{t('title')}</PageTitle>
        <p className={styles['count']}>{t('count', { count: articles.length })}</p>
        <div className={styles['add']}>
          <Button
            variant="primary"
            icon={<ClipboardPaste />}
            onPress={onPaste}
            onHoverStart={acts.onPrepareAdd}
            onFocus={acts.onPrepareAdd}
          >
            {t('add.paste')}
          </Button>
          <FileButton
            icon={<FileUp />}
            accept={ARTICLE_FILES}
            isMultiple
            isDisabled={isImporting}
            onPrepare={acts.onPrepareAdd}
            onFiles={acts.onFiles}
          >
            {t('add.files')}
          </FileButton>
          <span className={styles['folder']}>
            <FileButton
              icon={<FolderUp />}
              accept={[]}
              isFolder
              isDisabled={isImporting}
              onPrepare={acts.onPrepareAdd}
              onFiles={acts.onFiles}
            >
              {t('add.folder')}
            </FileButton>
          </span>
          <FromBrowserButton />
        </div>
      </div>
      <search className={styles['tools']}>
        <div className={styles['search']}>
          <SearchBox query={query} onQuery={setQuery} />
        </div>
        {hasStates && (
          <div className={styles['sort']}>
            <WorkSelect work={work} onWork={setWork} />
          </div>
        )}
        <div className={styles['sort']}>
          <SortSelect sort={sort} onSort={setSort} />
        </div>
      </search>
      {shown.length > 0 ? (
        <ArticleList summaries={shown} acts={acts} hasStates={hasStates} />
      ) : (
        <NothingFound
          query={wanted}
          onClear={() => {
            setQuery('');
            setWork('any');
          }}
        />
      )}
    </>
  );
}

function SearchBox(props: { readonly query: string; readonly onQuery: (query: string) => void }) {
  const t = useMessages('library');
  const common = useMessages('common');
  return (
    <SearchField
      label={t('list.search')}
      clearLabel={common('action.clearSearch')}
      value={props.query}
      onChange={props.onQuery}
    />
  );
}

function SortSelect(props: { readonly sort: Sort; readonly onSort: (sort: Sort) => void }) {
  const t = useMessages('library');
  return (
    <Select
      label={t('list.sort')}
      hideLabel
      options={SORTS.map((id) => ({ id, name: t(`list.by.${id}`) }))}
      value={props.sort}
      onChange={props.onSort}
    />
  );
}

type WorkProps = { readonly work: WorkFilter; readonly onWork: (work: WorkFilter) => void };

function WorkSelect({ work, onWork }: WorkProps) {
  const t = useMessages('library');
  const common = useMessages('common');
  return (
    <Select
      label={t('list.state')}
      hideLabel
      options={[
        { id: 'any' as const, name: t('list.anyState') },
        ...WORK_STATES.map((id) => ({ id, name: common(`work.${id}`) })),
      ]}
      value={work}
      onChange={onWork}
    />
  );
}

function NothingFound(props: { readonly query: string; readonly onClear: () => void }) {
  const t = useMessages('library');
  const common = useMessages('common');
  const query = props.query.trim();
  return (
    <EmptyState
      icon={<SearchX />}
      title={query === '' ? t('list.noneInState') : t('list.nothingFound', { query })}
    >
      {query !== '' && <p>{t('list.nothingFoundHint')}</p>}
      <Button onPress={props.onClear}>{common('action.clearSearch')}</Button>
    </EmptyState>
  );
}

/** Says how many were found, once the typing has paused. */
function useAnnounceFound(query: string, count: number): void {
  const t = useMessages('library');
  const announce = useAnnounce();
  useEffect(() => {
    if (query.trim() === '') return undefined;
    const timer = setTimeout(() => {
      announce(t('list.found', { count }));
    }, 600);
    return () => {
      clearTimeout(timer);
    };
  }, [announce, t, query, count]);
}
