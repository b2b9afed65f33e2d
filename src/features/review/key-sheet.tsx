import { Dialog } from '#ui/dialog.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { isMac } from '#ui/platform.ts';
import { strokeParts } from '#workspace/match-key.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk } from './desk.tsx';
import { KEY_GROUPS, REVIEW_KEYS } from './review-keys.ts';
import styles from './review.module.css';

/** `?`: every key, from the same table that the keys act by. */
export function KeySheet() {
  const { t, screen } = useDesk();
  const singleKeys = useWorkspace((state) => state.preferences.singleKeys);
  return (
    <Dialog
      title={t('keys.title')}
      size="large"
      isReading
      closeLabel={t('keys.close')}
      onClose={() => {
        screen.setState({ areKeysShown: false });
      }}
    >
      <p>{t('keys.intro')}</p>
      {!singleKeys && <p>{t('keys.off')}</p>}
      <div className={styles['keyGroups']}>
        {KEY_GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`keys.group.${group}`)}</h3>
            <dl className={styles['keyList']}>
              {REVIEW_KEYS.filter((binding) => binding.group === group).map(({ act, strokes }) => (
                <div key={act}>
                  <dt>
                    {act === 'take-side' ? (
                      <Kbd>1–9</Kbd>
                    ) : (
                      <Kbd>{strokeParts(strokes[0] ?? { key: '' }, isMac()).join('+')}</Kbd>
                    )}
                  </dt>
                  <dd>{t(`keys.act.${act}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
