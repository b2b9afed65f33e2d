import type { Entity } from './entity.ts';
import { nameKey } from './normalize-name.ts';
import { foldNames } from './transliterate.ts';

type Keys = {
  readonly name: string;
  /** The name's, then the aliases'. */
  readonly all: readonly string[];
  /** How the names in Latin letters sound, and those in others; filled when first needed. */
  latin?: ReadonlySet<string>;
  other?: ReadonlySet<string>;
};

// Entities are immutable values, so their keys can be remembered beside them: a registry of
// thousands is searched at every key press in the speaker box.
const KEYS = new WeakMap<Entity, Keys>();

/**
 * The entity of this name, else the one with this alias, else one whose name is the same in another
 * script ("Песков", "Peskov"). Unnamed ones are never found: each stands for one person whose name
 * nobody gave. Merged ones neither: their names have gone over to another.
 */
export function findEntityByName(entities: Iterable<Entity>, name: string): Entity | undefined {
  const key = nameKey(name);
  if (key === '') return undefined;
  const script = isLatin(name) ? 'other' : 'latin';
  const sounds = foldNames(name);
  let byAlias: Entity | undefined;
  let bySound: Entity | undefined;
  for (const entity of entities) {
    if (entity.unnamed === true || entity.mergedInto !== undefined) continue;
    const keys = keysOf(entity);
    if (keys.name === key) return entity;
    if (byAlias) continue;
    if (keys.all.includes(key)) byAlias = entity;
    else if (!bySound && hasAny(soundsOf(entity, script), sounds)) bySound = entity;
  }
  return byAlias ?? bySound;
}

/**
 * Entities that fit what was typed, best first: whole name, start of it, start of a word in it,
 * anywhere in it, its words in another order, another spelling or script; names before aliases.
 * Nothing typed finds all, by name. Merged ones are not found.
 */
export function searchEntities(entities: Iterable<Entity>, typed: string): readonly Entity[] {
  const wanted = nameKey(typed);
  const sounds = wanted === '' ? [] : foldNames(typed).map((sound) => sound.trim());
  const typedLatin = isLatin(typed);
  const found: { readonly entity: Entity; readonly rank: number; readonly name: string }[] = [];
  for (const entity of entities) {
    if (entity.mergedInto !== undefined) continue;
    const keys = keysOf(entity);
    const rank = rankOf(keys, wanted) ?? soundRank(entity, sounds, typedLatin);
    if (rank !== undefined) found.push({ entity, rank, name: keys.name });
  }
  return found
    .toSorted(
      (a, b) =>
        a.rank - b.rank || compareText(a.name, b.name) || compareText(a.entity.id, b.entity.id),
    )
    .map(({ entity }) => entity);
}

/**
 * The last word of a name of several words: what a text calls a person the second time. A small
 * letter makes it a description ("a senior official"), whose last word could be anybody.
 */
export function surnameOf(name: string): string | undefined {
  const words = name.trim().split(/\s+/v);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return last !== undefined && /^\p{Ll}/v.test(last) ? undefined : last;
}

function keysOf(entity: Entity): Keys {
  const known = KEYS.get(entity);
  if (known) return known;
  const name = nameKey(entity.name);
  const keys: Keys = { name, all: [name, ...entity.aliases.map(nameKey)] };
  KEYS.set(entity, keys);
  return keys;
}

/** How an entity's names of one kind of letters sound. */
function soundsOf(entity: Entity, script: 'latin' | 'other'): ReadonlySet<string> {
  const keys = keysOf(entity);
  return (keys[script] ??= new Set(
    [entity.name, ...entity.aliases]
      .filter((name) => isLatin(name) === (script === 'latin'))
      .flatMap(foldNames),
  ));
}

function isLatin(name: string): boolean {
  if (!/[^ -~]/v.test(name)) return true;
  return !/[[\p{L}]--[\p{Script=Latin}]]/v.test(name);
}

function hasAny(known: ReadonlySet<string>, sounds: readonly string[]): boolean {
  return known.size > 0 && sounds.some((sound) => known.has(sound));
}

/** Lower is better; undefined when it does not fit at all. */
function rankOf(keys: Keys, wanted: string): number | undefined {
  if (wanted === '') return 0;
  let best: number | undefined;
  for (const [index, key] of keys.all.entries()) {
    const fit = fitOf(key, wanted);
    if (fit === undefined) continue;
    const rank = fit * 2 + (index === 0 ? 0 : 1);
    if (best === undefined || rank < best) best = rank;
  }
  return best;
}

function fitOf(key: string, wanted: string): number | undefined {
  if (key === wanted) return 0;
  if (key.startsWith(wanted)) return 1;
  const at = key.indexOf(wanted);
  if (at === -1) return startsWords(key, wanted) ? 4 : undefined;
  return key.includes(` ${wanted}`) || key.includes(`-${wanted}`) ? 2 : 3;
}

/** "peskov d": each word typed starts a word of the name, in any order. */
function startsWords(key: string, wanted: string): boolean {
  if (!wanted.includes(' ')) return false;
  const inKey = key.split(' ');
  return wanted.split(' ').every((word) => inKey.some((each) => each.startsWith(word)));
}

/** Behind every rank by the letters themselves. */
const BY_SOUND = 10;
/** Fewer letters sound like the start of half the Latin names. */
const LEAST_OF_SAME_SCRIPT = 4;
const LEAST_ACROSS = 2;

function soundRank(
  entity: Entity,
  sounds: readonly string[],
  typedLatin: boolean,
): number | undefined {
  let best: number | undefined;
  for (const script of ['latin', 'other'] as const) {
    const least = typedLatin === (script === 'latin') ? LEAST_OF_SAME_SCRIPT : LEAST_ACROSS;
    const heard = sounds.filter((sound) => sound.length >= least);
    if (heard.length === 0) continue;
    for (const known of soundsOf(entity, script)) {
      for (const sound of heard) {
        const fit = fitOf(known, sound);
        if (fit !== undefined && fit < (best ?? Infinity)) best = fit;
      }
    }
  }
  return best === undefined ? undefined : BY_SOUND + best;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
