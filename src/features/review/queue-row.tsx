import { Check, CircleHelp, Hourglass, MessageCircle } from 'lucide-react';
import { memo } from 'react';
import { isDisputed, type ItemStatus, type ReviewItem } from '#domain/curation/review-items.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useWords } from './desk.tsx';
import { goTo } from './item-acts.ts';
import { kindWords, rowWords, statusWords } from './item-words.ts';
import { KindLetter } from './kind-letter.tsx';
import styles from './review.module.css';

const ICONS: Readonly<Partial<Record<ItemStatus, typeof Check>>> = {
  decided: Check,
  asked: CircleHelp,
  talk: MessageCircle,
  waiting: Hourglass,
};

export const QueueRow = memo(function QueueRow({ item }: { readonly item: ReviewItem }) {
  const desk = useDesk();
  const words = useWords();
  const { t } = desk;
  const { key, kind } = item.difference;
  const isActive = useWorkspace((state) => state.review?.activeKey === key);
  const { labels, quote } = rowWords(words, item);
  const Icon = ICONS[item.status];
  return (
    <button
      type="button"
      className={styles['queueRow']}
      aria-current={isActive ? 'true' : undefined}
      data-status={item.status}
      onClick={() => {
        desk.screen.setState({ view: 'text' });
        goTo(desk, key);
      }}
    >
      <KindLetter kind={kind} />
      <span className={styles['queueWords']}>
        <span className={styles['queueHead']}>
          {kindWords(words, item)} · {labels}
          {item.lost && ` · ${t('queue.lost')}`}
          {isDisputed(item) && ` · ${t('status.disputed')}`}
          {item.waitsFor.length > 0 && ` · ${t('queue.waits')}`}
        </span>
        <bdi className={styles['queueQuote']}>{quote}</bdi>
      </span>
      {Icon && <Icon aria-hidden className={styles['statusIcon']} />}
      <VisuallyHidden>{statusWords(words, item)}</VisuallyHidden>
    </button>
  );
});
