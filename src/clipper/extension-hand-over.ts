import { type GrabbedPage, type Handed, type Hello, isReady } from './protocol.ts';

// Runs in Ascribe's page that receives, apart from the page's own scripts: the two share only the window's messages.
Object.assign(globalThis, { ascribeHandOver: handOver });

function handOver(page: GrabbedPage): void {
  function answer(event: MessageEvent): void {
    if (event.source !== window || !isReady(event.data)) return;
    removeEventListener('message', answer);
    const handed: Handed = { type: 'ascribe-page', nonce: event.data.nonce, page };
    window.postMessage(handed, location.origin);
  }
  addEventListener('message', answer);
  const hello: Hello = { type: 'ascribe-hello' };
  window.postMessage(hello, location.origin);
}
