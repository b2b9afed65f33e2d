import { useState } from 'react';
import { TextField } from '#ui/text-field.tsx';
import { useMessages } from '#messages/messages.tsx';
import { setMyName } from '#workspace/library.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';

export function YouSettings() {
  const t = useMessages('settings');
  const stored = useWorkspace((s) => s.me?.name) ?? '';
  const [name, setName] = useState(stored);

  function save(): void {
    if (name.trim() === '') setName(stored);
    else if (name.trim() !== stored) void setMyName(name.trim());
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        label={t('you.name')}
        description={t('you.nameHint')}
        autoComplete="name"
        value={name}
        onChange={setName}
        onBlur={save}
      />
    </form>
  );
}
