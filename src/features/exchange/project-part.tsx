import { Callout } from '#ui/callout.tsx';
import { useMessages } from '#messages/messages.tsx';
import type { ImportFileOutcome } from '#workspace/exchange.ts';
import styles from './exchange.module.css';
import { FileProblems } from '#parts/file-problems.tsx';

type Props = { readonly fileName: string; readonly outcome: ImportFileOutcome };

/** What a project file brought, or each fault of it with its place. */
export function ProjectPart({ fileName, outcome }: Props) {
  const t = useMessages('exchange');
  if (!outcome.ok) {
    return (
      <>
        <Callout tone="error">
          <p className={styles['name']}>
            <bdi>{fileName}</bdi>
          </p>
          <p>{t('import.project.failed')}</p>
        </Callout>
        <FileProblems problems={outcome.problems} />
      </>
    );
  }
  const { articles, annotations, skipped, newer, kept, otherLayers, beside, takenAsMe } = outcome;
  const counts = { articles, annotations };
  return (
    <Callout tone="good">
      <p className={styles['name']}>
        <bdi>{fileName}</bdi>
      </p>
      {outcome.mode === 'replaced-empty' && <p>{t('import.project.replaced', counts)}</p>}
      {outcome.mode === 'added' && (articles > 0 || newer.length + beside === 0) && (
        <p>{t('import.project.added', counts)}</p>
      )}
      {takenAsMe !== undefined && <p>{t('import.project.takenAsMe', { name: takenAsMe })}</p>}
      {newer.length > 0 && <p>{t('import.project.newer', { count: newer.length })}</p>}
      {beside > 0 && <p>{t('import.project.beside', { count: beside })}</p>}
      {skipped > 0 && <p>{t('import.project.skipped', { count: skipped })}</p>}
      {kept > 0 && <p>{t('import.project.kept', { count: kept })}</p>}
      {otherLayers > 0 && <p>{t('import.project.otherLayers', { count: otherLayers })}</p>}
    </Callout>
  );
}
