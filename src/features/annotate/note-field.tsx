import type { Annotation } from '#domain/annotation/annotation.ts';
import { setNote } from '#workspace/annotate.ts';
import { useDesk } from './desk.tsx';
import { report } from './report.ts';
import { TextValueField } from './text-value-field.tsx';

export function NoteField({ annotation }: { readonly annotation: Annotation }) {
  const desk = useDesk();
  const { t } = desk;
  return (
    <TextValueField
      label={t('card.note')}
      description={t('card.noteHint')}
      type="text"
      rows={2}
      value={annotation.note ?? ''}
      onSave={(note, isTyping) => {
        const outcome = setNote(annotation.id, note === '' ? null : note);
        const told = isTyping
          ? undefined
          : t('say.fieldSet', { field: t('card.note'), value: note });
        report(desk, outcome, told);
      }}
    />
  );
}
