import { useMessages } from '#messages/messages.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { answerWaiting } from '#workspace/hand-in.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';

/** Asks before something changes that has been handed in. Shown while an act waits for the answer. */
export function WaitingDialog({ onAnswered }: { readonly onAnswered: () => void }) {
  const t = useMessages('annotate');
  const isApproved = useWorkspace((state) => state.open?.layer.state === 'approved');
  const answer = (isYes: boolean): void => {
    answerWaiting(isYes);
    onAnswered();
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
