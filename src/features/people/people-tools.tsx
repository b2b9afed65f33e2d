import { useMessages } from '#messages/messages.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { Select } from '#ui/select.tsx';
import { FILTERS, type Filter, type PeopleView, SORTS } from './list-people.ts';
import styles from './people.module.css';

type Props = { readonly view: PeopleView; readonly onView: (view: PeopleView) => void };

/** What the list shows, and in which order. */
export function PeopleTools({ view, onView }: Props) {
  const t = useMessages('people');
  const kinds = useMessages('annotate');
  const common = useMessages('common');
  const nameOf = (filter: Filter): string =>
    filter === 'all' || filter === 'confidential' || filter === 'unnamed'
      ? t(`filter.${filter}`)
      : kinds(`entity.kinds.${filter}`);
  return (
    <search className={styles['tools']}>
      <div className={styles['search']}>
        <SearchField
          label={t('search')}
          clearLabel={common('action.clearSearch')}
          value={view.query}
          onChange={(query) => {
            onView({ ...view, query });
          }}
        />
      </div>
      <div className={styles['choice']}>
        <Select
          label={t('filter.label')}
          hideLabel
          options={FILTERS.map((id) => ({ id, name: nameOf(id) }))}
          value={view.filter}
          onChange={(filter) => {
            onView({ ...view, filter });
          }}
        />
      </div>
      <div className={styles['choice']}>
        <Select
          label={t('sort.label')}
          hideLabel
          options={SORTS.map((id) => ({ id, name: t(`sort.${id}`) }))}
          value={view.sort}
          onChange={(sort) => {
            onView({ ...view, sort });
          }}
        />
      </div>
    </search>
  );
}
