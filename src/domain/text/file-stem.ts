import { createOffsetConverter } from './offsets.ts';

/** A name that every file system takes; letters and digits of any script stay. */
export function fileStem(name: string): string {
  return shortened(lettersOf(name), 60) || 'ascribe';
}

/** `Morning-brief-Ana`: one for two names. Where both are long the first gives way. */
export function fileStemOfTwo(name: string, other: string): string {
  const last = shortened(lettersOf(other), 60, Math.floor(MOST_BYTES / 2)) || 'ascribe';
  const left = MOST_BYTES - 1 - createOffsetConverter(last).toUtf8Bytes(last.length);
  return `${shortened(lettersOf(name), 60, left) || 'ascribe'}-${last}`;
}

/** `morning-brief`, for paths: the same in small letters and shorter; empty where a name has no letters. */
export function fileSlug(name: string): string {
  return shortened(lettersOf(name).toLowerCase().normalize('NFC'), 40);
}

/** The same in letters and digits of ASCII, without accents. */
export function asciiSlug(name: string): string {
  const plain = name.slice(0, MOST_READ).normalize('NFKD').replaceAll(/\p{M}/gv, '').toLowerCase();
  return shortened(plain.replaceAll(/[^a-z0-9]+/gv, '-'), 40);
}

/** UTF-16 code units of a name that are looked at: a title may be a whole page. */
const MOST_READ = 400;
/** UTF-8 bytes: with a number and an ending no name has more than 143, which encrypted folders take. */
const MOST_BYTES = 115;

/**
 * Nothing that is not seen (joiners, soft hyphens, marks of direction), no mark without a letter that it stands on, and
 * a hyphen for all else: so there is nothing that Windows forbids either.
 */
function lettersOf(name: string): string {
  return name
    .slice(0, MOST_READ)
    .normalize('NFC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}+/gv, '')
    .replaceAll(/(?<![\p{L}\p{M}\p{N}])\p{M}+/gv, '')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gv, '-');
}

/** Windows means a device by these, whatever the ending. */
const DEVICES = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])$/iv;

/** Cut between letters, each with its marks. `most`: UTF-16 code units; `mostBytes`: of UTF-8. */
function shortened(hyphened: string, most: number, mostBytes = MOST_BYTES): string {
  const trimmed = hyphened.replaceAll(/^-+|-+$/gv, '');
  const { toUtf8Bytes } = createOffsetConverter(trimmed);
  let end = 0;
  for (const { 0: letter, index } of trimmed.matchAll(/\P{M}\p{M}*/gv)) {
    const next = index + letter.length;
    if (next > most || toUtf8Bytes(next) > mostBytes) break;
    end = next;
  }
  const stem = trimmed.slice(0, end).replace(/-+$/v, '');
  return DEVICES.test(stem) ? `name-${stem}` : stem;
}
