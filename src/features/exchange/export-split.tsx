import { SPLIT_GROUPS, makesWhole } from '#domain/export/split-set.ts';
import { Checkbox } from '#ui/checkbox.tsx';
import { Select } from '#ui/select.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useMessages } from '#messages/messages.tsx';
import { type ExportForm, isDataSet, numberOf, seedOf } from './export-form.ts';
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
  if (!isDataSet(form)) return null;
  const { isSplit, parts, seed } = form;
  const numbers = parts.map(numberOf);
  const [train = 0, validation = 0, test = 0] = numbers;
  const sum = train + validation + test;
  const isWhole = makesWhole([train, validation, test]);
  const change = (at: number, typed: string): void => {
    const [first, second, third] = parts.map((part, index) => (index === at ? typed : part));
    onChange({ parts: [first ?? '', second ?? '', third ?? ''] });
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
              error={partError(t, numbers[index], part === 'test' && !isWhole ? sum : undefined)}
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
          <div className={styles['together']}>
            <Select
              label={t('split.together.label')}
              options={TOGETHER.map((id) => ({ id, name: t(`split.together.${id}`) }))}
              value={form.together}
              onChange={(together) => {
                onChange({ together });
              }}
            />
          </div>
        </div>
      )}
    </div>
  );
}

function partError(
  t: ReturnType<typeof useMessages<'export'>>,
  part: number | undefined,
  wrongSum: number | undefined,
): string | undefined {
  if (part === undefined || Number.isNaN(part)) return t('split.number');
  return wrongSum === undefined || Number.isNaN(wrongSum)
    ? undefined
    : t('split.hundred', { sum: wrongSum });
}
