import type { Entity } from './entity.ts';
import { nameKey, normalizeName } from './normalize-name.ts';

type Keys = { readonly name: string; readonly all: readonly string[] };

// Entities are immutable values, so their keys can be remembered beside them: a registry of
// thousands is searched at every key press in the speaker box.
const KEYS = new WeakMap<Entity, Keys>();

/**
 * The entity of this name, else the one with this alias. Unnamed ones are never found: each stands
 * for one person whose name nobody gave.
 */
export function findEntityByName(entities: Iterable<Entity>, name: string): Entity | undefined {
  const key = nameKey(name);
  if (key === '') return undefined;
  let byAlias: Entity | undefined;
  for (const entity of entities) {
    if (entity.unnamed === true) continue;
    const keys = keysOf(entity);
    if (keys.name === key) return entity;
    if (!byAlias && keys.all.includes(key)) byAlias = entity;
  }
  return byAlias;
}

/**
 * Entities that fit what was typed, best first: whole name, start of it, start of a word in it,
 * anywhere in it; names before aliases. Nothing typed finds all, by name.
 */
export function searchEntities(entities: Iterable<Entity>, typed: string): readonly Entity[] {
  const wanted = nameKey(typed);
  const found: { readonly entity: Entity; readonly rank: number; readonly name: string }[] = [];
  for (const entity of entities) {
    const rank = rankOf(keysOf(entity), wanted);
    if (rank !== undefined) found.push({ entity, rank, name: normalizeName(entity.name) });
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
  const keys = { name, all: [name, ...entity.aliases.map(nameKey)] };
  KEYS.set(entity, keys);
  return keys;
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
  if (at === -1) return undefined;
  return key.includes(` ${wanted}`) || key.includes(`-${wanted}`) ? 2 : 3;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
