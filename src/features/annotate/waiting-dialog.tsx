import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { answerWaiting } from '#workspace/hand-in.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { returnToText, useDesk } from './desk.tsx';

/** Asks before something changes that has been handed in. */
export function WaitingDialog() {
  const desk = useDesk();
  const { t } = desk;
  const isApproved = useWorkspace((state) => state.open?.layer.state === 'approved');
  const answer = (isYes: boolean): void => {
    answerWaiting(isYes);
    returnToText(desk);
  };
  return (
    <ConfirmDialog
      title={t('waiting.title')}
      confirmLabel={t('waiting.confirm')}
      cancelLabel={t('waiting.cancel')}
      onConfirm={() => {
        answer(true);
      }}
      onCancel={() => {
        answer(false);
      }}
    >
      <p>{t(isApproved ? 'waiting.text.approved' : 'waiting.text.submitted')}</p>
    </ConfirmDialog>
  );
}
