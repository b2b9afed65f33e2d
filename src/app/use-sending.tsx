import { type ReactNode, Suspense, useCallback, useState } from 'react';
import type { ArticleId } from '#domain/ids.ts';
import { SendDialog } from './lazy-screens.tsx';

/** Making a packet with one article: how to begin, and the dialog while it is open. */
export function useSending(id: ArticleId): {
  readonly send: () => void;
  readonly dialog: ReactNode;
} {
  const [isSending, setIsSending] = useState(false);
  const send = useCallback(() => {
    setIsSending(true);
  }, []);
  const dialog = isSending && (
    <Suspense>
      <SendDialog
        chosen={[id]}
        onClose={() => {
          setIsSending(false);
        }}
      />
    </Suspense>
  );
  return { send, dialog };
}
