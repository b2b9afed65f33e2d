import { useFormats } from '#messages/messages.tsx';
import type { ReviewItem } from '#domain/curation/review-items.ts';
import type { AnnotatorId } from '#domain/ids.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useScreen } from './desk.tsx';
import { howWords, outcomeWords } from './outcome-words.ts';
import styles from './review.module.css';
import type { WordContext } from './word-context.ts';

type Props = { readonly item: ReviewItem; readonly words: WordContext };

/** Who answered what, when, how, and with which note. */
export function ItemAnswers({ item, words }: Props) {
  const { t } = useDesk();
  const formats = useFormats();
  const nameOf = useAnswererName(words, item);
  const group =
    words.index.places[words.index.positions.get(item.difference.key) ?? -1]?.group ?? 0;
  return (
    <ul className={styles['answers']}>
      {item.positions.map(({ by, at, outcome, how, note }) => (
        <li key={by}>
          <bdi>
            {t('card.answer', { name: nameOf(by), outcome: outcomeWords(words, outcome, group) })}
          </bdi>
          {note !== undefined && <q className={styles['said']}>{note}</q>}{' '}
          <small className={styles['soft']}>
            {howWords(words, how)} ·{' '}
            <time dateTime={new Date(at).toISOString()}>
              {formats.dateTime(at, { dateStyle: 'short', timeStyle: 'short' })}
            </time>
          </small>
        </li>
      ))}
      {item.disputed.map(({ by, note }) => (
        <li key={`disputed ${by}`}>
          {note === undefined
            ? t('card.disputed', { name: nameOf(by) })
            : t('card.disputedNote', { name: nameOf(by), note })}
        </li>
      ))}
    </ul>
  );
}

/** While names are hidden, whoever has a layer here is called by its letter. */
function useAnswererName(
  words: WordContext,
  item: Pick<ReviewItem, 'difference'>,
): (by: AnnotatorId) => string {
  const annotators = useWorkspace((state) => state.project?.annotators) ?? [];
  const seed = useScreen((state) => state.seed);
  const { layers } = words.review;
  const group =
    words.index.places[words.index.positions.get(item.difference.key) ?? -1]?.group ?? 0;
  return (by) => {
    const layer = layers.findIndex(({ annotator }) => annotator.id === by);
    if (seed !== undefined && layer !== -1) return words.nameOf(layer, group);
    return layers[layer]?.annotator.name ?? annotators.find(({ id }) => id === by)?.name ?? by;
  };
}
