import { DATA_LICENSES, isLicenseAddress, knownLicense } from '#domain/export/license.ts';
import { Checkbox } from '#ui/checkbox.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useMessages } from '#messages/messages.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { type ExportForm, alwaysHasCard, isDataSet, isLicenseUnfit } from './export-form.ts';
import styles from './export.module.css';

type Props = {
  readonly form: ExportForm;
  readonly onChange: (changes: Partial<ExportForm>) => void;
};

/** What a data set says of itself: its name, its licence, and a card. */
export function ExportAbout({ form, onChange }: Props) {
  const t = useMessages('export');
  const name = useWorkspace((s) => s.project?.name) ?? '';
  if (!isDataSet(form)) return null;
  const isGiven = alwaysHasCard(form);
  const isFilled = form.hasCard || `${form.title}${form.license}`.trim() !== '';
  return (
    // What was typed is seen again after a look at the file.
    <Disclosure title={t('about.heading')} isOpenAtFirst={isFilled}>
      <div className={styles['picker']}>
        <Checkbox
          label={t('about.card')}
          hint={t('about.cardHint')}
          isChecked={form.hasCard || isGiven}
          isDisabled={isGiven}
          onChange={(hasCard) => {
            onChange({ hasCard });
          }}
        />
        <div className={styles['words']}>
          <TextField
            label={t('about.title')}
            placeholder={name}
            value={form.title}
            onChange={(title) => {
              onChange({ title });
            }}
          />
          <LicenseField form={form} onChange={onChange} />
        </div>
      </div>
    </Disclosure>
  );
}

/** Whatever is typed stays there: whoever made a slip corrects it. */
function LicenseField({ form, onChange }: Props) {
  const t = useMessages('export');
  const { license } = form;
  const isUnfit = isLicenseUnfit(form);
  const isKnown = license.trim() === '' || knownLicense(license) !== undefined;
  const unknown = isLicenseAddress(license.trim())
    ? 'about.licenseAddress'
    : 'about.licenseUnknown';
  return (
    <TextField
      label={t('about.license')}
      proposals={DATA_LICENSES.map(({ id, name }) => ({ value: id, name }))}
      value={license}
      description={t(isKnown || isUnfit ? 'about.licenseHint' : unknown)}
      error={isUnfit ? t('about.licenseUnfit') : undefined}
      onChange={(typed) => {
        onChange({ license: typed });
      }}
    />
  );
}
