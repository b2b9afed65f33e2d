import { Button } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { VList } from 'virtua';
import styles from './annotate.module.css';
import { useDesk, useScreen } from './desk.tsx';
import { chooseLinkType, linkTo, linkType, stopLinking } from './link-acts.ts';
import type { Linking } from './screen-store.ts';
import { shortQuote } from './tag-acts.ts';

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
    <section className={styles['linkPanel']} aria-label={t('linking.label')}>
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

function Types({ linking }: { readonly linking: Extract<Linking, { step: 'type' }> }) {
  const desk = useDesk();
  return (
    <div className={styles['actions']}>
      {linking.types.map((id) => {
        const type = linkType(id);
        return (
          <Button
            key={id}
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
    <nav className={styles['targets']} aria-label={desk.t('linking.targets')}>
      <VList>
        {linking.targets.map((id) => (
          <button
            key={id}
            type="button"
            className={styles['target']}
            onClick={() => {
              linkTo(desk, id);
            }}
          >
            {linking.letters.has(id) && <Kbd>{linking.letters.get(id) ?? ''}</Kbd>}
            <bdi>{shortQuote(id, SHOWN)}</bdi>
          </button>
        ))}
      </VList>
    </nav>
  );
}
