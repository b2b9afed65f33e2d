import type { Entity } from './entity.ts';
import { nameKey } from './normalize-name.ts';
import { foldNames } from './transliterate.ts';

const SCRIPTS = ['latin', 'other'] as const;
type Script = (typeof SCRIPTS)[number];

type Keys = {
  readonly name: string;
  /** The name's, then the aliases'. */
  readonly all: readonly string[];
  /** How the names in Latin letters sound, and those in others; filled when first needed. */
  latin?: readonly string[];
  other?: readonly string[];
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
  const across = scriptOf(name) === 'latin' ? 'other' : 'latin';
  const sounds = new Set(foldNames(name));
  let byAlias: Entity | undefined;
  let bySound: Entity | undefined;
  for (const entity of entities) {
    if (entity.unnamed === true || entity.mergedInto !== undefined) continue;
    const keys = keysOf(entity);
    if (keys.name === key) return entity;
    if (byAlias) continue;
    if (keys.all.includes(key)) byAlias = entity;
    else if (!bySound && soundsOf(entity, across).some((sound) => sounds.has(sound)))
      bySound = entity;
  }
  return byAlias ?? bySound;
}

/**
 * Entities that fit what was typed, best first: whole name, start of it, start of a word in it,
 * anywhere in it, its words in another order, another spelling or script; names before aliases.
 * Nothing typed finds all, by name. Merged ones are not found.
 */
export function searchEntities(entities: Iterable<Entity>, typed: string): readonly Entity[] {
  const wanted = wantedOf(nameKey(typed));
  const heard = heardIn(typed);
  const found: { readonly entity: Entity; readonly rank: number; readonly name: string }[] = [];
  for (const entity of entities) {
    if (entity.mergedInto !== undefined) continue;
    const keys = keysOf(entity);
    const rank = rankOf(keys, wanted) ?? soundRank(entity, heard);
    if (rank !== undefined) found.push({ entity, rank, name: keys.name });
  }
  return found
    .toSorted(
      (a, b) =>
        a.rank - b.rank || compareText(a.name, b.name) || compareText(a.entity.id, b.entity.id),
    )
    .map(({ entity }) => entity);
}

/** Whether what was typed begins a word of the name, or its words in another order. */
export function isNameBegun(name: string, typed: string): boolean {
  const wanted = nameKey(typed);
  const fit = wanted === '' ? undefined : fitOf(nameKey(name), wantedOf(wanted));
  return fit !== undefined && fit !== INSIDE_WORD;
}

/** Who of those found (`searchEntities`) is meant by what was typed: who is called so, else the first whose name it begins. */
export function entityMeant(found: readonly Entity[], typed: string): Entity | undefined {
  return (
    findEntityByName(found, typed) ??
    found.find(({ name, aliases }) => [name, ...aliases].some((one) => isNameBegun(one, typed)))
  );
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
function soundsOf(entity: Entity, script: Script): readonly string[] {
  const keys = keysOf(entity);
  return (keys[script] ??= soundsIn([entity.name, ...entity.aliases], script));
}

function soundsIn(names: readonly string[], script: Script): readonly string[] {
  const own = names.filter((name) => scriptOf(name) === script);
  return own.length === 0 ? NONE : [...new Set(own.flatMap(foldNames))];
}

const NONE: readonly string[] = [];

function scriptOf(name: string): Script {
  if (!/[^ -~]/v.test(name)) return 'latin';
  return /[[\p{L}]--[\p{Script=Latin}]]/v.test(name) ? 'other' : 'latin';
}

/** What is looked for, with what would be made of it again for each name. */
type Wanted = {
  readonly key: string;
  readonly afterBlank: string;
  readonly afterHyphen: string;
  /** One word needs no order. */
  readonly words: readonly string[] | undefined;
};

function wantedOf(key: string): Wanted {
  const words = key.includes(' ') ? key.split(' ') : undefined;
  return { key, afterBlank: ` ${key}`, afterHyphen: `-${key}`, words };
}

/** Lower is better; undefined when it does not fit at all. */
function rankOf({ all }: Keys, wanted: Wanted): number | undefined {
  if (wanted.key === '') return 0;
  let best: number | undefined;
  for (let index = 0; index < all.length; index += 1) {
    const fit = fitOf(all[index] ?? '', wanted);
    if (fit === undefined) continue;
    const rank = fit * 2 + (index === 0 ? 0 : 1);
    if (best === undefined || rank < best) best = rank;
  }
  return best;
}

function fitOf(key: string, { key: wanted, afterBlank, afterHyphen, words }: Wanted) {
  const at = key.indexOf(wanted);
  if (at === 0) return key.length === wanted.length ? 0 : 1;
  if (at > 0) return key.includes(afterBlank) || key.includes(afterHyphen) ? 2 : INSIDE_WORD;
  return words && startsWords(key, words) ? 4 : undefined;
}

const INSIDE_WORD = 3;

/** "peskov d": each word typed starts a word of the name, in any order. */
function startsWords(key: string, words: readonly string[]): boolean {
  return words.every((word) => key.startsWith(word) || key.includes(` ${word}`));
}

/** Behind every rank by the letters themselves. */
const BY_SOUND = 10;
/** Fewer letters sound like the start of half the Latin names. */
const LEAST_OF_SAME_SCRIPT = 4;
const LEAST_ACROSS = 2;

/** What was typed as it sounds, for the names of either kind of letters; nothing where it is too short. */
type Heard = Readonly<Record<Script, readonly Wanted[]>>;

function heardIn(typed: string): Heard {
  const sounds = foldNames(typed).map((sound) => sound.trim());
  const least = (script: Script): number =>
    scriptOf(typed) === script ? LEAST_OF_SAME_SCRIPT : LEAST_ACROSS;
  const heard = (script: Script): readonly Wanted[] =>
    sounds.filter(({ length }) => length >= least(script)).map(wantedOf);
  return { latin: heard('latin'), other: heard('other') };
}

function soundRank(entity: Entity, heard: Heard): number | undefined {
  let best: number | undefined;
  for (const script of SCRIPTS) {
    if (heard[script].length === 0) continue;
    for (const known of soundsOf(entity, script)) {
      for (const sound of heard[script]) {
        const fit = fitOf(known, sound);
        if (fit !== undefined && (best === undefined || fit < best)) best = fit;
      }
    }
  }
  return best === undefined ? undefined : BY_SOUND + best;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
