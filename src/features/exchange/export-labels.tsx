import type { LabelDefinition } from '#domain/codebook/codebook.ts';
import { Button } from '#ui/button.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { useMessages } from '#messages/messages.tsx';
import { type ExportForm, takesLayersWhole } from './export-form.ts';
import styles from './export.module.css';
import type { Forecast } from './use-forecast.ts';

type Props = {
  readonly form: ExportForm;
  readonly labels: readonly LabelDefinition[];
  readonly forecast: Forecast;
  readonly onChange: (changes: Partial<ExportForm>) => void;
};

/** Which labels' annotations; each with how many there are. */
export function ExportLabels({ form, labels, forecast, onChange }: Props) {
  const t = useMessages('export');
  if (takesLayersWhole(form)) return null;
  const counts = forecast.kind === 'known' ? forecast.forecast.labels : undefined;
  const chosen = labels.filter(({ id }) => !form.without.has(id)).length;
  return (
    <Disclosure title={t('labels.title', { chosen, all: labels.length })}>
      <div className={styles['picker']}>
        <fieldset aria-label={t('labels.list')} className={styles['ticks']}>
          {labels.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={<bdi>{name}</bdi>}
              {...(counts && { hint: t('labels.count', { count: counts.get(id) ?? 0 }) })}
              isChecked={!form.without.has(id)}
              onChange={(isChecked) => {
                const without = new Set(form.without);
                if (isChecked) without.delete(id);
                else without.add(id);
                onChange({ without });
              }}
            />
          ))}
        </fieldset>
        <div className={styles['acts']}>
          <Button
            variant="quiet"
            onPress={() => {
              onChange({ without: new Set() });
            }}
          >
            {t('labels.all')}
          </Button>
          <Button
            variant="quiet"
            onPress={() => {
              onChange({ without: new Set(labels.map(({ id }) => id)) });
            }}
          >
            {t('labels.none')}
          </Button>
        </div>
      </div>
    </Disclosure>
  );
}
