import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { saveFile } from '#ui/save-file.ts';
import type { ExportOutcome } from '#workspace/exchange.ts';
import { useMessages } from '#messages/messages.tsx';

type Props = {
  readonly label: string;
  readonly variant?: 'primary' | 'quiet';
  readonly make: () => Promise<ExportOutcome>;
};

/** Hands over a file of what must not get lost; says so when it cannot be made. */
export function RescueButton({ label, variant, make }: Props) {
  const problems = useMessages('problems');
  const [state, setState] = useState<'ready' | 'working' | 'failed'>('ready');

  async function rescue(): Promise<void> {
    setState('working');
    try {
      const outcome = await make();
      if (outcome.ok) saveFile(outcome.file);
      setState(outcome.ok ? 'ready' : 'failed');
    } catch (error) {
      reportError(error);
      setState('failed');
    }
  }

  return (
    <>
      <Button
        {...(variant && { variant })}
        isDisabled={state === 'working'}
        onPress={() => void rescue()}
      >
        {label}
      </Button>
      {state === 'failed' && <p role="alert">{problems('screen.backupFailed')}</p>}
    </>
  );
}
