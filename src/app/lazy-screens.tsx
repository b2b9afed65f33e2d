import { type ComponentType, lazy } from 'react';
import { loadMoreMessages, MoreMessages } from '#messages/messages.tsx';

/** A screen whose words come with it: neither is fetched before it is first shown. */
export function lazyScreen<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    const [Screen] = await Promise.all([load(), loadMoreMessages()]);
    function WithWords(props: Props) {
      return (
        <MoreMessages>
          <Screen {...props} />
        </MoreMessages>
      );
    }
    return { default: WithWords };
  });
}

/** Fetches the annotate screen ahead of need; opening an article then waits for nothing. */
export async function loadAnnotate() {
  return import('#features/annotate/annotate-screen.tsx');
}

export const AnnotateScreen = lazy(async () => ({
  default: (await loadAnnotate()).AnnotateScreen,
}));

export const BackupDialog = lazy(async () => ({
  default: (await import('#features/exchange/backup-dialog.tsx')).BackupDialog,
}));

export const ExportFormatsDialog = lazyScreen(
  async () => (await import('#features/exchange/export-formats-dialog.tsx')).ExportFormatsDialog,
);

export const LeftOutDialog = lazy(async () => ({
  default: (await import('#features/library/left-out-dialog.tsx')).LeftOutDialog,
}));

export const SendDialog = lazyScreen(
  async () => (await import('#features/team/send-dialog.tsx')).SendDialog,
);
