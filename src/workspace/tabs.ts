import type { ArticleId, LayerId } from '#domain/ids.ts';

/** What a tab tells the others of this browser that it has changed on the disk. */
export type TabMessage =
  | { readonly kind: 'layer-edited'; readonly layerId: LayerId; readonly rev: number }
  /** People or sources of the project. */
  | { readonly kind: 'entities-changed' }
  /** Decisions about an article. */
  | { readonly kind: 'review-changed'; readonly articleId: ArticleId }
  | { readonly kind: 'comments-changed'; readonly articleId: ArticleId }
  | {
      readonly kind: 'library-changed';
      /** Articles whose layer an import has replaced, with its revision now. */
      readonly replaced?: readonly { readonly articleId: ArticleId; readonly rev: number }[];
    };

const CHANNEL = 'ascribe';

let channel: BroadcastChannel | undefined;

export function tellOtherTabs(message: TabMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A channel has none; it never leaves this origin.
  channel?.postMessage(message);
}

/** Does nothing when it is open: starting anew must not hear everything twice. */
export function openChannel(hear: (message: TabMessage) => Promise<void>): void {
  if (channel) return;
  channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', (event: MessageEvent<TabMessage>) => {
    void hear(event.data);
  });
}
