import { getFrom } from '#domain/collection/bucket-map.ts';
import type { Article } from '#domain/article/article.ts';
import { CommandMenu, type CommandEntry, type CommandGroup } from '#ui/command-menu.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useMessages } from '#messages/messages.tsx';
import { KEY_GROUPS, type KeyBinding, keymapFor } from '#workspace/keymap.ts';
import { strokeParts } from '#workspace/match-key.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { AnnotateScreenProps } from './annotate-screen.tsx';
import { type Desk, openNow, returnToText, surfaceOf, useDesk } from './desk.tsx';
import { enabledLabels } from './enabled-labels.ts';
import { isAllowed, runAct } from './key-handler.ts';
import { isMac } from '#ui/platform.ts';
import { screenCommands } from './screen-commands.ts';
import { tagSelection } from './tag-acts.ts';

type Props = { readonly article: Article; readonly acts: AnnotateScreenProps };

/** Every command with its key: typed for, and run as if its key had been pressed. */
export function CommandPalette({ article, acts }: Props) {
  const desk = useDesk();
  const { t } = desk;
  const common = useMessages('common');
  const groups = useGroups(article, acts);
  const close = (): void => {
    desk.screen.setState({ dialog: undefined });
    returnToText(desk);
  };
  return (
    <Dialog
      size="large"
      title={t('palette.title')}
      closeLabel={common('action.close')}
      onClose={close}
    >
      <CommandMenu
        label={t('palette.title')}
        placeholder={t('palette.placeholder')}
        nothing={t('palette.nothing')}
        groups={groups.map(({ id, name, commands }) => ({ id, name, commands }))}
        onChoose={(id) => {
          const run = groups.flatMap((group) => group.commands).find((one) => one.id === id)?.run;
          close();
          // After the text has its focus back: a command may open a dialog, or move the caret.
          if (run) setTimeout(run);
        }}
      />
    </Dialog>
  );
}

type Runnable = CommandEntry & { readonly run: () => void };
type Group = Omit<CommandGroup, 'commands'> & { readonly commands: readonly Runnable[] };

function useGroups(article: Article, acts: AnnotateScreenProps): readonly Group[] {
  const desk = useDesk();
  const { t } = desk;
  const project = useWorkspace((state) => state.project);
  const keys = useWorkspace((state) => state.preferences.keys);
  const keymap = keymapFor(keys);
  const labels = project ? enabledLabels(project) : [];
  const ofKeys = KEY_GROUPS.map((group): Group => ({
    id: group,
    name: t(`keys.group.${group}`),
    commands: [
      ...(group === 'tag'
        ? labels.map((label) => ({
            id: `label ${label.id}`,
            name: t('keys.label', { label: label.name }),
            keys: [[label.key]],
            isDisabled: surfaceOf(desk)?.selection() === undefined,
            run: () => {
              tagSelection(desk, label.id);
            },
          }))
        : []),
      ...keymap
        .filter((binding) => binding.group === group && !UNLISTED.has(binding.act))
        .map((binding) => commandOf(desk, binding)),
    ],
  }));
  const ofScreen: Group = {
    id: 'screen',
    name: t('palette.screen'),
    commands: screenCommands(desk, article, acts).map((command) => ({ ...command, keys: [] })),
  };
  return [...ofKeys, ofScreen].filter(({ commands }) => commands.length > 0);
}

/** Enter and Esc mean what the focus says, digits need their number; the palette is open already. */
const UNLISTED: ReadonlySet<string> = new Set(['accept', 'cancel', 'take-candidate', 'palette']);

function commandOf(desk: Desk, binding: KeyBinding): Runnable {
  return {
    id: binding.act,
    name: desk.t(`keys.act.${binding.act}`),
    keys: binding.strokes.map((stroke) => strokeParts(stroke, isMac())),
    isDisabled: !isPossible(desk, binding),
    run: () => {
      if (isAllowed(desk, binding)) runAct(desk, binding.act, '');
    },
  };
}

/** As `isAllowed`, without a word about what is missing. */
function isPossible(desk: Desk, { when }: KeyBinding): boolean {
  const open = openNow();
  const active =
    open?.activeId === undefined ? undefined : getFrom(open.state.annotations, open.activeId);
  switch (when) {
    case 'always':
      return true;
    case 'selection':
      return surfaceOf(desk)?.selection() !== undefined;
    case 'active':
      return active !== undefined;
    case 'claim':
      return active?.label === 'CLAIM';
  }
}
