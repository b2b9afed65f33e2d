import { Select } from '#ui/select.tsx';
import { useMessages } from '#messages/messages.tsx';
import type { ColumnMapping, Looked } from '#workspace/import-session.ts';
import styles from './import-preview.module.css';

type Table = NonNullable<Looked['table']>;

type Props = {
  readonly table: Table;
  /** What the user has chosen; undefined: what is proposed counts. */
  readonly chosen: ColumnMapping | undefined;
  readonly onChange: (columns: ColumnMapping) => void;
};

const FIELDS = ['title', 'byline', 'outlet', 'publishedAt', 'url', 'language', 'id'] as const;
type Field = (typeof FIELDS)[number];

const NONE = '';
/** Rows that are enough to see what a column holds. */
const SHOWN_ROWS = 4;
/** Longest start of a cell that is shown, in code units. */
const SHOWN_CELL = 140;

/** Which column of a table holds what. A change reads the table again. */
export function PreviewTable({ table, chosen, onChange }: Props) {
  const t = useMessages('library');
  const mapping: Partial<ColumnMapping> = chosen ?? table.proposal ?? {};
  const names: Readonly<Record<Field, string>> = {
    title: t('details.articleTitle'),
    byline: t('details.byline'),
    outlet: t('details.outlet'),
    publishedAt: t('details.date'),
    url: t('preview.url'),
    language: t('preview.language'),
    id: t('preview.table.id'),
  };
  const columns = table.columns.map((column) => ({ id: column, name: column }));
  function choose(field: Field, column: string): void {
    const { text } = mapping;
    if (text === undefined) return;
    const { [field]: _before, ...others } = mapping;
    onChange({ ...others, text, ...(column === NONE ? {} : { [field]: column }) });
  }
  return (
    <section className={styles['text']} aria-label={t('preview.table.title')}>
      <h3 className={styles['heading']}>{t('preview.table.title')}</h3>
      <p className={styles['soft']}>{t('preview.table.hint')}</p>
      <div className={styles['details']}>
        <Select
          label={t('preview.table.text')}
          placeholder={t('preview.table.choose')}
          options={columns}
          value={mapping.text ?? null}
          onChange={(text) => {
            onChange({ ...mapping, text });
          }}
        />
        {FIELDS.map((field) => (
          <Select
            key={field}
            label={names[field]}
            isDisabled={mapping.text === undefined}
            options={[{ id: NONE, name: t('preview.table.none') }, ...columns]}
            value={mapping[field] ?? NONE}
            onChange={(column) => {
              choose(field, column);
            }}
          />
        ))}
      </div>
      <FirstRows table={table} />
    </section>
  );
}

function FirstRows({ table }: { readonly table: Table }) {
  const t = useMessages('library');
  const rows = table.firstRows.slice(0, SHOWN_ROWS);
  return (
    // Wider than the window: the keyboard must be able to scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <section className={styles['rows']} aria-label={t('preview.table.rows')} tabIndex={0}>
      <table>
        <caption>{t('preview.table.rows')}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                <bdi>{column}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // Rows have no name; they neither move nor change.
            // oxlint-disable-next-line react/no-array-index-key -- see above
            <tr key={index}>
              {table.columns.map((column, at) => (
                <td key={column} dir="auto">
                  {startOf(row[at] ?? '')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function startOf(cell: string): string {
  return cell.length > SHOWN_CELL ? `${cell.slice(0, SHOWN_CELL).toWellFormed()}…` : cell;
}
