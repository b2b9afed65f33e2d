import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { takeFromTray } from '#clipper/tray.ts';
import { useMessages } from '#messages/messages.tsx';
import { ReceivedFile } from '#workspace/received-file.ts';
import styles from './app.module.css';
import { giveOver } from './handed-files.ts';
import { launchedFiles } from './receive-launch.ts';

/** What was clipped, shared, or opened with the app from the desktop, on its way to the library. */
export function ReceivePage() {
  const [, go] = useLocation();
  const common = useMessages('common');
  useEffect(() => {
    let isLeft = false;
    async function receive(): Promise<void> {
      const [received, launched] = await Promise.all([
        takeFromTray().catch(() => []),
        launchedFiles(),
      ]);
      const files = [...received.map((file) => new ReceivedFile(file)), ...launched];
      if (files.length > 0) giveOver(files);
      if (!isLeft || files.length > 0) go('/', { replace: true });
    }
    void receive();
    return () => {
      isLeft = true;
    };
  }, [go]);
  return (
    <main id="main" className={styles['waiting']}>
      <ProgressBar label={common('opening')} />
    </main>
  );
}
