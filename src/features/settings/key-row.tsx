import { RotateCcw, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { IconButton } from '#ui/icon-button.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import { isMac } from '#ui/platform.ts';
import { useMessages } from '#messages/messages.tsx';
import type { KeyBinding, Stroke } from '#workspace/keymap.ts';
import { strokeOf, strokeParts } from '#workspace/match-key.ts';
import { setPreferences } from '#workspace/preferences.ts';
import { useWorkspace, workspaceState } from '#workspace/use-workspace.ts';
import styles from './keys-dialog.module.css';

type Props = { readonly binding: KeyBinding; readonly isTaken: boolean };

export function KeyRow({ binding, isTaken }: Props) {
  const t = useMessages('settings');
  const annotate = useMessages('annotate');
  const say = useAnnounce();
  const [isListening, setIsListening] = useState(false);
  const isOwn = useWorkspace((state) => state.preferences.keys[binding.act] !== undefined);
  const act = annotate(`keys.act.${binding.act}`);
  const written = binding.strokes.map((stroke) => strokeParts(stroke, isMac()).join(' '));
  const shown = written.length > 0 ? written.join(', ') : t('annotating.keyNone');

  function set(strokes: readonly Stroke[] | undefined): void {
    const { [binding.act]: _before, ...others } = workspaceState().preferences.keys;
    setPreferences({
      keys: strokes === undefined ? others : { ...others, [binding.act]: strokes },
    });
  }

  function listen(event: KeyboardEvent): void {
    if (!isListening || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    const altGraph = event.getModifierState('AltGraph');
    const stroke = strokeOf({ key, shiftKey, altKey, ctrlKey, metaKey, altGraph });
    if (!stroke) return;
    setIsListening(false);
    if (stroke.key === 'Escape') return;
    set([stroke]);
    say(t('annotating.keySet', { act, key: strokeParts(stroke, isMac()).join(' ') }));
  }

  return (
    <li className={styles['row']}>
      <span className={styles['act']}>
        {act}
        {isTaken && <span className={styles['taken']}>{t('annotating.keyTaken')}</span>}
      </span>
      <button
        type="button"
        className={styles['key']}
        aria-label={
          isListening ? t('annotating.keyPress') : t('annotating.keyChange', { act, key: shown })
        }
        data-listening={isListening}
        onClick={() => {
          setIsListening(true);
        }}
        onBlur={() => {
          setIsListening(false);
        }}
        onKeyDownCapture={listen}
      >
        {isListening ? t('annotating.keyPress') : shown}
      </button>
      <IconButton
        label={t('annotating.keyRemove', { act })}
        icon={<X />}
        isDisabled={binding.strokes.length === 0}
        onPress={() => {
          set([]);
        }}
      />
      <IconButton
        label={t('annotating.keyReset', { act })}
        icon={<RotateCcw />}
        isDisabled={!isOwn}
        onPress={() => {
          set(undefined);
        }}
      />
    </li>
  );
}
