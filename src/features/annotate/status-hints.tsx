import { Kbd } from '#ui/kbd.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './annotate.module.css';
import { useDesk, useScreen } from './desk.tsx';
import { escapeStep, type Situation } from './draft-flow.ts';
import { enabledLabels } from './enabled-labels.ts';
import { escapeHint, type Hint, hintsFor } from './hints.ts';
import { takesPieces } from './takes-pieces.ts';

const KEYS: Readonly<Record<Exclude<Hint, 'labels' | 'escape'>, string>> = {
  piece: '+',
  quote: 'Q',
  sentence: 'J',
  next: 'N',
  accept: 'Enter',
  suggestion: '1–5',
  speaker: '@',
  source: '#',
  card: 'Enter',
  link: 'L',
  delete: 'Delete',
  letter: 'A–Z',
  list: 'Tab',
};

/** The few keys that matter now. */
export function StatusHints() {
  const { t } = useDesk();
  const isOn = useWorkspace((state) => state.preferences.singleKeys);
  const project = useWorkspace((state) => state.project);
  const canTakePiece = useWorkspace(takesPieces);
  const hasAnnotations = useWorkspace((state) => (state.open?.layer.counts.annotations ?? 0) > 0);
  const situation = useSituation();
  if (!isOn) return null;
  const hints = hintsFor({
    isLinking: situation.linking,
    hasSelection: situation.selection,
    isDraft: situation.draftId !== undefined,
    hasActive: situation.activeId !== undefined,
    hasAnnotations,
    takesPieces: canTakePiece,
  });
  const escape = escapeHint(escapeStep(situation));
  const shown = hints.flatMap((hint) => {
    if (hint === 'labels') {
      return project ? enabledLabels(project).map(({ key, name }) => ({ key, does: name })) : [];
    }
    if (hint !== 'escape') return [{ key: KEYS[hint], does: t(`status.hint.${hint}`) }];
    return escape ? [{ key: 'Esc', does: t(`status.hint.${escape}`) }] : [];
  });
  return (
    <ul className={styles['hints']}>
      {[...shown, { key: '?', does: t('status.hint.keys') }].map(({ key, does }) => (
        <li key={key}>
          <Kbd>{key}</Kbd> {does}
        </li>
      ))}
    </ul>
  );
}

/** What Enter and Esc depend on, as it is now. */
function useSituation(): Situation {
  const linking = useScreen((state) => state.linking !== undefined);
  const stackOpen = useScreen((state) => state.stack !== undefined);
  const selection = useScreen((state) => state.selection !== undefined);
  const activeId = useWorkspace((state) => state.open?.activeId);
  const draftId = useWorkspace((state) => state.open?.draftId);
  const undoName = useWorkspace((state) => state.open?.undoName);
  return { linking, stackOpen, selection, activeId, draftId, undoName };
}
