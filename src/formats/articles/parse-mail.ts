import type { Email } from 'postal-mime';
import { decodeAs, knownEncoding } from './decode-as.ts';
import { findEncoding } from './guess-encoding.ts';

/** Takes a message apart. Throws where the library gives up: parts in parts without end. */
export async function parseMail(
  bytes: Uint8Array,
  chosenEncoding: string | undefined,
): Promise<Email> {
  const { default: PostalMime } = await import('postal-mime');
  // A forwarded message is an article of its own.
  return PostalMime.parse(await asUtf8(bytes, chosenEncoding), { forceRfc822Attachments: true });
}

/** Old mail has bytes beyond ASCII and does not say what they mean. */
async function asUtf8(bytes: Uint8Array, chosen: string | undefined): Promise<Uint8Array> {
  if (!bytes.some((byte) => byte > 0x7f)) return bytes;
  if (/charset/i.test(new TextDecoder('windows-1252').decode(bytes))) return bytes;
  const encoding = knownEncoding(chosen ?? '') ?? (await findEncoding(bytes)).encoding;
  return encoding === 'utf-8' ? bytes : new TextEncoder().encode(decodeAs(bytes, encoding));
}

/** The end of a message of several parts has a mark; without it the message was cut. */
export function isCut(bytes: Uint8Array): boolean {
  const text = new TextDecoder('windows-1252').decode(bytes);
  const boundary = boundaryOf(headerOf(text));
  return boundary !== undefined && !text.includes(`\n--${boundary}--`);
}

/** Whether lines of its text were wrapped to be joined again. */
export function isFlowed(bytes: Uint8Array): boolean {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return /^(?:Content-Type:|[ \t])[^\n]{0,500}format="?flowed/im.test(text);
}

/** The lines of a header, each folded line made one. `text` has a character for each byte. */
export function headerOf(text: string): string {
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  return text.slice(0, end).replace(/\r?\n[ \t]+/g, ' ');
}

/** What separates the parts of a message; undefined: it has none. */
export function boundaryOf(header: string): string | undefined {
  const type = fieldOf(header, 'Content-Type') ?? '';
  if (!/^multipart\//i.test(type)) return undefined;
  const found = /;\s{0,9}boundary\s{0,9}=\s{0,9}(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(type);
  return found?.[1] ?? found?.[2];
}

export function fieldOf(header: string, name: string): string | undefined {
  const start = `${name.toLowerCase()}:`;
  const line = header.split(/\r?\n/).find((one) => one.toLowerCase().startsWith(start));
  return line?.slice(start.length).trim();
}
