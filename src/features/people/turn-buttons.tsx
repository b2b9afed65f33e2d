import { Redo2, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { useMessages } from '#messages/messages.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { turnPeople } from '#workspace/people-acts.ts';
import { useWorkspace, workspaceState } from '#workspace/use-workspace.ts';
import type { NextPeopleAct } from '#workspace/workspace-state.ts';
import styles from './people.module.css';

/** Undo and redo of what was done to people, in all articles and after a reload; Ctrl+Z does it too. */
export function TurnButtons() {
  const t = useMessages('people');
  const undo = useWorkspace((state) => state.people?.undo);
  const redo = useWorkspace((state) => state.people?.redo);
  useTurnKeys();
  const nameOf = ({ act, names: [first = '', second = ''] }: NextPeopleAct): string =>
    t(`act.${act}`, { first, second });
  return (
    <div className={styles['turns']}>
      <IconButton
        label={undo ? t('undoNamed', { act: nameOf(undo) }) : t('nothingToUndo')}
        icon={<Undo2 />}
        isDisabled={!undo}
        onPress={() => {
          turn('undo');
        }}
      />
      <IconButton
        label={redo ? t('redoNamed', { act: nameOf(redo) }) : t('nothingToRedo')}
        icon={<Redo2 />}
        isDisabled={!redo}
        onPress={() => {
          turn('redo');
        }}
      />
    </div>
  );
}

function turn(kind: 'undo' | 'redo'): void {
  const next = workspaceState().people?.[kind];
  if (next) void turnPeople(kind, next.rev);
}

/** Not while something is typed, which has an undo of its own, nor behind a dialog. */
function useTurnKeys(): void {
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      const isZ = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey);
      const isY = event.key.toLowerCase() === 'y' && event.ctrlKey;
      if ((!isZ && !isY) || event.altKey || event.defaultPrevented || isTyping(event.target))
        return;
      event.preventDefault();
      turn(isY || event.shiftKey ? 'redo' : 'undo');
    }
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input:not([type="checkbox"]), textarea, [role="dialog"], [role="alertdialog"]',
    ) !== null
  );
}
