import type { ReactNode } from 'react';
import { useDesk } from './desk.tsx';
import { goTo } from './item-acts.ts';
import styles from './review.module.css';

type Props = { readonly itemKey: string; readonly children: ReactNode };

/** What is said of an item at the end of a review; pressed, it leads there, in the text. */
export function ItemRow({ itemKey, children }: Props) {
  const desk = useDesk();
  return (
    <button
      type="button"
      className={styles['recordRow']}
      onClick={() => {
        desk.screen.setState({ stage: 'items', view: 'text' });
        goTo(desk, itemKey);
      }}
    >
      {children}
    </button>
  );
}
