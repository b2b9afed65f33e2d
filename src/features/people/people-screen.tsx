import { SearchX, Users } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { EntityId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { Duplicates } from './duplicates.tsx';
import { FIRST_VIEW, listPeople, type PeopleView } from './list-people.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { PeopleList } from './people-list.tsx';
import { PeopleTools } from './people-tools.tsx';
import styles from './people.module.css';
import { SelectionBar } from './selection-bar.tsx';
import { TurnButtons } from './turn-buttons.tsx';
import { focusPerson, useFocusHome } from './use-focus-home.ts';

type Props = { readonly view: PeopleView; readonly onView: (view: PeopleView) => void };

/** Everybody who is named in the project, the same across all articles. */
export function PeopleScreen({ view, onView }: Props) {
  const t = useMessages('people');
  const common = useMessages('common');
  const people = useWorkspace((state) => state.people);
  const count = people?.entities.filter(({ mergedInto }) => mergedInto === undefined).length ?? 0;
  return (
    <main id="main" className={styles['main']}>
      <BackLink href="#/">{common('action.toLibrary')}</BackLink>
      <div className={styles['head']}>
        <PageTitle className={styles['title']}>{t('title')}</PageTitle>
        {count > 0 && <p className={styles['count']}>{t('count', { count })}</p>}
        <TurnButtons />
      </div>
      {people && (count === 0 ? <NobodyYet /> : <Registry view={view} onView={onView} />)}
    </main>
  );
}

function NobodyYet() {
  const t = useMessages('people');
  return (
    <EmptyState icon={<Users />} title={t('empty.title')}>
      <p>{t('empty.text')}</p>
    </EmptyState>
  );
}

const NONE: readonly EntityId[] = [];

function Registry({ view, onView }: Props) {
  const t = useMessages('people');
  const entities = useWorkspace((state) => state.people?.entities);
  const tallies = useWorkspace((state) => state.people?.overview?.tallies);
  const counting = useWorkspace((state) => state.people?.counting);
  const [chosen, setChosen] = useState<readonly EntityId[]>(NONE);
  const [merging, setMerging] = useState<readonly EntityId[]>();
  const wanted = useDeferredValue(view);
  const rows = useMemo(
    () => listPeople(entities ?? [], tallies, wanted),
    [entities, tallies, wanted],
  );
  // Whoever was merged meanwhile cannot be chosen any more.
  const stillThere = useMemo(() => {
    const live = new Set(entities?.filter((e) => e.mergedInto === undefined).map(({ id }) => id));
    return chosen.filter((id) => live.has(id));
  }, [chosen, entities]);
  useAnnounceFound(wanted, rows.length);
  useFocusHome();
  return (
    <>
      <Duplicates onMerge={setMerging} />
      <PeopleTools view={view} onView={onView} />
      <SelectionBar
        count={stillThere.length}
        onMerge={() => {
          setMerging(stillThere);
        }}
        onClear={() => {
          setChosen(NONE);
        }}
      />
      {counting !== undefined && <ProgressBar label={t('counting')} share={counting} />}
      {rows.length > 0 ? (
        <PeopleList
          rows={rows}
          areCounted={tallies !== undefined}
          chosen={stillThere}
          onChoose={(id, isChosen) => {
            setChosen(isChosen ? [...stillThere, id] : stillThere.filter((each) => each !== id));
          }}
        />
      ) : (
        <NothingFound
          onClear={() => {
            onView(FIRST_VIEW);
          }}
        />
      )}
      {merging && (
        <MergeDialog
          ids={merging}
          onClose={(survivor) => {
            setMerging(undefined);
            if (survivor === undefined) return;
            setChosen(NONE);
            focusPerson(survivor);
          }}
        />
      )}
    </>
  );
}

function NothingFound({ onClear }: { readonly onClear: () => void }) {
  const t = useMessages('people');
  return (
    <EmptyState icon={<SearchX />} title={t('empty.nothing')}>
      <p>{t('empty.nothingHint')}</p>
      <Button onPress={onClear}>{t('empty.clear')}</Button>
    </EmptyState>
  );
}

/** Says how many were found, once the typing has paused. */
function useAnnounceFound({ query, filter }: PeopleView, count: number): void {
  const t = useMessages('people');
  const announce = useAnnounce();
  useEffect(() => {
    if (query.trim() === '' && filter === 'all') return undefined;
    const timer = setTimeout(() => {
      announce(t('found', { count }));
    }, 600);
    return () => {
      clearTimeout(timer);
    };
  }, [announce, t, query, filter, count]);
}
