import { useMessages } from '#messages/messages.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { returnToText, useDesk } from './desk.tsx';
import { enabledLabels } from './enabled-labels.ts';
import {
  KEY_GROUPS,
  type KeyBinding,
  type KeyGroup,
  keymapFor,
  type OwnKeys,
} from '#workspace/keymap.ts';
import styles from './annotate.module.css';
import { strokeParts } from '#workspace/match-key.ts';
import { isMac } from '#ui/platform.ts';

/** `?`: every key, from the same table that the keys act by. */
export function KeySheet() {
  const desk = useDesk();
  const { t } = desk;
  const common = useMessages('common');
  const singleKeys = useWorkspace((state) => state.preferences.singleKeys);
  return (
    <Dialog
      title={t('keys.title')}
      size="large"
      isReading
      closeLabel={common('action.close')}
      onClose={() => {
        desk.screen.setState({ dialog: undefined });
        returnToText(desk);
      }}
    >
      <p>{t('keys.intro')}</p>
      {!singleKeys && <p>{t('keys.off')}</p>}
      <div className={styles['keyGroups']}>
        {KEY_GROUPS.map((group) => (
          <KeyGroupList key={group} group={group} />
        ))}
      </div>
    </Dialog>
  );
}

function KeyGroupList({ group }: { readonly group: KeyGroup }) {
  const { t } = useDesk();
  const project = useWorkspace((state) => state.project);
  const keys = useWorkspace((state) => state.preferences.keys);
  const labels = group === 'tag' && project ? enabledLabels(project) : [];
  return (
    <section>
      <h3>{t(`keys.group.${group}`)}</h3>
      <dl className={styles['keyList']}>
        {labels.map((label) => (
          <div key={label.id}>
            <dt>
              <Kbd>{label.key}</Kbd>
            </dt>
            <dd title={label.hint}>{t('keys.label', { label: label.name })}</dd>
          </div>
        ))}
        {group === 'find' && (
          <div>
            <dt>
              <Kbd>Shift</Kbd>
              <Kbd>←</Kbd>
              <Kbd>→</Kbd>
            </dt>
            <dd>{t('keys.native')}</dd>
          </div>
        )}
        {bindingsOf(group, keys).map((binding) => (
          <div key={binding.act}>
            <dt>
              <Strokes binding={binding} />
            </dt>
            <dd>{t(`keys.act.${binding.act}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** An act without a key is not on the sheet. */
function bindingsOf(group: KeyGroup, keys: OwnKeys): readonly KeyBinding[] {
  return keymapFor(keys).filter((binding) => binding.group === group && binding.strokes.length > 0);
}

function Strokes({ binding }: { readonly binding: KeyBinding }) {
  const { t } = useDesk();
  const first = binding.strokes[0];
  const last = binding.strokes.at(-1);
  if (!first || !last) return null;
  // Five digits are one range, not five keys.
  if (binding.act === 'take-candidate') return <Kbd>{`${first.key}–${last.key}`}</Kbd>;
  return binding.strokes.map((stroke, at) => {
    const parts = strokeParts(stroke, isMac());
    return (
      <span key={parts.join('+')}>
        {at > 0 && ` ${t('keys.or')} `}
        {parts.map((part) => (
          <Kbd key={part}>{part}</Kbd>
        ))}
      </span>
    );
  });
}
