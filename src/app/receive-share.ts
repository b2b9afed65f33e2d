import { useEffect } from 'react';

/** The worker that takes shared files is there only where the app is installed: nobody can share with a page. */
export function useShareWorker(): void {
  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return undefined;
    if (matchMedia('(display-mode: standalone)').matches) register();
    addEventListener('appinstalled', register);
    return () => {
      removeEventListener('appinstalled', register);
    };
  }, []);
}

function register(): void {
  // Without it the app only cannot be shared with.
  navigator.serviceWorker.register('./sw.js').catch(() => undefined);
}
