import { knownEncoding } from './decode-as.ts';

/** HTML asks for a declaration within 1024 bytes; templates with long comments put it later. */
const DECLARATION_BYTES = 4096;

/**
 * The encoding that markup says of itself, as a WHATWG label: an XML declaration or a `<meta>`.
 * UTF-16 cannot be true of bytes in which the declaration could be read (HTML standard, 13.2.3.2).
 */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, DECLARATION_BYTES));
  if (!/^\s{0,99}(?:\u00ef\u00bb\u00bf)?\s{0,99}</.test(start)) return undefined;
  const label =
    /^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']/i.exec(start)?.[1] ??
    /<meta\s[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})/i.exec(start)?.[1];
  const encoding = label === undefined ? undefined : knownEncoding(label);
  return encoding?.startsWith('utf-16') ? undefined : encoding;
}
