import { type Toast, ToastRegion } from '#ui/toast.tsx';
import { useMessages } from '#messages/messages.tsx';
import { dismissNotice } from '#workspace/notices.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { Notice } from '#workspace/workspace-state.ts';
import { noticeWords } from './notice-words.ts';

/** What the workspace has to say, as words that go away, with Undo where there is one. */
export function Notices() {
  const common = useMessages('common');
  const problems = useMessages('problems');
  const notices = useWorkspace((s) => s.notices);
  const toasts = notices.map((notice: Notice): Toast => {
    const { text, tone } = noticeWords(common, problems, notice);
    const { undo } = notice;
    return {
      id: notice.id,
      text,
      tone,
      ...(undo ? { action: { label: common('action.undo'), onAct: undo } } : {}),
    };
  });
  return (
    <ToastRegion
      toasts={toasts}
      label={common('place.messages')}
      dismissLabel={common('action.dismiss')}
      onDismiss={dismissNotice}
    />
  );
}
