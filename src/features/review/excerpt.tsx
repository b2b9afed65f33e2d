import type { ExcerptPiece } from './excerpt-of.ts';
import styles from './review.module.css';

const CLASSES: Readonly<Record<ExcerptPiece['kind'], string | undefined>> = {
  around: undefined,
  shared: styles['shared'],
  own: styles['own'],
  lacking: styles['lacking'],
};

/** A version in its sentence: what only it has, and what it lacks, stand out by more than colour. */
export function Excerpt({ pieces }: { readonly pieces: readonly ExcerptPiece[] }) {
  return (
    <span className={styles['excerpt']} dir="auto">
      {pieces.map(({ kind, text }, at) => {
        const name = CLASSES[kind];
        // oxlint-disable-next-line react/no-array-index-key -- A piece is nothing but its place.
        return name === undefined ? (
          text
        ) : (
          <span key={at} className={name}>
            {text}
          </span>
        );
      })}
    </span>
  );
}
