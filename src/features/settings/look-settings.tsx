import { RadioGroup } from '#ui/radio-group.tsx';
import { useMessages } from '#messages/messages.tsx';
import { setPreferences } from '#workspace/preferences.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';

const THEMES = ['system', 'light', 'dark'] as const;

export function LookSettings() {
  const common = useMessages('common');
  const theme = useWorkspace((s) => s.preferences.theme);
  return (
    <RadioGroup
      look="segmented"
      label={common('theme.label')}
      options={THEMES.map((id) => ({ id, name: common(`theme.${id}`) }))}
      value={theme}
      onChange={(choice) => {
        setPreferences({ theme: choice });
      }}
    />
  );
}
