import { lazy } from 'react';

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

export const ExportFormatsDialog = lazy(async () => ({
  default: (await import('#features/exchange/export-formats-dialog.tsx')).ExportFormatsDialog,
}));

export const LeftOutDialog = lazy(async () => ({
  default: (await import('#features/library/left-out-dialog.tsx')).LeftOutDialog,
}));

export const SendDialog = lazy(async () => ({
  default: (await import('#features/team/send-dialog.tsx')).SendDialog,
}));
