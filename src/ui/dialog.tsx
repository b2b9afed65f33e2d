import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';
import { focusPage } from './page-title.tsx';
import { passKeys } from './pass-keys.ts';
import { useKeptFocus } from './use-kept-focus.ts';

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly closeLabel: string;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  readonly size?: 'small' | 'normal' | 'large' | 'wide';
  readonly role?: 'dialog' | 'alertdialog';
  /** Nothing inside takes the focus: then the content does, so that arrow keys can scroll it. */
  readonly isReading?: boolean;
  /** Somebody has typed something into it: a click that goes astray must not take it away. */
  readonly holdsWords?: boolean;
  /** False while work runs that closing would leave without an outcome. */
  readonly canClose?: boolean;
  readonly children: ReactNode;
};

/**
 * Modal; open as long as it is rendered. Escape closes it, and a click outside unless it holds words; the
 * focus goes back.
 */
export function Dialog(props: Props) {
  const {
    title,
    onClose,
    size = 'normal',
    role = 'dialog',
    canClose = true,
    holdsWords = false,
  } = props;
  const dialog = useRef<HTMLElement>(null);
  useKeptFocus(dialog, () => {
    if (canClose) onClose();
  });
  useFocusAfterwards();
  return (
    <ModalOverlay
      isOpen
      className={classNames(styles['scrim'])}
      isDismissable={canClose && role === 'dialog' && !holdsWords}
      isKeyboardDismissDisabled={!canClose}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={classNames(styles['modal'], styles[size])}>
        <AriaDialog ref={dialog} role={role} className={classNames(styles['dialog'])}>
          <header className={styles['header']}>
            <Heading slot="title" level={2} className={classNames(styles['title'])}>
              {title}
            </Heading>
            {role === 'dialog' && (
              <IconButton
                label={props.closeLabel}
                icon={<X />}
                onPress={onClose}
                isDisabled={!canClose}
              />
            )}
          </header>
          <div
            className={styles['body']}
            {...(props.isReading === true
              ? { role: 'region', 'aria-label': title, tabIndex: 0 }
              : {})}
          >
            {props.children}
          </div>
          {props.footer !== undefined && (
            <footer className={styles['footer']}>{props.footer}</footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/**
 * The focus goes back to what had it, in the next frame; keys that are faster are passed on to it. That may be
 * gone, or nothing may have had the focus: then the page gets it, not nothing.
 */
function useFocusAfterwards(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const stopPassing = passKeys(() =>
        isFocusFree() && opener instanceof HTMLElement && opener.isConnected ? opener : undefined,
      );
      // The second frame: in the first the focus goes back, if it can.
      requestAnimationFrame(() => {
        requestAnimationFrame(() => {
          stopPassing();
          if (isFocusFree()) focusPage();
        });
      });
    },
    [opener],
  );
}

function isFocusFree(): boolean {
  const isLost = document.activeElement === document.body;
  return isLost && !document.querySelector('[role$="dialog"]');
}
