import { useRef } from 'react';
import { classNames } from '#ui/class-names.ts';
import styles from './bar.module.css';
import { useDesk, useScreen } from './desk.tsx';
import { SelectionTools } from './selection-tools.tsx';
import { useBarPosition } from './use-bar-position.ts';

/** The bar below a selection's last line: labels with their keys. Never over what is selected. */
export function SelectionBar({ isDocked }: { readonly isDocked: boolean }) {
  const { t } = useDesk();
  const selection = useScreen((state) => state.selection);
  const bar = useRef<HTMLDivElement>(null);
  useBarPosition(bar, isDocked ? undefined : selection?.span);
  if (!selection) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- Its buttons take the focus; the handler only keeps a press from taking the selection away.
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('bar.label')}
      className={classNames(styles['bar'], isDocked ? styles['isDocked'] : styles['isFloating'])}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
    >
      <SelectionTools span={selection.span} hasSteppers={isDocked} />
    </div>
  );
}
