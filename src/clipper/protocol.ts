// What the bookmarklet, the clipper and the page that receives say to each other by `postMessage`.
//
// receiver → sender  `Ready`, as soon as it is loaded, to its opener; to its own window when that says `Hello`
// sender → receiver  `Handed`, with the nonce of that `Ready`; the first one that is in order is the only one

/** A page as its reader sees it. */
export type GrabbedPage = {
  /** A whole document; begins with the mark of where it was saved from (`saved-mark.ts`). */
  readonly html: string;
  readonly url: string;
  readonly title: string;
};

export type Hello = { readonly type: 'ascribe-hello' };

export type Ready = { readonly type: 'ascribe-ready'; readonly nonce: string };

export type Handed = {
  readonly type: 'ascribe-page';
  readonly nonce: string;
  /** Shows that the bookmarklet is the user's own; the clipper needs none. */
  readonly key?: string;
  readonly page: GrabbedPage;
};

/** More UTF-16 code units than any page has. */
export const MOST_CHARACTERS = 20 * 1024 * 1024;

export function isReady(data: unknown): data is Ready {
  return (
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    data.type === 'ascribe-ready' &&
    'nonce' in data &&
    typeof data.nonce === 'string'
  );
}
