import type { EntityId } from '#domain/ids.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { EntityChange } from './entity-change.ts';
import type { Entity } from './entity.ts';
import { nameKey } from './normalize-name.ts';

export type MergeRefusal =
  | 'unknown-entity'
  /** One of them has been merged meanwhile, from another tab. */
  | 'already-merged'
  | 'nothing-to-merge';

/**
 * Makes several people or sources one: the others' rows become redirects to `into`, which gains their
 * names and what it did not know itself. No layer changes, so that what a hundred articles say stays
 * exact and undoing is these rows again. A redirect never comes back: `into` is none itself.
 */
export function planMerge(
  find: (id: EntityId) => Entity | undefined,
  ids: readonly EntityId[],
  into: EntityId,
): Result<readonly EntityChange[], MergeRefusal> {
  const survivor = find(into);
  const others = [...new Set(ids)].filter((id) => id !== into).map(find);
  const known = others.filter((entity) => entity !== undefined);
  if (!survivor || known.length < others.length) return err('unknown-entity');
  if (known.length === 0) return err('nothing-to-merge');
  if ([survivor, ...known].some(({ mergedInto }) => mergedInto !== undefined)) {
    return err('already-merged');
  }
  return ok([
    { before: survivor, after: mergedEntity(survivor, known) },
    ...known.map((before) => ({ before, after: { ...before, mergedInto: into } })),
  ]);
}

const FILLED = ['affiliation', 'role', 'status', 'wikidata'] as const;
const FILLED_LINKS = ['speaksFor', 'partOf'] as const;

/** The survivor with what the others bring: names, answers it has not got, notes, and protection. */
export function mergedEntity(survivor: Entity, others: readonly Entity[]): Entity {
  const all = new Set([survivor, ...others].map(({ id }) => id));
  const filled = new Map<string, string>();
  for (const field of FILLED) {
    const value = others.map((other) => other[field]).find((each) => each !== undefined);
    if (survivor[field] === undefined && value !== undefined) filled.set(field, value);
  }
  for (const field of FILLED_LINKS) {
    const id = others.map((other) => other[field]).find((each) => each && !all.has(each));
    if (survivor[field] === undefined && id !== undefined) filled.set(field, id);
  }
  const kind =
    survivor.kind === 'unknown'
      ? (others.find((other) => other.kind !== 'unknown')?.kind ?? 'unknown')
      : survivor.kind;
  const notes = [survivor, ...others].map(({ note }) => note).filter((note) => note !== undefined);
  const distinct = [survivor, ...others]
    .flatMap(({ distinctFrom }) => distinctFrom ?? [])
    .filter((id) => !all.has(id));
  return {
    ...survivor,
    ...Object.fromEntries(filled),
    kind,
    aliases: aliasesWith(survivor, others),
    ...(notes.length > 0 && { note: [...new Set(notes)].join('\n') }),
    // Whoever protected one of them meant the person.
    ...([survivor, ...others].some(({ confidential }) => confidential) && { confidential: true }),
    ...(distinct.length > 0 && { distinctFrom: [...new Set(distinct)].toSorted() }),
  };
}

function aliasesWith(survivor: Entity, others: readonly Entity[]): readonly string[] {
  return withAliases(survivor, others.flatMap(namesBrought));
}

/** "A senior official" is no name: whoever it stood for, the next one is somebody else. */
export function namesBrought({ name, aliases, unnamed }: Entity): readonly string[] {
  return unnamed === true ? aliases : [name, ...aliases];
}

/** The entity's aliases and these, without doubles and without its own name. */
export function withAliases({ name, aliases }: Entity, more: readonly string[]): readonly string[] {
  const taken = new Set([nameKey(name), ...aliases.map(nameKey)]);
  const added: string[] = [];
  for (const alias of more) {
    const key = nameKey(alias);
    if (key === '' || taken.has(key)) continue;
    taken.add(key);
    added.push(alias);
  }
  return [...aliases, ...added];
}
