import { Checkbox } from '#ui/checkbox.tsx';
import { useMessages } from '#messages/messages.tsx';
import { type ExportForm, isDataSet } from './export-form.ts';
import styles from './export.module.css';

type Props = {
  readonly form: ExportForm;
  readonly onChange: (changes: Partial<ExportForm>) => void;
};

/** Whether a data set has the texts whole, or as they are shown. */
export function ExportHidden({ form, onChange }: Props) {
  const t = useMessages('export');
  if (!isDataSet(form)) return null;
  return (
    <div className={styles['picker']}>
      <Checkbox
        label={t('hidden.leaveOut')}
        hint={t('hidden.hint')}
        isChecked={form.withoutHidden}
        onChange={(withoutHidden) => {
          onChange({ withoutHidden });
        }}
      />
    </div>
  );
}
