import { memo } from 'react';
import type { AnnotationId } from '#domain/ids.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { Attributed } from './attributed.tsx';
import { jumpTo } from './attribution-acts.ts';
import styles from './annotate.module.css';
import { useDesk } from './desk.tsx';
import { LabelBadge } from '#parts/label-badge.tsx';
import { clampText, quoteOf } from '#parts/quote-text.ts';
import { useAnnotation, useLabel, useText } from './use-data.ts';

const SHOWN = 80;

export const OutlineRow = memo(function OutlineRow({ id }: { readonly id: AnnotationId }) {
  const desk = useDesk();
  const annotation = useAnnotation(id);
  const label = useLabel(annotation?.label ?? '');
  const text = useText();
  const isActive = useWorkspace((state) => state.open?.activeId === id);
  if (!annotation) return null;
  return (
    <button
      type="button"
      className={styles['outlineRow']}
      aria-current={isActive ? 'true' : undefined}
      onClick={() => {
        jumpTo(desk, id);
      }}
    >
      <LabelBadge label={label} />
      <bdi className={styles['outlineQuote']}>{clampText(quoteOf(text, annotation), SHOWN)}</bdi>
      {annotation.label === 'CLAIM' && <Attributed id={id} />}
    </button>
  );
});
