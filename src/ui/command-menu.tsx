import { Search } from 'lucide-react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { Input } from 'react-aria-components/Input';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { SearchField } from 'react-aria-components/SearchField';
import { classNames } from './class-names.ts';
import styles from './command-menu.module.css';
import fields from './field.module.css';

export type CommandEntry = {
  readonly id: string;
  readonly name: string;
  /** As shown to the user: one element a key held down, several ways one after the other. */
  readonly keys: readonly (readonly string[])[];
  readonly isDisabled?: boolean;
};

export type CommandGroup = {
  readonly id: string;
  readonly name: string;
  readonly commands: readonly CommandEntry[];
};

type Props = {
  readonly label: string;
  readonly placeholder: string;
  readonly nothing: string;
  readonly groups: readonly CommandGroup[];
  readonly onChoose: (id: string) => void;
};

/** A box to type in and the commands that fit, the first one chosen by Enter. */
export function CommandMenu({ label, placeholder, nothing, groups, onChoose }: Props) {
  const { contains } = useFilter({ sensitivity: 'base' });
  return (
    <Autocomplete filter={contains}>
      <SearchField
        aria-label={label}
        className={classNames(fields['field'])}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- It is opened to be typed into.
        autoFocus
      >
        <div className={fields['search']}>
          <span className={fields['searchIcon']}>
            <Search aria-hidden />
          </span>
          <Input className={classNames(fields['input'])} placeholder={placeholder} />
        </div>
      </SearchField>
      {/* What scrolls must be reachable by key, and the entries have the focus only in name. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <section className={styles['scroller']} tabIndex={0} aria-label={label}>
        <Menu
          aria-label={label}
          className={classNames(styles['menu'])}
          onAction={(key) => {
            onChoose(String(key));
          }}
          renderEmptyState={() => <p className={styles['nothing']}>{nothing}</p>}
        >
          {groups.map((group) => (
            <MenuSection key={group.id}>
              <Header className={classNames(styles['heading'])}>{group.name}</Header>
              {group.commands.map((command) => (
                <MenuItem
                  key={command.id}
                  id={command.id}
                  textValue={command.name}
                  isDisabled={command.isDisabled ?? false}
                  className={classNames(fields['option'])}
                >
                  <span className={fields['optionText']}>{command.name}</span>
                  {command.keys.map((parts) => (
                    <kbd key={parts.join('+')} className={fields['optionEnd']}>
                      {parts.join(' ')}
                    </kbd>
                  ))}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </section>
    </Autocomplete>
  );
}
