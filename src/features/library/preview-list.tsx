import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, CopyCheck } from 'lucide-react';
import { classNames } from '#ui/class-names.ts';
import { useMessages } from '#messages/messages.tsx';
import styles from './import-preview.module.css';
import type { EntryState, PreviewEntry } from './preview-entries.ts';
import type { Preview } from './use-preview.ts';

const ICONS: Readonly<Record<EntryState, typeof CircleCheck>> = {
  ready: CircleCheck,
  unseen: CircleDashed,
  unwanted: CircleMinus,
  duplicate: CopyCheck,
  failed: CircleAlert,
};

/** More lines than these are not looked through one by one. */
const SHOWN = 200;

/** What is about to be added, one line each, with what will become of it. */
export function PreviewList({ preview }: { readonly preview: Preview }) {
  const t = useMessages('library');
  const { entries, selected, sources } = preview;
  const more = entries.length - SHOWN;
  const isMore = sources.some(({ looked }) => looked?.isMore === true);
  return (
    <nav className={styles['list']} aria-label={t('preview.list')}>
      <ul>
        {entries.slice(0, SHOWN).map((entry) => (
          <li key={entry.key}>
            <Line
              entry={entry}
              isCurrent={entry.key === selected?.key}
              onSelect={() => {
                preview.select(entry);
              }}
            />
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles['more']}>{t('preview.more', { count: more })}</p>}
      {isMore && <p className={styles['more']}>{t('preview.isMore')}</p>}
    </nav>
  );
}

type LineProps = {
  readonly entry: PreviewEntry;
  readonly isCurrent: boolean;
  readonly onSelect: () => void;
};

function Line({ entry, isCurrent, onSelect }: LineProps) {
  const t = useMessages('library');
  const { title, place, state } = entry;
  const Icon = ICONS[state];
  return (
    <button
      type="button"
      className={classNames(styles['line'], isCurrent && styles['isCurrent'])}
      aria-current={isCurrent}
      onClick={onSelect}
    >
      <Icon aria-hidden size={16} className={styles[state]} />
      <span className={styles['lineText']}>
        <bdi className={styles['lineTitle']}>{title === '' ? t('row.untitled') : title}</bdi>
        <span className={styles['lineState']}>
          {t(`preview.state.${state}`)}
          {place !== '' && place !== title && (
            <>
              {' · '}
              <bdi>{place}</bdi>
            </>
          )}
        </span>
      </span>
    </button>
  );
}
