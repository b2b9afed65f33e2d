import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from '#ui/icon-button.tsx';
import { returnToText, useDesk } from './desk.tsx';
import styles from './panel-frame.module.css';

type Props = {
  readonly title: string;
  readonly closeLabel: string;
  /** How many rows it has, where they go once they are answered. */
  readonly count?: number;
  readonly children: ReactNode;
};

/** What stands at the side of the text: below a width it takes the whole screen. */
export function PanelFrame({ title, closeLabel, count, children }: Props) {
  const desk = useDesk();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that opened it, or that answered its last rows, is gone, and the focus with it.
  useEffect(() => {
    if (count !== undefined && document.activeElement === document.body) heading.current?.focus();
  }, [count]);
  return (
    <section className={styles['panel']} aria-labelledby={id}>
      <div className={styles['head']}>
        <h2 ref={heading} id={id} tabIndex={-1}>
          {title}
        </h2>
        <IconButton
          label={closeLabel}
          icon={<X />}
          onPress={() => {
            desk.screen.setState({ panel: undefined });
            returnToText(desk);
          }}
        />
      </div>
      {children}
    </section>
  );
}
