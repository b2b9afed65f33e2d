import { type CopyWords, showCopyBox } from './copy-box.ts';
import { grabPage } from './grab-page.ts';
import { type Handed, isReady } from './protocol.ts';

// The whole of the bookmarklet. It runs in a page that is not Ascribe's: it trusts nothing there, loads
// nothing, and speaks only to the window that it opens.

export type BookmarkletConfig = {
  /** Address of the page that receives. */
  readonly receiver: string;
  readonly key: string;
  readonly words: CopyWords;
};

declare const ASCRIBE: BookmarkletConfig;

/** A page that is there answers at once; a tab that has to start takes a moment. */
const PATIENCE_MS = 3000;

function clip({ receiver, key, words }: BookmarkletConfig): void {
  const page = grabPage(document);
  const target = window.open(receiver);
  const { origin } = new URL(receiver);
  let isDone = false;

  function answer(event: MessageEvent): void {
    // Only the browser makes trusted events: the page cannot speak for Ascribe to learn the key.
    if (!event.isTrusted || event.source !== target || event.origin !== origin) return;
    if (!isReady(event.data)) return;
    const handed: Handed = { type: 'ascribe-page', nonce: event.data.nonce, key, page };
    target?.postMessage(handed, origin);
    stop();
  }
  function stop(): void {
    isDone = true;
    removeEventListener('message', answer);
  }
  function giveUp(): void {
    if (isDone) return;
    stop();
    showCopyBox(page, words);
  }
  addEventListener('message', answer);
  // No window where the page or the browser forbids it; one that is out of reach where the page is isolated.
  if (target) setTimeout(giveUp, PATIENCE_MS);
  else giveUp();
}

clip(ASCRIBE);
