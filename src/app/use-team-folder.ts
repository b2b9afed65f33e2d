import { useEffect } from 'react';

/** Keeps in step with the folder that a team shares, where one was chosen. Fetched after the first screen. */
export function useTeamFolder(): void {
  useEffect(() => {
    let stop: (() => void) | undefined;
    let isLeft = false;
    async function start(): Promise<void> {
      const { watchTeamFolder } = await import('#workspace/team-folder.ts');
      if (!isLeft) stop = watchTeamFolder();
    }
    const timer = setTimeout(() => void start().catch(() => undefined), 1000);
    return () => {
      isLeft = true;
      clearTimeout(timer);
      stop?.();
    };
  }, []);
}
