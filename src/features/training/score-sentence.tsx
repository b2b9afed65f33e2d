import { f1Of, matchSpans } from '#domain/agreement/span-f1.ts';
import type { Annotation } from '#domain/annotation/annotation.ts';
import type { Comparison } from '#domain/curation/compare-layers.ts';
import { useMessages } from '#messages/messages.tsx';
import styles from './training.module.css';
import { useScore } from './use-score.ts';

/** How near the work came to gold, in words and as F1. */
export function ScoreSentence({ comparison }: { readonly comparison: Comparison }) {
  const t = useMessages('training');
  const score = useScore();
  const { groups } = comparison.alignment;
  const side = (index: 0 | 1): readonly Annotation[] =>
    groups.flatMap(({ members }) => members[index] ?? []);
  const [own, gold] = [side(0), side(1)];
  const both = groups.filter(({ members: [a, b] }) => a && b).length;
  const f1 = (mode: 'strict' | 'overlap') => {
    const match = mode === 'strict' ? ({ mode } as const) : ({ mode, label: true } as const);
    const matched = matchSpans(own, gold, match).length;
    return score(f1Of({ matched, first: own.length, second: gold.length }));
  };
  return (
    <p className={styles['score']}>
      {t('score.sentence', {
        both,
        only: own.length - both,
        missing: gold.length - both,
        overlap: f1('overlap'),
        strict: f1('strict'),
      })}
    </p>
  );
}
