import type { EntityChange } from '#domain/entities/entity-change.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { namesBrought, withAliases } from '#domain/entities/merge-entities.ts';
import { isSameEntity } from '#domain/entities/patch-entity.ts';
import { followMerges } from '#domain/entities/resolve-entity.ts';
import type { EntityId, ProjectId } from '#domain/ids.ts';
import type { EntityChoice } from './match-entities.ts';

/**
 * Brings a colleague's registry into mine. Whoever is somebody here comes as a redirect to that one, so that no layer is
 * rewritten and all of it can be taken back; rows that are here stay as they are, but for aliases that were
 * wished for and protection: whoever protected one of them meant the person, also one who has been here for long, by all
 * names that they know of; a name that is not here would not be found.
 */
export function joinEntities(
  mine: readonly Entity[],
  theirs: readonly Entity[],
  choices: ReadonlyMap<EntityId, EntityChoice>,
  projectId: ProjectId,
): readonly EntityChange[] {
  const stored = new Map(mine.map((entity) => [entity.id, entity]));
  const sent = new Map(theirs.map((entity) => [entity.id, entity]));
  const here = (start: EntityId) => followMerges((id) => stored.get(id), start);
  const changed = new Map<EntityId, Entity>();
  const added: Entity[] = [];
  for (const entity of theirs) {
    const known = here(entity.id);
    if (known) {
      const isProtected = followMerges((id) => sent.get(id), entity.id)?.confidential;
      if (entity.confidential || isProtected) {
        const rows = mine.filter(({ id }) => here(id)?.id === known.id);
        changed.set(known.id, protectedBy(changed.get(known.id) ?? known, { rows, entity }));
      }
      continue;
    }
    const choice = choices.get(entity.id);
    const target =
      choice && choice.kind !== 'new' && entity.mergedInto === undefined
        ? here(choice.as)
        : undefined;
    added.push({ ...entity, projectId, ...(target && { mergedInto: target.id }) });
    if (!target || !choice) continue;
    const before = changed.get(target.id) ?? target;
    const names = choice.kind === 'alias' && entity.unnamed !== true ? namesOf(entity) : [];
    changed.set(target.id, {
      ...before,
      aliases: withAliases(before, names),
      ...(entity.confidential && { confidential: true }),
    });
  }
  return [
    ...added.map((after): EntityChange => ({ after })),
    ...[...changed.values()].flatMap((after): readonly EntityChange[] => {
      const before = stored.get(after.id);
      return before && !isSameEntity(before, after) ? [{ before, after }] : [];
    }),
  ];
}

/**
 * What else tells who it is stands in a note: mail addresses, telephone numbers. Once it is protected here, names and
 * notes are whoever's it is: what was taken out again does not come back. `rows`: those that lead to it, whose names are known.
 */
function protectedBy(
  known: Entity,
  { rows, entity }: { readonly rows: readonly Entity[]; readonly entity: Entity },
): Entity {
  if (rows.some(({ id, confidential }) => id === known.id && confidential)) return known;
  const told = new Set(rows.flatMap(namesOf));
  const notes = [known.note, entity.note].filter((note) => note !== undefined);
  return {
    ...known,
    confidential: true,
    aliases: withAliases(
      known,
      namesBrought(entity).filter((name) => !told.has(name)),
    ),
    ...(notes.length > 0 && { note: [...new Set(notes)].join('\n') }),
  };
}

function namesOf({ name, aliases }: Entity): readonly string[] {
  return [name, ...aliases];
}
