import { useState } from 'react';
import type { AnnotationId } from '#domain/ids.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import { useMessages } from '#messages/messages.tsx';
import { useAskedClose } from '#parts/use-asked-close.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { TextField } from '#ui/text-field.tsx';
import {
  type EvidenceForm,
  evidenceFault,
  evidenceOfForm,
  formOfEvidence,
  setEvidence,
} from '#workspace/evidence.ts';
import styles from './annotate.module.css';
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
  const common = useMessages('common');
  const [before] = useState(() => pieceAt(claim, index));
  const [form, setForm] = useState(() => formOfEvidence(before));
  const [isAsked, setIsAsked] = useState(false);
  const fault = evidenceFault(form, before);
  const first = formOfEvidence(before);
  const isChanged =
    form.note !== first.note || form.url !== first.url || form.seenAt !== first.seenAt;
  const { close, question } = useAskedClose(isChanged, leave);

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
    <>
      <Dialog
        holdsWords={isChanged}
        title={t('check.dialog')}
        closeLabel={common('action.close')}
        onClose={close}
        footer={
          <>
            <Button variant="quiet" onPress={close}>
              {common('action.cancel')}
            </Button>
            <Button variant="primary" onPress={save}>
              {t('check.save')}
            </Button>
          </>
        }
      >
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <EvidenceFields
            form={form}
            fault={isAsked ? fault : undefined}
            onChange={(change) => {
              setForm({ ...form, ...change });
            }}
          />
          {/* Enter in a field saves: a form needs a submit button for that. */}
          <button type="submit" hidden aria-hidden tabIndex={-1} />
        </form>
      </Dialog>
      {question}
    </>
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
