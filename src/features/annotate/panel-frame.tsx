import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { IconButton } from '#ui/icon-button.tsx';
import { returnToText, useDesk } from './desk.tsx';
import styles from './panel-frame.module.css';

type Props = {
  readonly title: string;
  readonly closeLabel: string;
  readonly children: ReactNode;
};

/** What stands at the side of the text: below a width it takes the whole screen. */
export function PanelFrame({ title, closeLabel, children }: Props) {
  const desk = useDesk();
  const id = useId();
  return (
    <section className={styles['panel']} aria-labelledby={id}>
      <div className={styles['head']}>
        <h2 id={id}>{title}</h2>
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
