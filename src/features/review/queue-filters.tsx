import { memo, useEffect, useMemo, useRef } from 'react';
import { Select } from '#ui/select.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useScreen, useWords } from './desk.tsx';
import { countItems, DIFFERENCE_KINDS, type ItemFilter, STATUSES } from './item-filter.ts';
import styles from './review.module.css';
import { useCalm } from './use-calm.ts';
import { labelWords } from './word-context.ts';

const ALL = 'all';

type Choice = { readonly id: string; readonly name: string; readonly count: number };

/** Kind, label, who and status, each choice with how many it would show. */
export const QueueFilters = memo(function QueueFilters() {
  const { t, screen } = useDesk();
  const words = useWords();
  const filter = useScreen((state) => state.filter);
  // Four lists of choices: they are counted when the decisions pause, not with each.
  const items = useCalm(useWorkspace((state) => state.review?.items) ?? NONE, COUNTED_AFTER_MS);
  const counts = useMemo(() => countItems(items, words.index, filter), [filter, items, words]);
  const first = useFilterFocus();
  function change(part: keyof ItemFilter, value: ItemFilter[keyof ItemFilter]): void {
    const { [part]: _old, ...rest } = filter;
    screen.setState({ filter: value === undefined ? rest : { ...rest, [part]: value } });
  }
  return (
    <fieldset ref={first} className={styles['filters']} aria-label={t('queue.filters')}>
      <FilterSelect
        label={t('queue.filterKind')}
        value={filter.kind}
        choices={DIFFERENCE_KINDS.map((kind) => ({
          id: kind,
          name: t(`kind.${kind}`),
          count: counts.kind.get(kind) ?? 0,
        }))}
        total={sum(counts.kind)}
        onChange={(id) => {
          change(
            'kind',
            DIFFERENCE_KINDS.find((kind) => kind === id),
          );
        }}
      />
      <FilterSelect
        label={t('queue.filterStatus')}
        value={filter.status}
        choices={STATUSES.map((status) => ({
          id: status,
          name: t(status === 'asked' ? 'queue.asked' : `status.${status}`),
          count: counts.status.get(status) ?? 0,
        }))}
        total={sum(counts.status)}
        onChange={(id) => {
          change(
            'status',
            STATUSES.find((status) => status === id),
          );
        }}
      />
      <FilterSelect
        label={t('queue.filterLabel')}
        value={filter.label}
        choices={[...counts.label].map(([id, count]) => ({
          id,
          name: labelWords(words, id),
          count,
        }))}
        onChange={(id) => {
          change('label', id);
        }}
      />
      <FilterSelect
        label={t('queue.filterWho')}
        value={filter.who === undefined ? undefined : String(filter.who)}
        choices={[...words.review.layers.keys()].map((layer) => ({
          id: String(layer),
          name: words.generalName(layer),
          count: counts.who.get(layer) ?? 0,
        }))}
        onChange={(id) => {
          change('who', id === undefined ? undefined : Number(id));
        }}
      />
    </fieldset>
  );
});

const NONE: readonly never[] = [];
const COUNTED_AFTER_MS = 300;

type SelectProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
  /** Absent where an item may count for several choices. */
  readonly total?: number;
  readonly onChange: (id: string | undefined) => void;
};

function FilterSelect({ label, value, choices, total, onChange }: SelectProps) {
  const { t } = useDesk();
  const shown = choices.filter(({ id, count }) => count > 0 || id === value);
  return (
    <Select
      label={label}
      options={[
        {
          id: ALL,
          name: total === undefined ? t('queue.everything') : t('queue.all', { count: total }),
        },
        ...shown.map(({ id, name, count }) => ({ id, name: t('queue.choice', { name, count }) })),
      ]}
      value={value ?? ALL}
      onChange={(id) => {
        onChange(id === ALL ? undefined : id);
      }}
    />
  );
}

/** `F` goes to the first filter. */
function useFilterFocus() {
  const { screen } = useDesk();
  const box = useRef<HTMLFieldSetElement>(null);
  const wish = useScreen((state) => state.focusWish);
  useEffect(() => {
    if (wish?.part !== 'filter') return;
    box.current?.querySelector('button')?.focus();
    screen.setState({ focusWish: undefined });
  }, [screen, wish]);
  return box;
}

function sum(counts: ReadonlyMap<unknown, number>): number {
  return [...counts.values()].reduce((all, count) => all + count, 0);
}
