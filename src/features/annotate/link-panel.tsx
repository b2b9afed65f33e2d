import type { KeyboardEvent } from 'react';
import type { AnnotationId } from '#domain/ids.ts';
import { Button } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { VList } from 'virtua';
import styles from './annotate.module.css';
import { type Desk, useDesk, useScreen } from './desk.tsx';
import { LabelLetter } from '#parts/label-badge.tsx';
import { chooseLinkType, linkTo, linkType, stopLinking, typeLinkLetter } from './link-acts.ts';
import { typedLetter } from '#workspace/match-key.ts';
import type { Linking } from './screen-store.ts';
import { shortQuote } from './tag-acts.ts';
import { useAnnotation, useLabel } from './use-data.ts';

const SHOWN = 70;

/**
 * While linking: what may be linked to, with the letters that stand in the text. The keys act in
 * the article; the list is the same choice for the pointer, Tab and screen readers.
 */
export function LinkPanel() {
  const desk = useDesk();
  const { t } = desk;
  const linking = useScreen((state) => state.linking);
  if (!linking) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Its buttons have the focus; letters and Esc mean here what they mean in the text.
    <section
      className={styles['linkPanel']}
      aria-label={t('linking.label')}
      data-link-panel
      onKeyDown={(event) => {
        actOnKey(desk, event);
      }}
    >
      <div className={styles['row']}>
        <strong>
          {linking.step === 'type'
            ? t('linking.chooseType')
            : t('linking.chooseTarget', { type: linkType(linking.type)?.name ?? linking.type })}
        </strong>
        <span className={styles['spacer']} />
        <Button
          variant="quiet"
          onPress={() => {
            stopLinking(desk);
          }}
        >
          {t('linking.cancel')} <Kbd>Esc</Kbd>
        </Button>
      </div>
      {linking.step === 'type' ? <Types linking={linking} /> : <Targets linking={linking} />}
    </section>
  );
}

function actOnKey(desk: Desk, event: KeyboardEvent<HTMLElement>): void {
  const letter = typedLetter({ ...pressOf(event), altGraph: event.getModifierState('AltGraph') });
  if (event.key === 'Escape') stopLinking(desk);
  else if (letter === undefined || !typeLinkLetter(desk, letter)) return;
  event.preventDefault();
}

function pressOf({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent) {
  return { key, shiftKey, altKey, ctrlKey, metaKey };
}

function Types({ linking }: { readonly linking: Extract<Linking, { step: 'type' }> }) {
  const desk = useDesk();
  return (
    <div className={styles['actions']}>
      {linking.types.map((id) => {
        const type = linkType(id);
        return (
          <Button
            key={id}
            data-choice
            onPress={() => {
              chooseLinkType(desk, linking.from, id);
            }}
          >
            {type?.name ?? id} <Kbd>{type?.key ?? ''}</Kbd>
          </Button>
        );
      })}
    </div>
  );
}

function Targets({ linking }: { readonly linking: Extract<Linking, { step: 'target' }> }) {
  const desk = useDesk();
  return (
    <nav
      className={styles['targets']}
      style={{ blockSize: `min(${linking.targets.length} * var(--target), 14rem, 30dvh)` }}
      aria-label={desk.t('linking.targets')}
    >
      <VList>
        {linking.targets.map((id) => (
          <button
            key={id}
            type="button"
            className={styles['target']}
            data-choice
            onClick={() => {
              linkTo(desk, id);
            }}
          >
            <span className={styles['targetKey']}>
              {linking.letters.has(id) && <Kbd>{linking.letters.get(id) ?? ''}</Kbd>}
            </span>
            <TargetLabel id={id} />
            <bdi>{shortQuote(id, SHOWN)}</bdi>
          </button>
        ))}
      </VList>
    </nav>
  );
}

function TargetLabel({ id }: { readonly id: AnnotationId }) {
  const label = useLabel(useAnnotation(id)?.label ?? '');
  return label ? <LabelLetter label={label} /> : null;
}
