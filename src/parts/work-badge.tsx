import { CircleCheck, CornerUpLeft, PencilLine, Send } from 'lucide-react';
import type { Layer } from '#domain/annotation/layer.ts';
import type { ArticleId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { Badge } from '#ui/badge.tsx';
import styles from './work-badge.module.css';

type Props = {
  readonly state: Layer['state'];
  /** The article of my own work: what was reviewed leads to what was decided. */
  readonly articleId?: ArticleId | undefined;
};

/** How far somebody's work on an article is: draft, handed in, approved, sent back. */
export function WorkBadge({ state, articleId }: Props) {
  const t = useMessages('common');
  const { tone, Icon } = LOOKS[state];
  const badge = (
    <Badge tone={tone} icon={<Icon size={14} aria-hidden />}>
      {t(`work.${state}`)}
    </Badge>
  );
  const isReviewed = state === 'returned' || state === 'approved';
  if (!isReviewed || articleId === undefined) return badge;
  return (
    <a className={styles['link']} href={`#/answers/${articleId}`} title={t('workDecided')}>
      {badge}
    </a>
  );
}

const LOOKS = {
  draft: { tone: 'plain', Icon: PencilLine },
  submitted: { tone: 'plain', Icon: Send },
  approved: { tone: 'agree', Icon: CircleCheck },
  returned: { tone: 'differ', Icon: CornerUpLeft },
} as const;
