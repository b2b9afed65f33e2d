import type { LayerId } from '#domain/ids.ts';
import { refreshLibrary } from './library-list.ts';
import { runtime } from './store.ts';

type Message =
  | { readonly kind: 'layer-edited'; readonly layerId: LayerId; readonly rev: number }
  | { readonly kind: 'library-changed' };

const CHANNEL = 'ascribe';

let channel: BroadcastChannel | undefined;

/** Tells other tabs of this browser what changed on disk. */
export function tellOtherTabs(message: Message): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A channel has none; it never leaves this origin.
  channel?.postMessage(message);
}

/** Other tabs' edits appear here without a reload: the open layer is brought up to date, the list read again. */
export function listenToOtherTabs(): void {
  channel ??= new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', (event: MessageEvent<Message>) => {
    void hear(event.data);
  });
}

async function hear(message: Message): Promise<void> {
  const session = runtime.session;
  if (message.kind === 'layer-edited' && session?.value().layer.id === message.layerId) {
    if (message.rev > session.value().layer.rev) await session.saver.pull();
  }
  await refreshLibrary();
}
