import { useEffect } from 'react';
import { notify } from '#workspace/notices.ts';

/** An act whose failure nobody expected is told, not swallowed. */
export function useUncaughtFailures(): void {
  useEffect(() => {
    function tell(): void {
      notify('act-failed');
    }
    window.addEventListener('unhandledrejection', tell);
    return () => {
      window.removeEventListener('unhandledrejection', tell);
    };
  }, []);
}
