import { Waypoints } from 'lucide-react';
import { useState } from 'react';
import { FINDING_KINDS } from '#domain/lens/finding.ts';
import type { Lens } from '#domain/lens/lens.ts';
import { Button } from '#ui/button.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { useDesk } from './desk.tsx';
import { LensGroup } from './lens-group.tsx';
import styles from './lens.module.css';
import { LensShares } from './lens-shares.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { useLens } from './use-lens.ts';

/** "Who says?": what is missing in the article, and who speaks how much. Each number lists its places. */
export function LensPanel() {
  const { t } = useDesk();
  const lens = useLens();
  return (
    <PanelFrame title={t('lens.title')} closeLabel={t('lens.close')}>
      {lens ? <Parts lens={lens} /> : <ProgressBar label={t('lens.working')} />}
    </PanelFrame>
  );
}

function Parts({ lens }: { readonly lens: Lens }) {
  const desk = useDesk();
  const { t } = desk;
  /** The one group whose places are listed. */
  const [listed, setListed] = useState<string>();
  const toggle = (key: string): void => {
    setListed(listed === key ? undefined : key);
  };
  return (
    <div className={styles['parts']}>
      <Button
        icon={<Waypoints />}
        isDisabled={lens.claims.length === 0}
        onPress={() => {
          desk.screen.setState({ dialog: { kind: 'map' } });
        }}
      >
        {t('lens.showMap')}
      </Button>
      <section aria-labelledby="lens-missing">
        <h3 id="lens-missing">{t('lens.missing')}</h3>
        <Summary lens={lens} />
        {FINDING_KINDS.map((kind) => (
          <LensGroup
            key={kind}
            name={t(`lens.finding.${kind}`)}
            hint={t(`lens.hint.${kind}`)}
            count={lens.findings[kind].length}
            places={() => lens.findings[kind]}
            isListed={listed === kind}
            onToggle={() => {
              toggle(kind);
            }}
          />
        ))}
      </section>
      <LensShares lens={lens} listed={listed} onToggle={toggle} />
    </div>
  );
}

function Summary({ lens }: { readonly lens: Lens }) {
  const { t } = useDesk();
  if (lens.claims.length === 0) return <p className={styles['note']}>{t('lens.noClaims')}</p>;
  const isClear = FINDING_KINDS.every((kind) => lens.findings[kind].length === 0);
  return isClear ? <p className={styles['clear']}>{t('lens.allClear')}</p> : null;
}
