import type { LabelDefinition } from '#domain/codebook/codebook.ts';
import styles from './label-badge.module.css';
import { labelStyle } from './label-style.ts';

/** The letter and pattern carry the meaning; the colour only helps. */
export function LabelBadge({ label }: { readonly label: LabelDefinition | undefined }) {
  if (!label) return null;
  return (
    <span className={styles['badge']}>
      <LabelLetter label={label} />
      {label.name}
    </span>
  );
}

export function LabelLetter({ label }: { readonly label: LabelDefinition }) {
  return (
    <span
      className={styles['letter']}
      style={labelStyle(label)}
      data-underline={label.underline}
      aria-hidden
    >
      {label.key}
    </span>
  );
}
