import type { AnnotationId } from '#domain/ids.ts';
import styles from './card.module.css';
import { useDesk } from './desk.tsx';
import { useAttribution } from './use-data.ts';

/** "Dmitry Peskov via RT": who stands behind a claim, in a line. */
export function Attributed({ id }: { readonly id: AnnotationId }) {
  const { t } = useDesk();
  const speaker = useAttribution(id, 'speaker');
  const source = useAttribution(id, 'source');
  return (
    <span className={styles['attributed']}>
      {speaker.kind === 'none' && <em className={styles['missing']}>{t('card.noSpeaker')}</em>}
      {speaker.kind === 'nobody' && <em>{t('card.nobodySpeaks')}</em>}
      {speaker.kind === 'by' && (
        <bdi className={speaker.by.some((one) => one.inherited) ? styles['inherited'] : undefined}>
          {speaker.by.map(({ name }) => name).join(', ')}
        </bdi>
      )}
      {source.kind === 'by' && (
        <bdi className={styles['inherited']}>
          {t('card.via', { name: source.by.map(({ name }) => name).join(', ') })}
        </bdi>
      )}
    </span>
  );
}
