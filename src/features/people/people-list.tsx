import { WindowVirtualizer } from 'virtua';
import type { EntityId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import type { PersonRow as Row } from './list-people.ts';
import styles from './people.module.css';
import { PersonRow } from './person-row.tsx';

/** Above this many rows only those near the window are in the page. */
const MANY = 100;

type Props = {
  readonly rows: readonly Row[];
  /** Numbers are shown once they are known. */
  readonly areCounted: boolean;
  readonly chosen: readonly EntityId[];
  readonly onChoose: (id: EntityId, isChosen: boolean) => void;
};

export function PeopleList({ rows, areCounted, chosen, onChoose }: Props) {
  const t = useMessages('people');
  const ticked = new Set(chosen);
  const item = (row: Row) => (
    <PersonRow
      key={row.entity.id}
      row={row}
      isCounted={areCounted}
      isChosen={ticked.has(row.entity.id)}
      onChoose={onChoose}
    />
  );
  return (
    <>
      <div className={styles['columns']} aria-hidden>
        <span />
        <span>{t('column.name')}</span>
        <span>{t('column.kind')}</span>
        <span>{t('column.claims')}</span>
        <span>{t('column.articles')}</span>
        <span>{t('column.last')}</span>
      </div>
      {rows.length > MANY ? (
        <section aria-label={t('list')} className={styles['list']}>
          <WindowVirtualizer as="ul" item="li" data={rows}>
            {item}
          </WindowVirtualizer>
        </section>
      ) : (
        <ul aria-label={t('list')} className={styles['list']}>
          {rows.map((row) => (
            <li key={row.entity.id}>{item(row)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
