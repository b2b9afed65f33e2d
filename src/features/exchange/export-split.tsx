import { SPLIT_GROUPS } from '#domain/export/split-set.ts';
import { Checkbox } from '#ui/checkbox.tsx';
import { Select } from '#ui/select.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useMessages } from '#messages/messages.tsx';
import { type ExportForm, canBeSplit, numberOf, seedOf } from './export-form.ts';
import styles from './export.module.css';

type Props = {
  readonly form: ExportForm;
  readonly onChange: (changes: Partial<ExportForm>) => void;
};

const TOGETHER = ['none', ...SPLIT_GROUPS] as const;
const PARTS = ['train', 'validation', 'test'] as const;

/** Deals the articles of a data set out to training, validation and test. */
export function ExportSplit({ form, onChange }: Props) {
  const t = useMessages('export');
  if (!canBeSplit(form)) return null;
  const { isSplit, parts, seed } = form;
  const numbers = parts.map(numberOf);
  const isNothing = numbers.every((part) => part === 0);
  const change = (at: number, typed: string): void => {
    const [train, validation, test] = parts.map((part, index) => (index === at ? typed : part));
    onChange({ parts: [train ?? '', validation ?? '', test ?? ''] });
  };
  return (
    <div className={styles['picker']}>
      <Checkbox
        label={t('split.use')}
        hint={t('split.hint')}
        isChecked={isSplit}
        onChange={(checked) => {
          onChange({ isSplit: checked });
        }}
      />
      {isSplit && (
        <div className={styles['fields']}>
          {PARTS.map((part, index) => (
            <TextField
              key={part}
              label={t(`split.${part}`)}
              inputMode="decimal"
              value={parts[index] ?? ''}
              error={partError(t, numbers[index], isNothing)}
              onChange={(typed) => {
                change(index, typed);
              }}
            />
          ))}
          <TextField
            label={t('split.seed')}
            inputMode="numeric"
            value={seed}
            description={t('split.seedHint')}
            error={seedOf(seed) === undefined ? t('split.whole') : undefined}
            onChange={(typed) => {
              onChange({ seed: typed });
            }}
          />
          <Select
            label={t('split.together.label')}
            options={TOGETHER.map((id) => ({ id, name: t(`split.together.${id}`) }))}
            value={form.together}
            onChange={(together) => {
              onChange({ together });
            }}
          />
        </div>
      )}
    </div>
  );
}

function partError(
  t: ReturnType<typeof useMessages<'export'>>,
  part: number | undefined,
  isNothing: boolean,
): string | undefined {
  if (part === undefined || Number.isNaN(part)) return t('split.number');
  return isNothing ? t('split.positive') : undefined;
}
