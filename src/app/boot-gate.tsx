import { type ReactNode, useEffect, useState } from 'react';
import { boot } from '#workspace/boot.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { BootFailedScreen, StartingScreen } from './boot-screens.tsx';

/** Lets the screens through once the stored work is at hand. */
export function BootGate({ children }: { readonly children: ReactNode }) {
  const state = useWorkspace((s) => s.boot);
  const [bug, setBug] = useState<{ readonly error: unknown }>();
  useEffect(() => {
    boot().catch((error: unknown) => {
      setBug({ error });
    });
  }, []);
  // What nobody expected goes to the error screen instead of leaving "Opening …" for ever.
  if (bug) throw bug.error;
  switch (state.kind) {
    case 'starting':
      return <StartingScreen />;
    case 'failed':
      return <BootFailedScreen reason={state.reason} />;
    case 'ready':
      return children;
  }
}
