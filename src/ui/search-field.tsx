import { Search, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import { classNames } from './class-names.ts';
import styles from './field.module.css';

type Props = {
  readonly label: string;
  readonly clearLabel: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** Escape empties it. */
export function SearchField({ label, clearLabel, value, onChange }: Props) {
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      className={classNames(styles['field'])}
    >
      <div className={styles['search']}>
        <span className={styles['searchIcon']}>
          <Search aria-hidden />
        </span>
        <Input className={classNames(styles['input'])} placeholder={label} dir="auto" />
        <Button className={classNames(styles['clear'])} aria-label={clearLabel}>
          <X aria-hidden />
        </Button>
      </div>
    </AriaSearchField>
  );
}
