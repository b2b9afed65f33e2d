import type { CSSProperties, ReactNode } from 'react';
import styles from './bar.module.css';

type Props = {
  readonly label: string;
  readonly title?: string;
  readonly style?: CSSProperties;
  readonly onPress: () => void;
  readonly children: ReactNode;
};

/** A plain button: one that takes no focus on press, so that the selection in the text stays. */
export function BarButton({ label, title, style, onPress, children }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      title={title}
      className={styles['button']}
      style={style}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
