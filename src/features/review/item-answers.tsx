import { useFormats } from '#messages/messages.tsx';
import type { ReviewLog, Said } from '#domain/curation/fold-review.ts';
import type { ReviewItem } from '#domain/curation/review-items.ts';
import type { AnnotatorId } from '#domain/ids.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useScreen } from './desk.tsx';
import { howWords, outcomeWords } from './outcome-words.ts';
import styles from './review.module.css';
import type { WordContext } from './word-context.ts';

type Props = { readonly item: ReviewItem; readonly words: WordContext };

/** Who decided and answered what, when, how, and with which note: what was decided before as well. */
export function ItemAnswers({ item, words }: Props) {
  const { t } = useDesk();
  const formats = useFormats();
  const said = useWorkspace((state) => state.review?.said);
  const nameOf = useAnswererName(words, item);
  const group =
    words.index.places[words.index.positions.get(item.difference.key) ?? -1]?.group ?? 0;
  return (
    <ul className={styles['answers']}>
      {saidOf(said, item).map((each) => (
        <li key={`${each.kind} ${each.by} ${each.at}`}>
          <bdi>
            {each.kind === 'decision'
              ? t('card.answer', {
                  name: nameOf(each.by),
                  outcome: outcomeWords(words, each.outcome, group),
                })
              : t(`card.said.${each.answer}`, { name: nameOf(each.by) })}
          </bdi>
          {each.note !== undefined && <q className={styles['said']}>{each.note}</q>}{' '}
          <small className={styles['soft']}>
            {each.kind === 'decision' && `${howWords(words, each.how)} · `}
            <time dateTime={new Date(each.at).toISOString()}>
              {formats.dateTime(each.at, { dateStyle: 'short', timeStyle: 'short' })}
            </time>
          </small>
        </li>
      ))}
    </ul>
  );
}

/** All that was said of an item as it is now, latest first. */
export function saidOf(
  said: ReviewLog['said'] | undefined,
  { difference, print }: ReviewItem,
): readonly Said[] {
  return (said?.get(difference.key) ?? []).filter((each) => each.print === print);
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
