import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { WindowVirtualizer } from 'virtua';
import type { AttributionField } from '#domain/annotation/attribution.ts';
import { type EntityNames, namesOf } from './entity-names.ts';
import { useMessages } from '#messages/messages.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { SearchField } from '#ui/search-field.tsx';
import type { ArticleStatements } from '#workspace/people.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './people.module.css';
import { type Said, saidIn, searchSaid } from './person-record.ts';
import { StatementRow } from './statement-row.tsx';

/** Above this many rows only those near the window are in the page. */
const MANY = 60;

type Props = { readonly records: readonly ArticleStatements[] };

/** Every claim in its context, newest article first, each a way to its place. */
export function Statements({ records }: Props) {
  const t = useMessages('people');
  const common = useMessages('common');
  const bySpeaker = useMemo(() => saidIn(records, 'speaker'), [records]);
  const bySource = useMemo(() => saidIn(records, 'source'), [records]);
  const [wanted, setWanted] = useState<AttributionField>();
  const field = wanted ?? (bySpeaker.length > 0 ? 'speaker' : 'source');
  const all = field === 'speaker' ? bySpeaker : bySource;
  const [query, setQuery] = useState('');
  const sought = useDeferredValue(query);
  const said = useMemo(() => searchSaid(all, sought), [all, sought]);
  useAnnounceFound(sought, said.length);
  if (bySpeaker.length + bySource.length === 0) {
    return <p className={styles['soft']}>{t('person.noStatements')}</p>;
  }
  const title = field === 'speaker' ? t('person.statements') : t('person.statementsReported');
  return (
    <section aria-label={title}>
      <h2 className={styles['sectionTitle']}>{title}</h2>
      <div className={styles['tools']}>
        {bySpeaker.length > 0 && bySource.length > 0 && (
          <RadioGroup
            look="segmented"
            label={t('person.view')}
            hideLabel
            options={[
              { id: 'speaker', name: t('person.viewSaid', { count: bySpeaker.length }) },
              { id: 'source', name: t('person.viewReported', { count: bySource.length }) },
            ]}
            value={field}
            onChange={setWanted}
          />
        )}
        <div className={styles['search']}>
          <SearchField
            label={t('person.search')}
            clearLabel={common('action.clearSearch')}
            value={query}
            onChange={setQuery}
          />
        </div>
      </div>
      {said.length === 0 ? (
        <p className={styles['soft']}>{t('person.nothing')}</p>
      ) : (
        <StatementList said={said} label={title} />
      )}
    </section>
  );
}

type ListProps = { readonly said: readonly Said[]; readonly label: string };

function StatementList({ said, label }: ListProps) {
  const entities = useWorkspace((state) => state.people?.entities);
  const names: EntityNames = useMemo(() => namesOf(entities ?? []), [entities]);
  const row = (each: Said) => <StatementRow key={keyOf(each)} said={each} names={names} />;
  if (said.length > MANY) {
    return (
      <section aria-label={label} className={styles['statements']}>
        <WindowVirtualizer as="ul" item="li" data={said}>
          {row}
        </WindowVirtualizer>
      </section>
    );
  }
  return (
    <ul aria-label={label} className={styles['statements']}>
      {said.map((each) => (
        <li key={keyOf(each)}>{row(each)}</li>
      ))}
    </ul>
  );
}

function keyOf({ article, statement }: Said): string {
  return `${article.layerId} ${statement.claimId}`;
}

function useAnnounceFound(query: string, count: number): void {
  const t = useMessages('people');
  const announce = useAnnounce();
  useEffect(() => {
    if (query.trim() === '') return undefined;
    const timer = setTimeout(() => {
      announce(t('person.found', { count }));
    }, 600);
    return () => {
      clearTimeout(timer);
    };
  }, [announce, t, query, count]);
}
