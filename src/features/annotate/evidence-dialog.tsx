import { useState } from 'react';
import type { AnnotationId } from '#domain/ids.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import { FormDialog } from '#parts/form-dialog.tsx';
import { TextField } from '#ui/text-field.tsx';
import {
  type EvidenceForm,
  evidenceFault,
  evidenceOfForm,
  formOfEvidence,
  setEvidence,
} from '#workspace/evidence.ts';
import { openNow, useDesk } from './desk.tsx';
import { report } from './report.ts';

type Props = {
  readonly claim: AnnotationId;
  /** Beyond the last: a new piece. */
  readonly index: number;
};

/** One piece of evidence: what it is, where it is, when it was seen. */
export function EvidenceDialog({ claim, index }: Props) {
  const desk = useDesk();
  const { t } = desk;
  const [before] = useState(() => pieceAt(claim, index));
  const [form, setForm] = useState(() => formOfEvidence(before));
  const [isAsked, setIsAsked] = useState(false);
  const fault = evidenceFault(form, before);
  const first = formOfEvidence(before);
  const isChanged =
    form.note !== first.note || form.url !== first.url || form.seenAt !== first.seenAt;

  function leave(): void {
    desk.screen.setState({ dialog: undefined });
  }

  function save(): void {
    setIsAsked(true);
    if (fault) return;
    const isKept =
      !isChanged ||
      report(desk, setEvidence(claim, index, evidenceOfForm(form)), t('say.evidenceKept'));
    // What could not be kept is still there to be copied.
    if (isKept) leave();
  }

  return (
    <FormDialog
      title={t('check.dialog')}
      saveLabel={t('check.save')}
      isChanged={isChanged}
      onSave={save}
      onClose={leave}
    >
      <EvidenceFields
        form={form}
        fault={isAsked ? fault : undefined}
        onChange={(change) => {
          setForm({ ...form, ...change });
        }}
      />
    </FormDialog>
  );
}

type FieldsProps = {
  readonly form: EvidenceForm;
  readonly fault: ReturnType<typeof evidenceFault>;
  readonly onChange: (change: Partial<EvidenceForm>) => void;
};

function EvidenceFields({ form, fault, onChange }: FieldsProps) {
  const { t } = useDesk();
  return (
    <>
      <TextField
        label={t('check.note')}
        description={t('check.noteHint')}
        error={fault === 'nothing' ? t('check.fault.nothing') : undefined}
        rows={3}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- A dialog's first field.
        autoFocus
        value={form.note}
        onChange={(note) => {
          onChange({ note });
        }}
      />
      <TextField
        label={t('check.url')}
        description={t('check.urlHint')}
        error={fault === 'address' ? t('check.fault.address') : undefined}
        value={form.url}
        onChange={(url) => {
          onChange({ url });
        }}
      />
      <TextField
        label={t('check.seenAt')}
        type="date"
        value={form.seenAt}
        onChange={(seenAt) => {
          onChange({ seenAt });
        }}
      />
    </>
  );
}

function pieceAt(claim: AnnotationId, index: number) {
  const open = openNow();
  return open && getFrom(open.state.annotations, claim)?.evidence?.[index];
}
