import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useMessages } from '#messages/messages.tsx';
import {
  FIXED_ACTS,
  KEY_GROUPS,
  keyConflicts,
  type KeyGroup,
  keymapFor,
} from '#workspace/keymap.ts';
import { setPreferences } from '#workspace/preferences.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { KeyRow } from './key-row.tsx';
import styles from './keys-dialog.module.css';

/** Every act with its key: change it, take it off, give it back. What is changed holds at once. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages('settings');
  const common = useMessages('common');
  const keys = useWorkspace((state) => state.preferences.keys);
  return (
    <Dialog
      size="large"
      title={t('annotating.keysTitle')}
      closeLabel={common('action.close')}
      onClose={onClose}
      footer={
        <>
          <Button
            isDisabled={Object.keys(keys).length === 0}
            onPress={() => {
              setPreferences({ keys: {} });
            }}
          >
            {t('annotating.keyResetAll')}
          </Button>
          <Button variant="primary" onPress={onClose}>
            {common('action.close')}
          </Button>
        </>
      }
    >
      {KEY_GROUPS.map((group) => (
        <Group key={group} group={group} />
      ))}
    </Dialog>
  );
}

function Group({ group }: { readonly group: KeyGroup }) {
  const annotate = useMessages('annotate');
  const keys = useWorkspace((state) => state.preferences.keys);
  const labels = useWorkspace((state) => state.project?.codebook.labels ?? NO_LABELS);
  const keymap = keymapFor(keys);
  const conflicts = keyConflicts(
    keymap,
    labels.map(({ key }) => key),
  );
  const rows = keymap.filter(({ group: own, act }) => own === group && !FIXED_ACTS.has(act));
  return (
    <section className={styles['group']}>
      <h3>{annotate(`keys.group.${group}`)}</h3>
      <ul className={styles['rows']}>
        {rows.map((binding) => (
          <KeyRow key={binding.act} binding={binding} isTaken={conflicts.has(binding.act)} />
        ))}
      </ul>
    </section>
  );
}

const NO_LABELS: readonly { readonly key: string }[] = [];
