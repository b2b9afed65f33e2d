import { type Result, err, ok } from '#domain/result.ts';
import type { Entity } from './entity.ts';
import { isSameEntity, patchEntity } from './patch-entity.ts';

/** What an act did to one row of the registry; no `before`: it was added, no `after`: it was taken away. */
export type EntityChange =
  | { readonly before: Entity; readonly after: Entity }
  | { readonly before?: undefined; readonly after: Entity }
  | { readonly before: Entity; readonly after?: undefined };

export function reversed(change: EntityChange): EntityChange {
  if (!change.before) return { before: change.after };
  return change.after ? { before: change.after, after: change.before } : { after: change.before };
}

/** What the act was about: if these say something else by now, taking it back would surprise. */
const ESSENTIAL = ['name', 'mergedInto'] as const;

/**
 * Does a change to the row as it is stored now. Only the fields that the change is about are written,
 * and of those only the ones that still say what they said before it; aliases one by one. Refused where the
 * row is gone, is there already with other content, or its name or redirect is another one by now.
 *
 * Where nothing else has happened to the row since, it ends as exactly `change.after`.
 */
export function applyEntityChange(
  stored: Entity | undefined,
  change: EntityChange,
): Result<Entity | undefined, 'changed'> {
  const { before, after } = change;
  if (!before) return !stored || isSameEntity(stored, after) ? ok(after) : err('changed');
  if (!after) return !stored || isSameEntity(stored, before) ? ok(undefined) : err('changed');
  if (!stored) return err('changed');
  if (isSameEntity(stored, before)) return ok(after);
  if (ESSENTIAL.some((field) => before[field] !== after[field] && stored[field] !== before[field]))
    return err('changed');
  // Ours over what is stored, then theirs over ours: a field that both have changed stays theirs.
  const ours = patchEntity(stored, before, after);
  const both = patchEntity(ours, before, stored);
  const next = { ...both, aliases: aliasesAfter(stored, { before, after }) };
  return isSameEntity(next, stored) ? err('changed') : ok(next);
}

function aliasesAfter(
  stored: Entity,
  { before, after }: { readonly before: Entity; readonly after: Entity },
): readonly string[] {
  const dropped = new Set(before.aliases.filter((alias) => !after.aliases.includes(alias)));
  const gained = after.aliases.filter((alias) => !before.aliases.includes(alias));
  const kept = stored.aliases.filter((alias) => !dropped.has(alias));
  return [...kept, ...gained.filter((alias) => !kept.includes(alias))];
}
