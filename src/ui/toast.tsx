import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import { useAnnounce } from './live-region.tsx';
import styles from './toast.module.css';

/** Long enough to read it and to reach Undo; hovering or focusing stops the clock. */
export const TOAST_MILLISECONDS = 10_000;

export type Toast = {
  readonly id: number;
  readonly text: string;
  /** Errors stay until dismissed. */
  readonly tone?: 'plain' | 'error';
  readonly action?: { readonly label: string; readonly onAct: () => void };
};

type Props = {
  readonly toasts: readonly Toast[];
  readonly label: string;
  readonly dismissLabel: string;
  readonly onDismiss: (id: number) => void;
};

export function ToastRegion(props: Props) {
  return props.toasts.length === 0 ? null : <OpenRegion {...props} />;
}

/** Gone with its last toast: nothing tells that a pointer or the focus was on it, and the next one has its time. */
function OpenRegion({ toasts, label, dismissLabel, onDismiss }: Props) {
  const [isHovered, setIsHovered] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  return (
    // It only watches whether somebody is reading; nothing in it acts on the section itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <section
      aria-label={label}
      // Stays usable above a modal dialog, and a press on it does not close one.
      data-react-aria-top-layer="true"
      className={styles['region']}
      onPointerEnter={() => {
        setIsHovered(true);
      }}
      onPointerLeave={() => {
        setIsHovered(false);
      }}
      onFocus={() => {
        setHasFocus(true);
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setHasFocus(false);
      }}
    >
      {toasts.map((toast) => (
        <ToastCard
          key={toast.id}
          toast={toast}
          isPaused={isHovered || hasFocus}
          dismissLabel={dismissLabel}
          onDismiss={(id) => {
            // What had the focus goes with it, without a word.
            setHasFocus(false);
            onDismiss(id);
          }}
        />
      ))}
    </section>
  );
}

type CardProps = {
  readonly toast: Toast;
  readonly isPaused: boolean;
  readonly dismissLabel: string;
  readonly onDismiss: (id: number) => void;
};

function ToastCard({ toast, isPaused, dismissLabel, onDismiss }: CardProps) {
  const announce = useAnnounce();
  const { id, text } = toast;
  const isError = toast.tone === 'error';
  useEffect(() => {
    announce(text);
  }, [announce, text]);
  useCountdown(isPaused || isError, () => {
    onDismiss(id);
  });
  const { action } = toast;
  return (
    <div className={classNames(styles['toast'], isError && styles['isError'])}>
      <p className={styles['text']} dir="auto">
        {text}
      </p>
      {action !== undefined && (
        <Button
          variant="quiet"
          onPress={() => {
            action.onAct();
            onDismiss(id);
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton
        label={dismissLabel}
        icon={<X />}
        onPress={() => {
          onDismiss(id);
        }}
      />
    </div>
  );
}

/** Calls `onEnd` once after the toast's time; a pause keeps what is left. */
function useCountdown(isPaused: boolean, onEnd: () => void): void {
  const left = useRef(TOAST_MILLISECONDS);
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  }, [onEnd]);
  useEffect(() => {
    if (isPaused) return undefined;
    const startedAt = Date.now();
    const timer = setTimeout(() => {
      end.current();
    }, left.current);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(0, left.current - (Date.now() - startedAt));
    };
  }, [isPaused]);
}
