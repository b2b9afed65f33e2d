import type { LabelDefinition } from '#domain/codebook/codebook.ts';
import { useMessages } from '#messages/messages.tsx';
import { type ExportForm, takesLayersWhole } from './export-form.ts';
import { ExportTicks } from './export-ticks.tsx';
import type { Forecast } from './use-forecast.ts';

type Props = {
  readonly form: ExportForm;
  readonly labels: readonly LabelDefinition[];
  readonly forecast: Forecast;
  readonly onChange: (changes: Partial<ExportForm>) => void;
};

/** Which labels' annotations, each with how many there are, and which of their attributes. */
export function ExportLabels({ form, labels, forecast, onChange }: Props) {
  const t = useMessages('export');
  if (takesLayersWhole(form)) return null;
  const counts = forecast.kind === 'known' ? forecast.forecast.labels : undefined;
  const attributes = attributesOf(labels);
  return (
    <>
      <ExportTicks
        title={t('labels.title', {
          chosen: labels.filter(({ id }) => !form.without.has(id)).length,
          all: labels.length,
        })}
        listLabel={t('labels.list')}
        allLabel={t('labels.all')}
        items={labels.map(({ id, name }) => ({
          id,
          name,
          ...(counts && { hint: t('labels.count', { count: counts.get(id) ?? 0 }) }),
        }))}
        without={form.without}
        onChange={(without) => {
          onChange({ without });
        }}
      />
      <ExportTicks
        title={t('attributes.title', {
          chosen: attributes.filter(({ id }) => !form.withoutAttributes.has(id)).length,
          all: attributes.length,
        })}
        listLabel={t('attributes.list')}
        allLabel={t('attributes.all')}
        items={attributes}
        without={form.withoutAttributes}
        onChange={(withoutAttributes) => {
          onChange({ withoutAttributes });
        }}
      />
    </>
  );
}

/** By id, each once: several labels may have the same. */
export function attributesOf(
  labels: readonly LabelDefinition[],
): readonly { readonly id: string; readonly name: string; readonly hint: string }[] {
  const names = new Map<string, { readonly name: string; readonly of: string[] }>();
  for (const label of labels) {
    for (const { id, name } of label.attributes) {
      const known = names.get(id);
      if (known) known.of.push(label.name);
      else names.set(id, { name, of: [label.name] });
    }
  }
  return [...names].map(([id, { name, of }]) => ({ id, name, hint: of.join(', ') }));
}
