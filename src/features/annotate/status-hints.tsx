import { Kbd } from '#ui/kbd.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './annotate.module.css';
import { useDesk, useScreen } from './desk.tsx';
import { enabledLabels } from './enabled-labels.ts';

type Hint = { readonly key: string; readonly does: string };

/** The few keys that matter now. */
export function StatusHints() {
  const { t } = useDesk();
  const isOn = useWorkspace((state) => state.preferences.singleKeys);
  const isDraft = useWorkspace((state) => state.open?.draftId !== undefined);
  const project = useWorkspace((state) => state.project);
  const hasSelection = useScreen((state) => state.selection !== undefined);
  if (!isOn) return null;
  const labels = project ? enabledLabels(project) : [];
  let hints: readonly Hint[] = [
    { key: 'Q', does: t('status.hint.quote') },
    { key: 'J', does: t('status.hint.sentence') },
  ];
  if (isDraft) {
    hints = [
      { key: 'Enter', does: t('status.hint.accept') },
      { key: '1–5', does: t('status.hint.suggestion') },
      { key: '@', does: t('status.hint.speaker') },
      { key: 'Esc', does: t('status.hint.cancel') },
    ];
  } else if (hasSelection) {
    hints = labels.map(({ key, name }) => ({ key, does: name }));
  }
  return (
    <ul className={styles['hints']}>
      {[...hints, { key: '?', does: t('status.hint.keys') }].map(({ key, does }) => (
        <li key={key}>
          <Kbd>{key}</Kbd> {does}
        </li>
      ))}
    </ul>
  );
}
