import type { ReactNode, RefObject } from 'react';
import { Menu, MenuItem, MenuTrigger, Separator } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Button, type ButtonVariant } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { IconButton } from './icon-button.tsx';

export type MenuEntry =
  | {
      readonly kind: 'item';
      readonly id: string;
      readonly name: string;
      readonly icon?: ReactNode;
      /** As shown to the user; the caller binds it. */
      readonly shortcut?: string;
      readonly isDangerous?: boolean;
      readonly isDisabled?: boolean;
      readonly onAct: () => void;
    }
  | { readonly kind: 'separator'; readonly id: string };

type Props = {
  readonly label: string;
  readonly icon: ReactNode;
  readonly entries: readonly MenuEntry[];
  readonly variant?: ButtonVariant;
  /** Shows the label as words beside the icon. */
  readonly showLabel?: boolean;
};

export function MenuButton(props: Props) {
  const { label, icon, entries, variant = 'quiet', showLabel = false } = props;
  return (
    <MenuTrigger>
      {showLabel ? (
        <Button variant={variant} icon={icon}>
          {label}
        </Button>
      ) : (
        <IconButton label={label} icon={icon} variant={variant} />
      )}
      <Popover className={classNames(styles['popover'])} offset={4} placement="bottom end">
        <Menu className={classNames(styles['list'])} aria-label={label}>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

type OpenMenuProps = Pick<Props, 'label' | 'entries'> & {
  /** The button it belongs to; the focus goes back there. */
  readonly trigger: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
};

/** The menu of a button that is made elsewhere; open as long as it is rendered. */
export function OpenMenu({ label, trigger, entries, onClose }: OpenMenuProps) {
  return (
    <Popover
      className={classNames(styles['popover'])}
      triggerRef={trigger}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      offset={4}
      placement="bottom start"
    >
      <Menu
        className={classNames(styles['list'])}
        aria-label={label}
        // It opened because its button was pressed.
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
        autoFocus="first"
        onClose={onClose}
      >
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </Menu>
    </Popover>
  );
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  if (entry.kind === 'separator') return <Separator className={classNames(styles['separator'])} />;
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.name}
      isDisabled={entry.isDisabled ?? false}
      onAction={() => {
        afterClosing(entry.onAct);
      }}
      className={classNames(styles['option'], entry.isDangerous === true && styles['isDanger'])}
    >
      {entry.icon !== undefined && (
        <span className={styles['optionIcon']} aria-hidden>
          {entry.icon}
        </span>
      )}
      <span className={styles['optionText']}>{entry.name}</span>
      {entry.shortcut !== undefined && <kbd className={styles['optionEnd']}>{entry.shortcut}</kbd>}
    </MenuItem>
  );
}

/**
 * Acts once the menu is gone and has given the focus back to its button. A field or a dialog that
 * opened before would have the focus taken away again, and would not know where to return it to.
 */
function afterClosing(act: () => void): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      act();
    });
  });
}
