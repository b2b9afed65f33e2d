import { type RefObject, useEffect, useRef } from 'react';
import type { ReviewItem } from '#domain/curation/review-items.ts';
import { Badge } from '#ui/badge.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { CardActions } from './card-actions.tsx';
import { CardDetails } from './card-details.tsx';
import { CardTools } from './card-tools.tsx';
import { useActiveItem, useDesk, useScreen, useWords } from './desk.tsx';
import { kindWords, statusWords } from './item-words.ts';
import { KindLetter } from './kind-letter.tsx';
import { NoteField } from './note-field.tsx';
import { OwnEditor } from './own-editor.tsx';
import styles from './review.module.css';
import { SuggestionLine } from './suggestion-line.tsx';
import { revealActive } from './use-review-surface.ts';
import { VersionList } from './version-list.tsx';
import { faultWords, readsTheSame } from './version-words.ts';

/**
 * Everything about the difference that is looked at. It stands below the text, not over it, so that it never
 * covers what it is about. Going on to the next one exchanges what it says, not what it is made of.
 */
export function ItemCard() {
  const { t } = useDesk();
  const words = useWords();
  const item = useActiveItem();
  const own = useScreen((state) => state.own);
  const areMany = useWorkspace((state) => (state.review?.layers.length ?? 0) > 2);
  const isTalking = useScreen((state) => state.areCommentsShown);
  const card = useRoomForText(item?.difference.key);
  return (
    <section
      ref={card}
      className={styles['card']}
      data-room={isTalking ? 'talk' : areMany ? 'versions' : undefined}
      aria-label={t('card.label')}
    >
      {item ? (
        <>
          <div className={styles['cardTop']}>
            <CardHead item={item} />
            <CardTools item={item} />
          </div>
          <VersionList item={item} />
          {readsTheSame(words, item.difference) && (
            <p className={styles['soft']}>
              {t('who.twoOfAName')} <a href="#/people">{t('who.merge')}</a>
            </p>
          )}
          {own?.key === item.difference.key ? (
            <OwnEditor own={own} />
          ) : (
            <>
              <SuggestionLine item={item} />
              <CardActions item={item} />
            </>
          )}
          <NoteField itemKey={item.difference.key} />
          {own === undefined && <CardDetails item={item} />}
        </>
      ) : (
        <p className={styles['soft']}>{t('card.nothingActive')}</p>
      )}
    </section>
  );
}

/** What the card grows by is taken from the text: what it is about must stay in sight. */
function useRoomForText(key: string | undefined): RefObject<HTMLElement | null> {
  const desk = useDesk();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!card.current) return undefined;
    const watch = new ResizeObserver(() => {
      revealActive(desk);
    });
    watch.observe(card.current);
    return () => {
      watch.disconnect();
    };
  }, [desk]);
  useEffect(() => {
    // Another difference is read from its beginning.
    if (card.current && key !== undefined) card.current.scrollTop = 0;
  }, [key]);
  return card;
}

function CardHead({ item }: { readonly item: ReviewItem }) {
  const { t } = useDesk();
  const words = useWords();
  const count = useWorkspace((state) => state.review?.items.length ?? 0);
  const { difference, status, waitsFor, isChanged, follows, lost } = item;
  const place = (words.index.positions.get(difference.key) ?? 0) + 1;
  const waiting = useWaiting(difference.key);
  return (
    <div className={styles['cardHead']}>
      <KindLetter kind={difference.kind} />
      <h2>{t('card.place', { kind: kindWords(words, item), place, count })}</h2>
      {difference.kind === 'edge' && difference.isTrim && <Badge>{t('card.trim')}</Badge>}
      {status !== 'open' && (
        <Badge tone={status === 'decided' ? 'agree' : 'differ'}>{statusWords(words, item)}</Badge>
      )}
      {waiting > 0 && (
        <span className={styles['soft']}>{t('card.waitsForThis', { count: waiting })}</span>
      )}
      {waitsFor.length > 0 && <span className={styles['soft']}>{t('card.waits')}</span>}
      {isChanged && <span className={styles['soft']}>{t('card.changed')}</span>}
      {lost && (
        <span className={styles['soft']}>{t('card.lost', { why: faultWords(words, lost) })}</span>
      )}
      {follows && <span className={styles['soft']}>{t('card.follows')}</span>}
    </div>
  );
}

/** How many links wait until this is decided. */
function useWaiting(key: string): number {
  return useWorkspace(({ review }) => {
    if (!review) return 0;
    let count = 0;
    // Relations come last: what waits is among them.
    for (let at = review.items.length - 1; at >= 0; at -= 1) {
      const item = review.items[at];
      if (item?.difference.kind !== 'relation') break;
      if (item.waitsFor.includes(key)) count += 1;
    }
    return count;
  });
}
