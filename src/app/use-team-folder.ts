import { useEffect } from 'react';
import { watchTeamFolder } from '#workspace/watch-team-folder.ts';

/** Keeps in step with the folder that a team shares, where one was chosen. After the first screen. */
export function useTeamFolder(): void {
  useEffect(() => {
    let stop: (() => void) | undefined;
    const timer = setTimeout(() => {
      stop = watchTeamFolder();
    }, 1000);
    return () => {
      clearTimeout(timer);
      stop?.();
    };
  }, []);
}
