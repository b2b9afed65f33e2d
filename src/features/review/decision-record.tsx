import { useMemo } from 'react';
import { VList } from 'virtua';
import { useFormats } from '#messages/messages.tsx';
import type { Position, ReviewItem } from '#domain/curation/review-items.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useWords } from './desk.tsx';
import { useGeneralName } from './general-name.ts';
import { goTo } from './item-acts.ts';
import { kindWords, rowWords } from './item-words.ts';
import { howWords, outcomeWords } from './outcome-words.ts';
import styles from './review.module.css';

/** Who decided what, when and why: the latest first. */
export function DecisionRecord() {
  const { t } = useDesk();
  const items = useWorkspace((state) => state.review?.items);
  const rows = useMemo(
    () =>
      (items ?? [])
        .flatMap((item) => item.positions.map((position) => ({ item, position })))
        .toSorted((a, b) => b.position.at - a.position.at),
    [items],
  );
  return (
    <>
      <h3>{t('finish.record')}</h3>
      {rows.length === 0 ? (
        <p className={styles['soft']}>{t('finish.recordNone')}</p>
      ) : (
        <nav className={styles['record']} aria-label={t('finish.record')}>
          <VList>
            {rows.map(({ item, position }) => (
              <RecordRow
                key={`${item.difference.key} ${position.by}`}
                item={item}
                position={position}
              />
            ))}
          </VList>
        </nav>
      )}
    </>
  );
}

type RowProps = { readonly item: ReviewItem; readonly position: Position };

function RecordRow({ item, position }: RowProps) {
  const desk = useDesk();
  const words = useWords();
  const formats = useFormats();
  const nameOf = useGeneralName(words);
  const { by, at, outcome, how, note } = position;
  const group =
    words.index.places[words.index.positions.get(item.difference.key) ?? -1]?.group ?? 0;
  const when = formats.dateTime(at, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <button
      type="button"
      className={styles['recordRow']}
      onClick={() => {
        desk.screen.setState({ stage: 'items', view: 'text' });
        goTo(desk, item.difference.key);
      }}
    >
      <span className={styles['queueHead']}>
        {desk.t('finish.recordRow', { name: nameOf(by), when })} · {howWords(words, how)}
      </span>
      <span>
        {kindWords(words, item)}: {outcomeWords(words, outcome, group)}
      </span>
      {note !== undefined && <q className={styles['said']}>{note}</q>}
      <bdi className={styles['queueQuote']}>{rowWords(words, item).quote}</bdi>
    </button>
  );
}
