import { Select } from '#ui/select.tsx';
import styles from './import-preview.module.css';

type Props = {
  readonly title: string;
  /** What becomes of a name that leads nowhere. */
  readonly noneLabel: string;
  readonly rows: readonly {
    readonly name: string;
    readonly hint: string;
    readonly example?: string | undefined;
  }[];
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: ReadonlyMap<string, string>;
  readonly onChange: (chosen: ReadonlyMap<string, string>) => void;
};

const NONE = '';

/** Names of a file, each with what it is here. */
export function NameTable({ title, noneLabel, rows, options, chosen, onChange }: Props) {
  const choices = [{ id: NONE, name: noneLabel }, ...options.map(({ id, name }) => ({ id, name }))];
  return (
    <ul className={styles['names']} aria-label={title}>
      {rows.map(({ name, hint, example }) => (
        <li key={name} className={styles['name']}>
          <div className={styles['nameWords']}>
            <bdi className={styles['theirs']}>{name}</bdi>
            <span className={styles['soft']}>{hint}</span>
            {example !== undefined && (
              <q className={styles['example']} dir="auto">
                {example}
              </q>
            )}
          </div>
          <div className={styles['nameChoice']}>
            <Select
              label={name}
              hideLabel
              options={choices}
              value={chosen.get(name) ?? NONE}
              onChange={(id) => {
                onChange(new Map([...chosen, [name, id]]));
              }}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
