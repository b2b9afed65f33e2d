import { useEffect, useMemo, useRef, useState } from 'react';
import type { Comparison } from '#domain/curation/compare-layers.ts';
import type { ComparedLayer } from '#domain/curation/compared-layer.ts';
import type { ArticleId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { WaitingDialog } from '#parts/waiting-dialog.tsx';
import { Button } from '#ui/button.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import { takeGold } from '#workspace/take-gold.ts';
import { undo } from '#workspace/history.ts';
import { compareWithGold } from '#workspace/training.ts';
import { useWorkspace, workspaceState } from '#workspace/use-workspace.ts';
import { DifferenceView } from './difference-view.tsx';
import { ScoreSentence } from './score-sentence.tsx';
import styles from './training.module.css';
import { useTrainingKeys } from './use-training-keys.ts';
import { whyNotTaken } from './why-not-taken.ts';

type Props = {
  readonly gold: ComparedLayer;
  readonly articleId: ArticleId;
  readonly onAgain: () => void;
};

/** Every difference there was when gold was shown, one after the other; taking gold's version settles it. */
export function ComparedView({ gold, articleId, onAgain }: Props) {
  const t = useMessages('training');
  const announce = useAnnounce();
  const { first, now } = useComparisons(gold);
  const [at, setAt] = useState(0);
  const [refusal, setRefusal] = useState<'waits' | 'refused'>();
  const isWaiting = useWorkspace((state) => state.open?.waiting !== undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  const total = first?.differences.length ?? 0;
  const shown = first?.differences[at];
  const open = new Map(now?.differences.map((each) => [each.key, each]));
  const current = shown && open.get(shown.key);
  const left = first?.differences.filter(({ key }) => open.has(key)).length ?? 0;
  const isReady = first !== undefined && now !== undefined;
  useEffect(() => {
    // The button that asked for it is gone.
    if (isReady) heading.current?.focus();
  }, [isReady]);
  function move(by: 1 | -1): void {
    setRefusal(undefined);
    setAt((index) => Math.min(total - 1, Math.max(0, index + by)));
    heading.current?.focus();
  }
  function take(): void {
    if (!current || !now) return;
    const outcome = takeGold(current, now.alignment);
    const why = whyNotTaken(outcome, current);
    setRefusal(why);
    if (outcome.ok) announce(t('item.settled'));
    else if (why) announce(t(`item.${why}`));
    // Its button goes with it.
    heading.current?.focus();
  }
  useTrainingKeys({ onMove: move, onTake: take, onUndo: undo });
  if (!first || !now) return null;
  if (!shown) {
    return (
      <>
        <p className={styles['intro']}>{t('score.same')}</p>
        <ScoreSentence comparison={first} />
      </>
    );
  }
  return (
    <>
      <ScoreSentence comparison={first} />
      <output className={styles['soft']}>{t('score.left', { left, total })}</output>
      <section className={styles['section']} aria-label={t('item.list')}>
        <DifferenceView
          heading={heading}
          difference={shown}
          at={at + 1}
          total={total}
          gold={gold}
          articleId={articleId}
        >
          {refusal && <p>{t(`item.${refusal}`)}</p>}
          <div className={styles['line']}>
            <Button
              onPress={() => {
                move(-1);
              }}
              isDisabled={at === 0}
            >
              {t('item.previous')}
            </Button>
            <Button
              onPress={() => {
                move(1);
              }}
              isDisabled={at === total - 1}
            >
              {t('item.next')}
            </Button>
            {current ? (
              <Button onPress={take}>{t('item.take')}</Button>
            ) : (
              <>
                <span className={styles['settled']}>{t('item.settled')}</span>
                <Button variant="quiet" onPress={undo}>
                  {t('item.undo')}
                </Button>
              </>
            )}
          </div>
          <p className={styles['soft']}>{t('item.keys')}</p>
        </DifferenceView>
      </section>
      {isWaiting && <WaitingDialog onAnswered={() => heading.current?.focus()} />}
      <div className={styles['line']}>
        <Button variant="quiet" onPress={onAgain}>
          {t('again.button')}
        </Button>
        <p className={styles['soft']}>{t('again.hint')}</p>
      </div>
    </>
  );
}

/** As it was when gold was shown, and as it is now. */
function useComparisons(gold: ComparedLayer): {
  readonly first: Comparison | undefined;
  readonly now: Comparison | undefined;
} {
  const state = useWorkspace((s) => s.open?.state);
  const [first] = useState(() => {
    const { open } = workspaceState();
    return open && compareWithGold(open.state, gold);
  });
  const now = useMemo(() => state && compareWithGold(state, gold), [state, gold]);
  return { first, now };
}
