import { MessageSquareText, TriangleAlert } from 'lucide-react';
import type { Annotation } from '#domain/annotation/annotation.ts';
import type { LabelDefinition } from '#domain/codebook/codebook.ts';
import { Attributed } from './attributed.tsx';
import styles from './card.module.css';
import { CommentCount } from './comment-count.tsx';
import { useDesk } from './desk.tsx';
import { verdictOf } from './check-words.ts';
import { LinkCount } from './link-count.tsx';
import { Badge } from '#ui/badge.tsx';
import { LabelBadge } from '#parts/label-badge.tsx';
import { clampText, quoteOf } from '#parts/quote-text.ts';
import { useText } from './use-data.ts';

const SHOWN = 90;

type Props = {
  readonly annotation: Annotation;
  readonly label: LabelDefinition | undefined;
  readonly onOpen: () => void;
};

/** A card at rest: what, who, and whether something is amiss. All of it is one button. */
export function CardSummary({ annotation, label, onOpen }: Props) {
  const { t } = useDesk();
  const text = useText();
  const verdict = verdictOf(annotation, label);
  return (
    <button type="button" className={styles['summary']} onClick={onOpen}>
      <span className={styles['row']}>
        <LabelBadge label={label} />
        {label?.id === 'CLAIM' && <Attributed id={annotation.id} />}
        {annotation.health !== 'sound' && (
          <TriangleAlert
            size={16}
            aria-label={t(annotation.health === 'orphaned' ? 'card.orphaned' : 'card.needsReview')}
          />
        )}
        {annotation.note !== undefined && (
          <MessageSquareText size={16} aria-label={t('card.hasNote')} />
        )}
        {verdict !== undefined && <Badge>{t('check.verdict', { verdict })}</Badge>}
        <LinkCount id={annotation.id} />
        <CommentCount id={annotation.id} />
      </span>
      <bdi className={styles['line']}>{clampText(quoteOf(text, annotation), SHOWN)}</bdi>
    </button>
  );
}
