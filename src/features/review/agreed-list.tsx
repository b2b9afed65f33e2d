import { VList } from 'virtua';
import { useMemo } from 'react';
import { extent } from '#domain/annotation/annotation.ts';
import type { AlignedGroup } from '#domain/curation/align-layers.ts';
import { agreedKey } from '#domain/curation/print-of.ts';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { clampText, quoteOf } from '#parts/quote-text.ts';
import { decide } from '#workspace/review.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useWords } from './desk.tsx';
import { agreedId } from './review-index.ts';
import styles from './review.module.css';
import { labelWords } from './word-context.ts';

/** Longest quote in a row, in UTF-16 units. */
const QUOTED = 70;
/** Heights in rem: of a row, and of the list at most. */
const [ROW, MOST] = [3.5, 21];

/** The places on which all agree: all may be wrong, so each can be left out, and taken after all. */
export function AgreedList() {
  const { t } = useDesk();
  const { index } = useWords();
  const groups = useWorkspace((state) => state.review?.comparison.alignment.groups) ?? NONE;
  const agreed = useMemo(
    () => [...groups.entries()].filter(([group]) => !index.differing.has(group)),
    [groups, index],
  );
  if (agreed.length === 0) return null;
  return (
    <Disclosure title={t('agreed.title', { count: agreed.length })}>
      <p className={styles['soft']}>{t('agreed.hint')}</p>
      <section
        aria-label={t('agreed.list')}
        style={{ blockSize: `${Math.min(agreed.length * ROW, MOST)}rem` }}
      >
        <VList>
          {agreed.map(([group, place]) => (
            <AgreedRow key={group} group={group} place={place} />
          ))}
        </VList>
      </section>
    </Disclosure>
  );
}

const NONE: readonly never[] = [];

type RowProps = { readonly group: number; readonly place: AlignedGroup };

function AgreedRow({ group, place }: RowProps) {
  const { t, screen, say } = useDesk();
  const words = useWords();
  const key = agreedKey(place);
  const said = useWorkspace((state) => state.review?.overruled.get(key));
  const [member] = place.members;
  if (!member) return null;
  const quote = clampText(quoteOf(words.review.revision.text, member), QUOTED);
  const isOut = (said?.outcome ?? said?.positions[0]?.outcome)?.kind === 'neither';
  const label = labelWords(words, member.label);
  const state = isOut ? t(said?.outcome ? 'agreed.isOut' : `status.${said?.status ?? 'open'}`) : '';
  const act = isOut ? 'takeAfterAll' : 'leaveOut';
  function turn(): void {
    const { ok } = decide([key], { kind: isOut ? 'union' : 'neither' });
    say(ok ? t(`agreed.said.${act}`, { quote }) : t('say.refused'));
  }
  return (
    <div className={styles['agreedRow']}>
      <button
        type="button"
        className={styles['queueRow']}
        onClick={() => {
          const { surface } = screen.getState();
          surface?.setCurrent([agreedId(group)]);
          surface?.reveal(extent(member).start);
        }}
      >
        <span className={styles['queueWords']}>
          <span className={styles['queueHead']}>
            {label}
            {isOut && ` · ${state}`}
          </span>
          <bdi className={styles['queueQuote']}>{quote}</bdi>
        </span>
        <VisuallyHidden>{t('agreed.show')}</VisuallyHidden>
      </button>
      <Button variant="quiet" aria-label={t(`agreed.${act}Of`, { quote })} onPress={turn}>
        {t(`agreed.${act}`)}
      </Button>
    </div>
  );
}
