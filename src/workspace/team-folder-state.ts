import type { SyncReport } from './sync-folder.ts';

/** The folder that a team shares, as far as screens see it. */
export type TeamFolderState = {
  readonly name: string;
  /** `ask`: the browser wants to be asked again. `gone`: the folder cannot be found or written any more. */
  readonly access: 'granted' | 'ask' | 'gone';
  readonly isSyncing: boolean;
  readonly report: SyncReport | undefined;
  /** When it was last in step, milliseconds since the epoch. */
  readonly syncedAt: number | undefined;
};
