import { shorten } from '#domain/text/shorten.ts';
import { Select } from '#ui/select.tsx';
import { Callout } from '#ui/callout.tsx';
import { Switch } from '#ui/switch.tsx';
import { useMessages } from '#messages/messages.tsx';
import { countNotes } from '#parts/note-words.ts';
import type { ColumnMapping, ImportChoices, Looked } from '#workspace/import-session.ts';

import styles from './import-preview.module.css';

type Table = NonNullable<Looked['table']>;

type Props = {
  readonly table: Table;
  /** What came out of it so far. */
  readonly items: Looked['items'];
  /** What the user has chosen; undefined: what is proposed counts. */
  readonly chosen: ColumnMapping | undefined;
  /** Reads the table again. */
  readonly onChange: (choices: Pick<ImportChoices, 'columns' | 'hasHeader' | 'dateOrder'>) => void;
};

const FIELDS = ['title', 'byline', 'outlet', 'publishedAt', 'url', 'language', 'id'] as const;
type Field = (typeof FIELDS)[number];

const NONE = '';
/** Rows that are enough to see what a column holds. */
const SHOWN_ROWS = 4;
/** Longest start of a cell that is shown, in code units. */
const SHOWN_CELL = 140;

/** Which column of a table holds what. */
export function PreviewTable({ table, items, chosen, onChange }: Props) {
  const t = useMessages('library');
  const common = useMessages('common');
  const mapping: Partial<ColumnMapping> = chosen ?? table.proposal ?? {};
  const names: Readonly<Record<Field, string>> = {
    title: common('details.articleTitle'),
    byline: common('details.byline'),
    outlet: common('details.outlet'),
    publishedAt: common('details.date'),
    url: t('preview.url'),
    language: t('preview.language'),
    id: t('preview.table.id'),
  };
  const columns = table.columns.map((column) => ({ id: column, name: column }));
  function choose(field: Field, column: string): void {
    const { text } = mapping;
    if (text === undefined) return;
    const { [field]: _before, ...others } = mapping;
    onChange({ columns: { ...others, text, ...(column === NONE ? {} : { [field]: column }) } });
  }
  return (
    <section className={styles['text']} aria-label={t('preview.table.title')}>
      <h3 className={styles['heading']}>{t('preview.table.title')}</h3>
      <p className={styles['soft']}>{t('preview.table.hint')}</p>
      {table.hasHeader !== undefined && (
        <Switch
          label={t('preview.table.header')}
          description={t('preview.table.headerHint')}
          isOn={table.hasHeader}
          onChange={(hasHeader) => {
            // Its columns are called otherwise now.
            onChange({ hasHeader, columns: undefined });
          }}
        />
      )}
      <div className={styles['details']}>
        <Select
          label={t('preview.table.text')}
          placeholder={t('preview.table.choose')}
          options={columns}
          value={mapping.text ?? null}
          onChange={(text) => {
            onChange({ columns: { ...mapping, text } });
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
        {table.dates && <DateOrderSelect order={table.dates.order} onChange={onChange} />}
      </div>
      <Losses items={items} />
      <FirstRows table={table} />
    </section>
  );
}

type DateOrder = NonNullable<ImportChoices['dateOrder']>;

/** Asked where the dates in numbers do not show it themselves; correctable where they do. */
function DateOrderSelect(props: {
  readonly order: DateOrder | undefined;
  readonly onChange: Props['onChange'];
}) {
  const t = useMessages('library');
  return (
    <Select<DateOrder>
      label={t('preview.table.dateOrder')}
      description={t(
        props.order === undefined ? 'preview.table.dateOrderOpen' : 'preview.table.dateOrderHint',
      )}
      placeholder={t('preview.table.dateOrderChoose')}
      options={(['day-first', 'month-first'] as const).map((id) => ({
        id,
        name: t(`preview.table.order.${id}`),
      }))}
      value={props.order ?? null}
      onChange={(dateOrder) => {
        props.onChange({ dateOrder });
      }}
    />
  );
}

/** What is left out of the rows, or may stand in the wrong column: said before they are added. */
function Losses({ items }: Pick<Props, 'items'>) {
  const t = useMessages('library');
  const counts = countNotes(
    items.flatMap((item) => (item.kind === 'article' ? [item.article] : [])),
  );
  const ragged = counts.get('ragged-row') ?? 0;
  const dates = counts.get('date-not-read') ?? 0;
  if (ragged + dates === 0) return null;
  return (
    <Callout tone="info">
      {ragged > 0 && <p>{t('preview.table.ragged', { count: ragged })}</p>}
      {dates > 0 && <p>{t('preview.table.datesUnread', { count: dates })}</p>}
    </Callout>
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
                  {shorten(row[at] ?? '', SHOWN_CELL)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
