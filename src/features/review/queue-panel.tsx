import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { VList, type VListHandle } from 'virtua';
import { Button } from '#ui/button.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useScreen, useWords } from './desk.tsx';
import { filterItems, NO_FILTER } from './item-filter.ts';
import { Panel } from './panel.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { QueueRow } from './queue-row.tsx';
import styles from './review.module.css';

/** All differences, or those of a filter; a click goes there. */
export function QueuePanel() {
  const { t } = useDesk();
  return (
    <Panel title={t('queue.title')} isFilled>
      <QueueFilters />
      <QueueList />
    </Panel>
  );
}

function QueueList() {
  const { t, screen } = useDesk();
  const { index } = useWords();
  const filter = useScreen((state) => state.filter);
  const current = useWorkspace((state) => state.review?.items) ?? [];
  // A decision is on the card first; the list follows when there is time.
  const items = useDeferredValue(current);
  const shown = useMemo(() => filterItems(items, index, filter), [filter, index, items]);
  const handle = useRef<VListHandle>(null);
  const activeKey = useWorkspace((state) => state.review?.activeKey);
  useEffect(() => {
    const at = shown.findIndex(({ difference }) => difference.key === activeKey);
    if (at !== -1 && handle.current) bringIntoView(handle.current, at);
  }, [activeKey, shown]);
  if (shown.length === 0) {
    return (
      <div className={styles['row']}>
        <p>{t('queue.none')}</p>
        <Button
          onPress={() => {
            screen.setState({ filter: NO_FILTER });
          }}
        >
          {t('queue.clear')}
        </Button>
      </div>
    );
  }
  return (
    <nav className={styles['list']} aria-label={t('queue.list')}>
      <VList ref={handle}>
        {shown.map((item) => (
          <QueueRow key={item.difference.key} item={item} />
        ))}
      </VList>
    </nav>
  );
}

/** Half a list at a time, so that not every step has to move it. */
function bringIntoView(list: VListHandle, at: number): void {
  const top = list.getItemOffset(at) - list.scrollOffset;
  const isSeen = top >= 0 && top + list.getItemSize(at) <= list.viewportSize;
  if (!isSeen) list.scrollToIndex(at, { align: 'center' });
}
