import { RadioGroup } from '#ui/radio-group.tsx';
import { useMessages } from '#messages/messages.tsx';
import { setPreferences } from '#workspace/preferences.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';

const CHOICES = ['always', 'unclear', 'never'] as const;

export function AddingSettings() {
  const t = useMessages('settings');
  const lookBefore = useWorkspace((s) => s.preferences.lookBefore);
  return (
    <RadioGroup
      label={t('adding.lookBefore')}
      options={CHOICES.map((id) => ({
        id,
        name: t(`adding.${id}`),
        hint: t(`adding.${id}Hint`),
      }))}
      value={lookBefore}
      onChange={(choice) => {
        setPreferences({ lookBefore: choice });
      }}
    />
  );
}
