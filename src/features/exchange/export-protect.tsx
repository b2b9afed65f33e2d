import { ArrowRight } from 'lucide-react';
import { Button } from '#ui/button.tsx';
import { Switch } from '#ui/switch.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useMessages } from '#messages/messages.tsx';
import type { ExportForecast, ProtectedPerson } from '#workspace/export.ts';
import type { ExportForm } from './export-form.ts';
import styles from './export.module.css';

type Props = {
  readonly form: ExportForm;
  /** The newest there is, if any. */
  readonly forecast: ExportForecast | undefined;
  readonly onChange: (changes: Partial<ExportForm>) => void;
};

/** Who goes out under another name. Sources: asked only where there are confidential ones. */
export function ExportProtect({ form, forecast, onChange }: Props) {
  const t = useMessages('export');
  const hasSources = (forecast?.sources ?? 0) > 0;
  const people = forecast?.people ?? [];
  const sources = people.filter(({ kind, isNamed }) => kind === 'source' && isNamed);
  return (
    <section className={styles['picker']} aria-label={t('protect.title')}>
      <h3 className={styles['heading']}>{t('protect.title')}</h3>
      {hasSources && (
        <>
          <Switch
            label={t('protect.sources')}
            description={t('protect.sourcesHint')}
            isOn={form.protectsSources}
            onChange={(protectsSources) => {
              onChange({ protectsSources });
            }}
          />
          {form.protectsSources &&
            (sources.length > 0 ? (
              <Pairs people={sources} />
            ) : (
              <p className={styles['note']}>{t('protect.nobody')}</p>
            ))}
        </>
      )}
      <Switch
        label={t('protect.annotators')}
        isOn={form.protectsAnnotators}
        onChange={(protectsAnnotators) => {
          onChange({ protectsAnnotators });
        }}
      />
      {form.protectsAnnotators && (
        <Pairs people={people.filter(({ kind }) => kind === 'annotator')} />
      )}
      {people.length > 0 && <p className={styles['note']}>{t('protect.kept')}</p>}
      {form.accepted.size > 0 && (
        <div className={styles['acts']}>
          <p className={styles['note']}>{t('protect.accepted', { count: form.accepted.size })}</p>
          <Button
            variant="quiet"
            onPress={() => {
              onChange({ accepted: new Set() });
            }}
          >
            {t('protect.takeBack')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Names shown of a long list. */
const MOST_SHOWN = 12;

function Pairs({ people }: { readonly people: readonly ProtectedPerson[] }) {
  const t = useMessages('export');
  return (
    <ul className={styles['pairs']} aria-label={t('protect.list')}>
      {people.slice(0, MOST_SHOWN).map(({ kind, id, name, pseudonym }) => (
        <li key={`${kind} ${id}`}>
          <VisuallyHidden>{t('protect.pair', { name, pseudonym })}</VisuallyHidden>
          <span aria-hidden className={styles['pair']}>
            <bdi>{name}</bdi>
            <ArrowRight size={16} className={styles['arrow']} />
            <bdi>{pseudonym}</bdi>
          </span>
        </li>
      ))}
      {people.length > MOST_SHOWN && (
        <li className={styles['note']}>
          {t('protect.more', { count: people.length - MOST_SHOWN })}
        </li>
      )}
    </ul>
  );
}
