import type { LabelDefinition } from '#domain/codebook/codebook.ts';
import styles from './card.module.css';
import { labelStyle } from './label-style.ts';

/** The letter and pattern carry the meaning; the colour only helps. */
export function LabelBadge({ label }: { readonly label: LabelDefinition | undefined }) {
  if (!label) return null;
  return (
    <span className={styles['badge']} style={labelStyle(label)}>
      <span className={styles['letter']} data-underline={label.underline} aria-hidden>
        {label.key}
      </span>
      {label.name}
    </span>
  );
}
