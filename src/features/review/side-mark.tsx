import styles from './review.module.css';

/** The line that a version is drawn with: where it is and its pattern tell it apart without colour. */
export function SideMark({ side }: { readonly side: number }) {
  return (
    <span className={styles['sideMark']} data-side={Math.min(side, LAST_SIDE)} aria-hidden>
      abc
    </span>
  );
}

/** Later versions share the last line, as in the text. */
const LAST_SIDE = 3;
