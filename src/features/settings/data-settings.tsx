import { useEffect, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './settings-screen.module.css';
import { ForgetPseudonyms, usePseudonyms } from './forget-pseudonyms.tsx';
import { storageUse } from './storage-use.ts';

type Props = { readonly onBackUp: () => void };

export function DataSettings({ onBackUp }: Props) {
  const t = useMessages('settings');
  const common = useMessages('common');
  const format = useFormats();
  const persistence = useWorkspace((s) => s.persistence);
  const lastBackupAt = useWorkspace((s) => s.lastBackupAt);
  const { pseudonyms, countAgain } = usePseudonyms();
  return (
    <>
      <dl className={styles['facts']}>
        <dt>{t('data.where')}</dt>
        <dd>{t('data.whereText')}</dd>
        <dt>{t('data.kept')}</dt>
        <dd>{common(`storage.${persistence}`)}</dd>
        <dt>{t('data.used')}</dt>
        <dd>
          <StorageUse />
        </dd>
        <dt>{t('data.pseudonyms')}</dt>
        <dd>{t('data.pseudonymsText', { count: pseudonyms })}</dd>
        <dt>{t('data.lastBackup')}</dt>
        <dd>
          {lastBackupAt === undefined
            ? t('data.never')
            : format.dateTime(lastBackupAt, { dateStyle: 'long', timeStyle: 'short' })}
        </dd>
      </dl>
      <div className={styles['acts']}>
        <Button onPress={onBackUp}>{t('data.backUp')}</Button>
        <ForgetPseudonyms count={pseudonyms} onForgotten={countAgain} />
      </div>
    </>
  );
}

function StorageUse() {
  const t = useMessages('settings');
  const format = useFormats();
  const [use, setUse] = useState<{ readonly used: number; readonly quota: number }>();
  useEffect(() => {
    let isGone = false;
    async function ask(): Promise<void> {
      try {
        const { usage, quota } = await navigator.storage.estimate();
        if (!isGone && usage !== undefined && quota !== undefined) setUse({ used: usage, quota });
      } catch {
        // Some browsers refuse to say; the line then says so.
      }
    }
    void ask();
    return () => {
      isGone = true;
    };
  }, []);
  if (!use) return t('data.unknownUse');
  const size = (bytes: number): string => {
    const { value, unit } = storageUse(bytes);
    return format.number(value, { style: 'unit', unit, maximumFractionDigits: 1 });
  };
  return t('data.usedText', { used: size(use.used), quota: size(use.quota) });
}
