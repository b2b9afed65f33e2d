import * as v from 'valibot';
import { type GrabbedPage, type Handed, type Hello, MOST_CHARACTERS } from './protocol.ts';

/** Who may hand a page over, and what they must know. */
export type Expected = {
  /** Of this page's own `Ready`. */
  readonly nonce: string;
  readonly key: string | undefined;
  /** This page's own window, through which the clipper speaks, and the window that opened this page. */
  readonly own: MessageEventSource;
  readonly opener: MessageEventSource | null;
  readonly origin: string;
};

export type Heard =
  | { readonly kind: 'hello' }
  | {
      readonly kind: 'page';
      readonly page: GrabbedPage;
      /** Clipped by the user's own bookmarklet or clipper; any other page is asked about before it is added. */
      readonly isUsers: boolean;
    };

const HelloJson: v.GenericSchema<unknown, Hello> = v.object({ type: v.literal('ascribe-hello') });

const shortText = v.pipe(v.string(), v.maxLength(8192));

const HandedJson: v.GenericSchema<unknown, Handed> = v.object({
  type: v.literal('ascribe-page'),
  nonce: shortText,
  key: v.exactOptional(shortText),
  page: v.object({
    html: v.pipe(v.string(), v.nonEmpty(), v.maxLength(MOST_CHARACTERS)),
    url: shortText,
    title: v.string(),
  }),
});

type Incoming = Pick<MessageEvent<unknown>, 'source' | 'origin' | 'data'>;

/** Undefined for all that is not in order: whatever else may be sent to a window is none of its business. */
export function judgeMessage(event: Incoming, expected: Expected): Heard | undefined {
  const isOwn = event.source === expected.own && event.origin === expected.origin;
  const isOpener = event.source !== null && event.source === expected.opener;
  if (!isOwn && !isOpener) return undefined;
  if (isOwn && v.is(HelloJson, event.data)) return { kind: 'hello' };
  const read = v.safeParse(HandedJson, event.data);
  if (!read.success || read.output.nonce !== expected.nonce) return undefined;
  const { page, key } = read.output;
  // A page speaks for its own site only. (The clipper has asked the browser.)
  if (!isOwn && siteOf(page.url) !== undefined && siteOf(page.url) !== event.origin) {
    return undefined;
  }
  return { kind: 'page', page, isUsers: isOwn || (key !== undefined && key === expected.key) };
}

/** Origin of an address of the web. */
export function siteOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, origin } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
}

const MOST_IN_NAME = 80;

/** A name for the file that a page becomes: its title, without what a file's name cannot have. */
export function fileNameOf(title: string): string {
  const name = title
    .slice(0, MOST_IN_NAME)
    .replace(/[\p{C}\\\/:*?"<>\|\s]+/gv, ' ')
    .trim();
  return `${name === '' ? 'page' : name}.html`;
}
