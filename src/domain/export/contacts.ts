import { keysIn } from './name-words.ts';
import type { ProtectedSource } from './protected-sources.ts';

/** Code units on either side of an "@": longer addresses do not exist, and the walk stays short. */
const LONGEST_MAIL_PART = 64;

/** Mail addresses with their places; each "@" is looked at once, so any text is gone through in linear time. */
export function mailSpansIn(
  text: string,
): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const before = /[\p{L}\p{M}\p{N}._%+\-]+$/v.exec(
      text.slice(Math.max(0, at - LONGEST_MAIL_PART), at),
    );
    const after = /^[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+/v.exec(
      text.slice(at + 1, at + 1 + LONGEST_MAIL_PART),
    );
    if (before && after)
      found.push({ start: at - before[0].length, end: at + 1 + after[0].length });
  }
  return found;
}

export function mailsIn(text: string): readonly string[] {
  return mailSpansIn(text).map(({ start, end }) => text.slice(start, end).toLowerCase());
}

/** Digits with what people write between them; bounded, so that no text makes it slow. */
export const PHONE = /\+?\d(?:[ \(\).\/\-]{0,3}\d){5,17}/gv;

export function phonesIn(text: string): readonly string[] {
  return [...text.matchAll(PHONE)].map(([number]) => digitsOf(number));
}

/** What two ways of writing one number have in common: the last nine digits, without country and area prefix. */
export function digitsOf(number: string): string {
  return number.replaceAll(/\D/gv, '').slice(-9);
}

/** Known as theirs, or with their name before the "@": `quill`, `p.quill`, `pquill`, `peterquill`. */
export function ownsMail({ mails, surnames, names }: ProtectedSource, mail: string): boolean {
  const small = mail.toLowerCase();
  if (mails.includes(small)) return true;
  const local = keysIn(small.slice(0, small.indexOf('@')));
  return [...surnames, ...names].some((name) => {
    const key = keysIn(name).join('');
    if (key.length < 3) return false;
    return local.some((each) => each === key || each.slice(1) === key) || local.join('') === key;
  });
}
