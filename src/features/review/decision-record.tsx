import { useMemo } from 'react';
import { VList } from 'virtua';
import { useFormats } from '#messages/messages.tsx';
import type { Said } from '#domain/curation/fold-review.ts';
import type { ReviewItem } from '#domain/curation/review-items.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useWords } from './desk.tsx';
import { useGeneralName } from './general-name.ts';
import { ItemRow } from './item-row.tsx';
import { saidOf } from './item-answers.tsx';
import { kindWords } from './item-words.ts';
import { howWords } from './outcome-words.ts';
import styles from './review.module.css';
import { saidWords } from './said-words.ts';

/** Up to so many are all shown; more scroll by themselves. */
const SHOWN = 60;

/** Who decided and disputed what, when and why: the latest first. */
export function DecisionRecord() {
  const { t } = useDesk();
  const items = useWorkspace((state) => state.review?.items);
  const said = useWorkspace((state) => state.review?.said);
  const rows = useMemo(
    () =>
      (items ?? [])
        .flatMap((item) => saidOf(said, item).map((each) => ({ item, each })))
        .toSorted((a, b) => b.each.at - a.each.at)
        .map(({ item, each }) => (
          <RecordRow
            key={`${item.difference.key} ${each.kind} ${each.by} ${each.at}`}
            item={item}
            each={each}
          />
        )),
    [items, said],
  );
  const title = t('finish.record', { count: rows.length });
  return (
    <>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p className={styles['soft']}>{t('finish.recordNone')}</p>
      ) : (
        <nav className={styles[rows.length > SHOWN ? 'record' : 'answers']} aria-label={title}>
          {rows.length > SHOWN ? <VList>{rows}</VList> : rows}
        </nav>
      )}
    </>
  );
}

type RowProps = { readonly item: ReviewItem; readonly each: Said };

function RecordRow({ item, each }: RowProps) {
  const desk = useDesk();
  const words = useWords();
  const formats = useFormats();
  const nameOf = useGeneralName(words);
  const { by, at, note } = each;
  const when = formats.dateTime(at, { dateStyle: 'short', timeStyle: 'short' });
  const { what, quote } = saidWords(words, item, each, nameOf(by));
  return (
    <ItemRow itemKey={item.difference.key}>
      <span className={styles['queueHead']}>
        {desk.t('finish.recordRow', { name: nameOf(by), when })}
        {each.kind === 'decision' && ` · ${howWords(words, each.how)}`}
      </span>
      <span>
        {kindWords(words, item)}: {what}
      </span>
      {note !== undefined && <q className={styles['said']}>{note}</q>}
      <bdi className={styles['queueQuote']}>{quote}</bdi>
    </ItemRow>
  );
}
