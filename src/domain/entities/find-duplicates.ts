import type { EntityId } from '#domain/ids.ts';
import type { Entity } from './entity.ts';
import { surnameOf } from './find-entity.ts';
import { nameKey } from './normalize-name.ts';
import { resolveAll } from './resolve-entity.ts';
import { foldNames } from './transliterate.ts';

/** Why two may be one, the strongest first. */
const DUPLICATE_REASONS = ['wikidata', 'same-name', 'spelling', 'initial', 'surname'] as const;
type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

export type Duplicate = {
  readonly reason: DuplicateReason;
  /** The one that says more comes first: what the other would be merged into. */
  readonly into: EntityId;
  readonly other: EntityId;
};

/** Of one clue, such as a surname that hundreds share; beyond that a list helps nobody. */
const MOST_OF_A_CLUE = 20;
/** Where those of a clue have been told apart already, looking on for more would take ever longer. */
const MOST_TRIES = 2000;

/**
 * Pairs that may be one person or source: one name in two spellings or scripts, "D. Peskov" or
 * "Peskov" beside "Dmitry Peskov". Each pair once, with its strongest reason. Unnamed, merged and
 * dismissed ones are left out. Linear in the number of entities.
 */
export function findDuplicates(entities: readonly Entity[]): readonly Duplicate[] {
  const candidates = entities.filter(
    ({ unnamed, mergedInto }) => unnamed !== true && mergedInto === undefined,
  );
  const pairs = new Map<string, Duplicate>();
  const apart = toldApart(entities);
  for (const reason of DUPLICATE_REASONS) {
    for (const group of groupsBy(candidates, reason).values()) pairUp(group, reason, pairs, apart);
  }
  return [...pairs.values()];
}

/** Pairs that were told apart, also where one of them has been merged into another since. */
function toldApart(entities: readonly Entity[]): ReadonlySet<string> {
  const ends = resolveAll(entities);
  const pairs = new Set<string>();
  for (const { id, distinctFrom } of entities) {
    for (const other of distinctFrom ?? []) {
      pairs.add(keyOf(ends.get(id)?.id ?? id, ends.get(other)?.id ?? other));
    }
  }
  return pairs;
}

function keyOf(a: EntityId, b: EntityId): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** `full`: says the first name too. Two that say as little as each other are no pair by a surname. */
type Member = { readonly entity: Entity; readonly part: 'full' | 'short' | 'same' };

function groupsBy(
  entities: readonly Entity[],
  reason: DuplicateReason,
): ReadonlyMap<string, readonly Member[]> {
  const groups = new Map<string, Member[]>();
  for (const entity of entities) {
    const seen = new Set<string>();
    for (const [clue, part] of cluesOf(entity, reason)) {
      if (clue === '' || seen.has(clue)) continue;
      seen.add(clue);
      const group = groups.get(clue);
      if (group) group.push({ entity, part });
      else groups.set(clue, [{ entity, part }]);
    }
  }
  return groups;
}

function cluesOf(
  entity: Entity,
  reason: DuplicateReason,
): readonly (readonly [string, Member['part']])[] {
  const names = [entity.name, ...entity.aliases];
  switch (reason) {
    case 'wikidata':
      return entity.wikidata === undefined ? [] : [[entity.wikidata, 'same']];
    case 'same-name':
      return names.map((name) => [nameKey(name), 'same']);
    case 'spelling':
      return names.flatMap(foldNames).map((fold) => [fold.length > 2 ? fold : '', 'same']);
    case 'initial':
      return isPerson(entity) ? names.flatMap(initialClues) : [];
    case 'surname':
      return isPerson(entity) ? names.flatMap(surnameClues) : [];
  }
}

function isPerson({ kind }: Entity): boolean {
  return kind === 'person' || kind === 'unknown';
}

function initialClues(name: string): readonly (readonly [string, Member['part']])[] {
  const surname = surnameOf(spoken(name));
  const first = spoken(name).split(' ')[0] ?? '';
  if (surname === undefined || first === '') return [];
  const isInitial = /^\p{L}\.?(?:\p{L}\.?)?$/v.test(first);
  return foldNames(surname).flatMap((fold) =>
    foldNames(first).map((sound) => [`${sound.charAt(0)} ${fold}`, isInitial ? 'short' : 'full']),
  );
}

function surnameClues(name: string): readonly (readonly [string, Member['part']])[] {
  const surname = surnameOf(spoken(name));
  if (surname !== undefined) return foldNames(surname).map((fold) => [fold, 'full']);
  return /^\p{Ll}/v.test(name) ? [] : foldNames(name).map((fold) => [fold, 'short']);
}

/** "Peskov, Dmitry" in the order of speech, letters as written. */
function spoken(name: string): string {
  const [last = '', first = '', ...more] = name.split(',');
  return more.length > 0 || first.trim() === '' ? name.trim() : `${first.trim()} ${last.trim()}`;
}

function pairUp(
  group: readonly Member[],
  reason: DuplicateReason,
  pairs: Map<string, Duplicate>,
  apart: ReadonlySet<string>,
): void {
  const full = group.filter(({ part }) => part !== 'short');
  const others = group.filter(({ part }) => part !== 'full');
  let count = 0;
  let tries = 0;
  for (const a of full) {
    for (const b of others) {
      tries += 1;
      if (count >= MOST_OF_A_CLUE || tries > MOST_TRIES) return;
      const key = keyOf(a.entity.id, b.entity.id);
      if (a.entity === b.entity || pairs.has(key) || apart.has(key)) continue;
      if (!canBeOne(a.entity, b.entity)) continue;
      const [into, other] =
        a.part === 'full' || fullness(a.entity) >= fullness(b.entity) ? [a, b] : [b, a];
      pairs.set(key, { reason, into: into.entity.id, other: other.entity.id });
      count += 1;
    }
  }
}

function canBeOne(a: Entity, b: Entity): boolean {
  const isKindOpen = a.kind === b.kind || a.kind === 'unknown' || b.kind === 'unknown';
  // Two records of a register of everybody: whoever made them knew better.
  const isToldApart =
    a.wikidata !== undefined && b.wikidata !== undefined && a.wikidata !== b.wikidata;
  return isKindOpen && !isToldApart;
}

/** The longer name, and the better known one, stays. */
function fullness({ name, aliases, wikidata }: Entity): number {
  return (wikidata === undefined ? 0 : 1000) + name.split(' ').length * 10 + aliases.length;
}
