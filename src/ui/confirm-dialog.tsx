import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

type Props = {
  readonly title: string;
  /** What will happen, and whether it can be taken back. */
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly isDangerous?: boolean;
  readonly canConfirm?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** Asks before something that cannot be undone; the safe answer has the focus. */
export function ConfirmDialog(props: Props) {
  const { canConfirm = true, isDangerous = false } = props;
  return (
    <Dialog
      role="alertdialog"
      size="small"
      title={props.title}
      closeLabel={props.cancelLabel}
      onClose={props.onCancel}
      footer={
        <>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- Enter must not confirm by accident. */}
          <Button autoFocus onPress={props.onCancel}>
            {props.cancelLabel}
          </Button>
          <Button
            variant={isDangerous ? 'danger' : 'primary'}
            isDisabled={!canConfirm}
            onPress={props.onConfirm}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
