import { RadioGroup } from '#ui/radio-group.tsx';
import { Select } from '#ui/select.tsx';
import { useMessages } from '#messages/messages.tsx';
import { EXPORT_READERS, type ExportFormatEntry } from '#workspace/export.ts';
import { type ExportForm, entryOf, formatsFor, takesLayersWhole } from './export-form.ts';

type Props = {
  readonly form: ExportForm;
  readonly onChange: (changes: Partial<ExportForm>) => void;
};

const UNITS = {
  'all three': 'all',
  'code points': 'points',
  'UTF-16 code units': 'utf16',
  tokens: 'tokens',
  anchors: 'anchors',
  none: 'none',
} as const satisfies Readonly<Record<ExportFormatEntry['unit'], string>>;

const LAYERS = ['mine', 'each', 'curated', 'majority'] as const;

/** For whom, in which format, and whose work. */
export function ExportFormatPart({ form, onChange }: Props) {
  const t = useMessages('export');
  const entry = entryOf(form.format);
  const reader = entry?.reader ?? 'editor';
  const hintOf = ({ name, unit }: ExportFormatEntry): string =>
    t('formatHint', { what: t(`what.${name}`), unit: t(`unit.${UNITS[unit]}`) });
  return (
    <>
      <RadioGroup
        label={t('reader.label')}
        options={EXPORT_READERS.map((id) => ({
          id,
          name: t(`reader.${id}`),
          hint: t(`readerHint.${id}`),
        }))}
        value={reader}
        onChange={(chosen) => {
          const [first] = formatsFor(chosen);
          if (first && chosen !== reader) onChange({ format: first.name });
        }}
      />
      <Select
        label={t('format')}
        description={entry && hintOf(entry)}
        options={formatsFor(reader).map((each) => ({
          id: each.name,
          name: each.title,
          hint: hintOf(each),
        }))}
        value={form.format}
        onChange={(format) => {
          onChange({ format });
        }}
      />
      {!takesLayersWhole(form) && (
        <Select
          label={t('layers.label')}
          description={t(`layersHint.${form.layers}`)}
          options={LAYERS.map((id) => ({
            id,
            name: t(`layers.${id}`),
            hint: t(`layersHint.${id}`),
          }))}
          value={form.layers}
          onChange={(layers) => {
            onChange({ layers });
          }}
        />
      )}
    </>
  );
}
