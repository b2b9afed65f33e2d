import { useDeferredValue, useMemo, useState } from 'react';
import { VList } from 'virtua';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { Checkbox } from '#ui/checkbox.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Select } from '#ui/select.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { attributionOf } from '#workspace/views.ts';
import styles from './annotate.module.css';
import { useDesk } from './desk.tsx';
import { enabledLabels } from './enabled-labels.ts';
import { type OutlineFilter, outlineOf } from './ordered-annotations.ts';
import { OutlineRow } from './outline-row.tsx';
import { PanelFrame } from './panel-frame.tsx';

const ALL = 'all';

/** Everything tagged in the article, in its order; a click goes there. */
export function Outline() {
  const { t } = useDesk();
  const [filter, setFilter] = useState<OutlineFilter>({
    label: undefined,
    unattributedFirst: false,
  });
  return (
    <PanelFrame title={t('outline.title')} closeLabel={t('outline.close')}>
      <div className={styles['outline']}>
        <OutlineFilters filter={filter} onChange={setFilter} />
        <OutlineList filter={filter} />
      </div>
    </PanelFrame>
  );
}

type FilterProps = {
  readonly filter: OutlineFilter;
  readonly onChange: (filter: OutlineFilter) => void;
};

function OutlineFilters({ filter, onChange }: FilterProps) {
  const { t } = useDesk();
  const project = useWorkspace((state) => state.project);
  const labels = project ? enabledLabels(project).map(({ id, name }) => ({ id, name })) : [];
  return (
    <>
      <Select
        label={t('outline.filter')}
        options={[{ id: ALL, name: t('outline.all') }, ...labels]}
        value={filter.label ?? ALL}
        onChange={(label) => {
          onChange({ ...filter, label: label === ALL ? undefined : label });
        }}
      />
      <Checkbox
        label={t('outline.unattributed')}
        isChecked={filter.unattributedFirst}
        onChange={(unattributedFirst) => {
          onChange({ ...filter, unattributedFirst });
        }}
      />
    </>
  );
}

function OutlineList({ filter }: { readonly filter: OutlineFilter }) {
  const { t } = useDesk();
  const current = useWorkspace((state) => state.open?.state);
  // An edit paints first; this list, which looks at all annotations, follows when there is time.
  const layer = useDeferredValue(current);
  const rows = useMemo(() => {
    if (!layer) return [];
    const isUnattributed = (id: AnnotationId) =>
      getFrom(layer.annotations, id)?.label === 'CLAIM' &&
      attributionOf(layer, id, 'speaker').kind === 'none';
    return outlineOf(layer, filter, isUnattributed);
  }, [filter, layer]);
  if (rows.length === 0) {
    return (
      <EmptyState title={t(filter.label === undefined ? 'outline.empty' : 'outline.noneOfLabel')} />
    );
  }
  return (
    <nav className={styles['outlineRows']} aria-label={t('outline.list')}>
      <VList>
        {rows.map(({ id }) => (
          <OutlineRow key={id} id={id} />
        ))}
      </VList>
    </nav>
  );
}
