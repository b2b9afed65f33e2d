import { normalizeName } from '#domain/entities/normalize-name.ts';
import { foldWords } from './fold-text.ts';

/** "Quill, Peter" in the order of speech. */
export function spoken(name: string): string {
  const [last = '', first = '', ...more] = name.split(',').map((part) => part.trim());
  return more.length > 0 || first === '' ? name : `${first} ${last}`;
}

/** Words of a text as names are compared: apostrophes and hyphens part them. */
export function keysIn(text: string): readonly string[] {
  return normalizeName(foldWords(text)).match(/[\p{L}\p{N}]+/gv) ?? [];
}
