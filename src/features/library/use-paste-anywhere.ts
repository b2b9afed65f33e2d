import { useEffect, useRef } from 'react';
import { receivedPage } from '#workspace/received-file.ts';
import { type Paste, pasteOf } from './paste-of.ts';

/** Takes what is pasted on the page while no field has the focus. */
export function usePasteAnywhere(
  onPaste: (paste: Paste) => void,
  onFiles: (files: readonly File[]) => void,
  isOn: boolean,
): void {
  const takers = useRef({ onPaste, onFiles });
  useEffect(() => {
    takers.current = { onPaste, onFiles };
  }, [onPaste, onFiles]);
  useEffect(() => {
    if (!isOn) return undefined;
    function paste(event: ClipboardEvent): void {
      if (!event.clipboardData || isBusy(event.target)) return;
      const files = [...event.clipboardData.files];
      const pasted = pasteOf(event.clipboardData);
      if (files.length === 0 && !pasted) return;
      event.preventDefault();
      // Copied from a word processor, both come: the text is what was meant.
      const page = receivedPage(pasted?.html ?? '');
      if (page) takers.current.onFiles([page]);
      else if (pasted) takers.current.onPaste(pasted);
      else takers.current.onFiles(files);
    }
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('paste', paste);
    };
  }, [isOn]);
}

/** In a field or a dialog, a paste belongs there. */
function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return true;
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable]:not([contenteditable="false"])') !==
      null
  );
}
