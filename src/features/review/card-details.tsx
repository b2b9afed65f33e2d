import type { ReactNode } from 'react';
import type { ReviewItem } from '#domain/curation/review-items.ts';
import { findLabel } from '#domain/codebook/codebook.ts';
import { outcomeKey } from '#domain/curation/settle-item.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useWords } from './desk.tsx';
import { ItemAnswers } from './item-answers.tsx';
import { generalOutcomeWords } from './outcome-words.ts';
import { ItemComments } from './item-comments.tsx';
import styles from './review.module.css';
import { labelWords } from './word-context.ts';

type Props = { readonly item: ReviewItem };

/** What helps to decide: who answered what, how the same was decided before, what the guideline says. */
export function CardDetails({ item }: Props) {
  return (
    <div className={styles['details']}>
      <Answers item={item} />
      <Earlier item={item} />
      <Guideline item={item} />
      <ItemComments item={item} />
    </div>
  );
}

function Answers({ item }: Props) {
  const { t } = useDesk();
  const words = useWords();
  const me = useWorkspace((state) => state.me?.id);
  const isEquals = useWorkspace((state) => state.review?.mode === 'equals');
  if (item.positions.length === 0 && item.disputed.length === 0) return null;
  const isPass = isEquals && words.review.layers.some(({ annotator }) => annotator.id === me);
  // Each answers alone: the other's answer would be half a decision.
  if (isPass && item.status === 'open')
    return <p className={styles['soft']}>{t('card.othersHidden')}</p>;
  return (
    <Part title={t('card.answers')}>
      <ItemAnswers item={item} words={words} />
    </Part>
  );
}

function Earlier({ item }: Props) {
  const { t } = useDesk();
  const words = useWords();
  const items = useWorkspace((state) => state.review?.items) ?? [];
  const counts = new Map<string, { readonly words: string; count: number }>();
  for (const each of items) {
    if (each.pattern !== item.pattern || each === item || !each.outcome) continue;
    const key = outcomeKey(each.outcome);
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { words: generalOutcomeWords(words, each.outcome), count: 1 });
  }
  if (counts.size === 0) return null;
  return (
    <Part title={t('card.earlier')}>
      <ul className={styles['answers']}>
        {[...counts].map(([key, { words: outcome, count }]) => (
          <li key={key}>{t('card.earlierOne', { count, outcome })}</li>
        ))}
      </ul>
    </Part>
  );
}

function Guideline({ item }: Props) {
  const { t } = useDesk();
  const words = useWords();
  const place = words.index.places[words.index.positions.get(item.difference.key) ?? -1];
  const labels = (place?.labels ?? []).flatMap(
    (label) => (words.codebook && findLabel(words.codebook, label)) ?? [],
  );
  if (labels.length === 0) return null;
  const names = words.list(labels.map(({ id }) => labelWords(words, id)));
  return (
    <Disclosure title={t('card.guideline', { labels: names })}>
      {labels.map(({ id, name, hint, guideline }) => (
        <div key={id} className={styles['guideline']}>
          <p>
            <b>{name}</b>: {hint}
          </p>
          {guideline.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      ))}
    </Disclosure>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
