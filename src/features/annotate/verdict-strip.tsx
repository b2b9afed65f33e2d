import { useMessages } from '#messages/messages.tsx';
import { buttonClass } from '#ui/button.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './annotate.module.css';

/** My work was sent back or approved: with the way to what was decided. */
export function VerdictStrip() {
  const t = useMessages('annotate');
  const common = useMessages('common');
  const state = useWorkspace(({ open }) => open?.layer.state);
  const id = useWorkspace(({ open }) => open?.article.id);
  if (id === undefined || (state !== 'returned' && state !== 'approved')) return null;
  return (
    <section className={styles['junk']} aria-label={t('verdict.label')}>
      <span>{t(`verdict.${state}`)}</span>
      <a className={buttonClass('plain')} href={`#/answers/${id}`}>
        {common('workDecided')}
      </a>
    </section>
  );
}
