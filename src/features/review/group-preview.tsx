import { useEffect, useRef } from 'react';
import { VList } from 'virtua';
import { Button } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { OpenReview } from '#workspace/review-state.ts';
import { useDesk, useScreen, useWords } from './desk.tsx';
import {
  chooseOutcome,
  closePreview,
  confirmPreview,
  previewItems,
  sharedOutcomes,
} from './group-acts.ts';
import { goTo } from './item-acts.ts';
import { generalOutcomeWords, ruleWords } from './outcome-words.ts';
import { Panel } from './panel.tsx';
import { patternWords } from './pattern-words.ts';
import { PreviewRow } from './preview-row.tsx';
import styles from './review.module.css';
import type { Preview } from './screen-store.ts';
import { sidesOf } from './sides.ts';

/** Everything a group or a rule would decide, shown before it does. */
export function GroupPreview({ preview }: { readonly preview: Preview }) {
  const review = useWorkspace((state) => state.review);
  return review ? <Previewed preview={preview} review={review} /> : null;
}

function Previewed({
  preview,
  review,
}: {
  readonly preview: Preview;
  readonly review: OpenReview;
}) {
  const desk = useDesk();
  const { t } = desk;
  const words = useWords();
  const heading = useRef<HTMLParagraphElement>(null);
  // What was pressed to come here is gone, and the focus with it.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  const { items: previewed, disputed } = previewItems(review, desk, preview);
  const group = preview.kind === 'pattern' ? groupOf(review, preview.pattern) : undefined;
  const isReady =
    previewed.length > 0 && (preview.kind === 'rule' || preview.outcome !== undefined);
  return (
    <Panel title={t('patterns.preview')} isFilled>
      <p ref={heading} tabIndex={-1}>
        <bdi>
          {preview.kind === 'rule'
            ? t('rules.previewTitle', { rule: ruleWords(words, preview.rule) })
            : group && patternWords(words, group)}
        </bdi>
      </p>
      {preview.kind === 'pattern' && previewed.length > 0 && <Outcomes preview={preview} />}
      {previewed.length === 0 && (
        <p>{t(preview.kind === 'rule' ? 'rules.nothing' : 'patterns.nothingLeft')}</p>
      )}
      {disputed > 0 && <p>{t('patterns.disputed', { count: disputed })}</p>}
      <div className={styles['row']}>
        <Button
          variant="primary"
          isDisabled={!isReady}
          onPress={() => {
            confirmPreview(desk);
          }}
        >
          {t('patterns.decide', { count: previewed.length })} <Kbd>Shift+Enter</Kbd>
        </Button>
        <Button
          onPress={() => {
            closePreview(desk);
          }}
        >
          {t('patterns.cancel')} <Kbd>Esc</Kbd>
        </Button>
      </div>
      <nav className={styles['list']} aria-label={t('patterns.places')}>
        <VList>
          {previewed.map(({ item, outcome }) => (
            <PreviewRow
              key={item.difference.key}
              item={item}
              outcome={outcome}
              onGo={() => {
                goTo(desk, item.difference.key);
              }}
            />
          ))}
        </VList>
      </nav>
    </Panel>
  );
}

function Outcomes({ preview }: { readonly preview: Extract<Preview, { kind: 'pattern' }> }) {
  const desk = useDesk();
  const { t } = desk;
  const words = useWords();
  const seed = useScreen((state) => state.seed);
  const items = useWorkspace((state) => state.review?.items) ?? [];
  const group = items.filter((item) => item.pattern === preview.pattern);
  const { layers } = words.review;
  const chosen = preview.outcome;
  const takes = sidesOf(-1, layers.length, seed).flatMap((layer) => {
    const id = layers[layer]?.layer.id;
    return id === undefined ? [] : [{ kind: 'take', layer: id } as const];
  });
  const outcomes = [...takes, ...sharedOutcomes(group).map((kind) => ({ kind }))];
  return (
    <fieldset className={styles['choices']} aria-label={t('patterns.decideAs')}>
      {outcomes.map((outcome) => {
        const name = generalOutcomeWords(words, outcome);
        const isChosen =
          chosen?.kind === outcome.kind &&
          (chosen.kind !== 'take' || !('layer' in outcome) || chosen.layer === outcome.layer);
        return (
          <button
            key={name}
            type="button"
            className={styles['choice']}
            aria-pressed={isChosen}
            onClick={() => {
              chooseOutcome(desk, outcome);
            }}
          >
            {name}
          </button>
        );
      })}
    </fieldset>
  );
}

function groupOf(review: OpenReview, pattern: string) {
  return review.comparison.patterns.find(({ key }) => key === pattern);
}
