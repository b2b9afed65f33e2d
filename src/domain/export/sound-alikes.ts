import { addToGroup } from '#domain/collection/group-by.ts';
import { normalizeName } from '#domain/entities/normalize-name.ts';
import { foldNames } from '#domain/entities/transliterate.ts';
import type { Protection } from './protected-sources.ts';

/** Words of a text that are a source's name in another spelling or script. */
export type SoundAlikes = {
  readonly surnames: readonly string[];
  readonly givenNames: readonly string[];
};

/** Shorter sounds are like half of all names. */
const LEAST = { same: 4, across: 3 } as const;
/** Of a sound: what an ending of another script adds to it ("Песковым"). */
const LONGEST_ENDING = 3;
const LEAST_WITH_ENDING = 5;

/** Source index → words. Each distinct word with a capital letter is folded once. */
export function soundAlikesIn(
  text: string,
  protection: Protection,
): ReadonlyMap<number, SoundAlikes> {
  const found = new Map<number, { surnames: string[]; givenNames: string[] }>();
  const sounds = soundsOf(protection);
  if (sounds.size === 0) return found;
  const words = new Set(text.match(/[\p{L}\p{M}]+/gv));
  for (const word of words) {
    if (/^\p{Ll}/v.test(word) || protection.openWords.has(normalizeName(word))) continue;
    for (const { index, part } of hits(word, sounds)) {
      const entry = found.get(index) ?? { surnames: [], givenNames: [] };
      entry[part].push(word);
      found.set(index, entry);
    }
  }
  return found;
}

type Sound = {
  readonly index: number;
  readonly part: keyof SoundAlikes;
  readonly isLatin: boolean;
};

// A protection is a value that never changes, and every note of a project is searched with it.
const SOUNDS = new WeakMap<Protection, ReadonlyMap<string, readonly Sound[]>>();

function soundsOf(protection: Protection): ReadonlyMap<string, readonly Sound[]> {
  const known = SOUNDS.get(protection) ?? listSounds(protection);
  SOUNDS.set(protection, known);
  return known;
}

function listSounds({ sources }: Protection): ReadonlyMap<string, readonly Sound[]> {
  const sounds = new Map<string, Sound[]>();
  for (const [index, { names, surnames, givenNames }] of sources.entries()) {
    const single = names.filter((name) => /^\p{Lu}[\p{L}\p{M}]+$/v.test(name));
    const parts = { surnames: [...surnames, ...single], givenNames };
    for (const part of ['surnames', 'givenNames'] as const) {
      for (const word of parts[part]) {
        for (const fold of foldNames(word)) {
          addToGroup(sounds, fold, { index, part, isLatin: isLatin(word) });
        }
      }
    }
  }
  return sounds;
}

function hits(word: string, sounds: ReadonlyMap<string, readonly Sound[]>): readonly Sound[] {
  const isOwnLatin = isLatin(word);
  return foldNames(word).flatMap((fold) => {
    const whole = (sounds.get(fold) ?? []).filter(
      (sound) => fold.length >= (sound.isLatin === isOwnLatin ? LEAST.same : LEAST.across),
    );
    if (whole.length > 0) return whole;
    for (let cut = 1; cut <= LONGEST_ENDING && fold.length - cut >= LEAST_WITH_ENDING; cut += 1) {
      const stem = (sounds.get(fold.slice(0, -cut)) ?? []).filter(
        (sound) => sound.isLatin && !isOwnLatin,
      );
      if (stem.length > 0) return stem;
    }
    return [];
  });
}

function isLatin(word: string): boolean {
  return /\p{Script=Latin}/v.test(word);
}
