import type { Entity } from '#domain/entities/entity.ts';
import { nameKey, tidyName } from '#domain/entities/normalize-name.ts';
import { type EntityId, brand } from '#domain/ids.ts';
import type { ApplyContext } from './apply-mapping.ts';
import { ownIdOf, wikidataIdOf } from './entity-reference.ts';
import type { ImportedSpan } from './imported-work.ts';

export type FindEntity = {
  /** The entity that a span is linked to: a known one, or a new one. */
  readonly idOf: (
    link: ImportedSpan['entity'],
    label: string,
    mention: string,
  ) => EntityId | undefined;
  readonly created: () => readonly Entity[];
};

/** Known entities are found by their Wikidata id, else by name; each of the file's becomes one of ours. */
export function entityFinder(
  context: Pick<ApplyContext, 'projectId' | 'entities' | 'newId'>,
): FindEntity {
  const known = context.entities;
  const byReference = new Map<string, Entity>();
  const created: Entity[] = [];
  return {
    created: () => created,
    idOf: (link, label, mention) => {
      const reference = link?.id?.trim() ?? '';
      const wikidata = wikidataIdOf(reference);
      const name = tidyName((link?.name ?? mention).toWellFormed());
      const key = wikidata ?? (reference === '' ? nameKey(name) : reference);
      if (key === '') return undefined;
      const seen = byReference.get(key);
      if (seen) return seen.id;
      const ownId = ownIdOf(reference);
      const there =
        wikidata === undefined
          ? ownId === undefined
            ? undefined
            : known.get(brand<EntityId>(ownId))
          : known.byWikidata(wikidata);
      // Each unnamed one stands for somebody else.
      const named = link?.details?.unnamed === true ? undefined : known.byName(name);
      const found = there ?? (isOther(named, wikidata) ? undefined : named);
      const entity: Entity = found ?? {
        id: brand<EntityId>(context.newId()),
        projectId: context.projectId,
        kind: label === 'SPEAKER' ? 'person' : 'unknown',
        name: name === '' ? reference : name,
        aliases: [],
        ...link?.details,
        ...(wikidata !== undefined && { wikidata }),
        // An id of another knowledge base has no field of its own.
        ...(wikidata === undefined &&
          ownId === undefined &&
          reference !== '' && { note: reference.toWellFormed() }),
      };
      if (!found) created.push(entity);
      byReference.set(key, entity);
      return entity.id;
    },
  };
}

/** One of the same name is another one if Wikidata tells them apart. */
function isOther(found: Entity | undefined, wikidata: string | undefined): boolean {
  return wikidata !== undefined && found?.wikidata !== undefined && found.wikidata !== wikidata;
}
