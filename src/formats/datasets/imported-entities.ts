import type { Entity } from '#domain/entities/entity.ts';
import { nameKey, tidyName } from '#domain/entities/normalize-name.ts';
import { type EntityId, brand } from '#domain/ids.ts';
import type { ApplyContext } from './apply-mapping.ts';
import { ownIdOf, wikidataIdOf } from './entity-reference.ts';
import type { ImportedPerson, ImportedSpan, ImportedWork } from './imported-work.ts';

export type FindEntity = {
  /** The entity that a span is linked to: a known one, or a new one. */
  readonly idOf: (
    link: ImportedSpan['entity'],
    label: string,
    mention: string,
  ) => EntityId | undefined;
  readonly created: () => readonly Entity[];
};

/**
 * Known entities are found by their Wikidata id, else by name; each of the file's becomes one of ours, with whom
 * it leads to. `people`: what the file tells of them.
 */
export function entityFinder(
  context: Pick<ApplyContext, 'projectId' | 'entities' | 'newId'>,
  people: NonNullable<ImportedWork['people']> = new Map(),
): FindEntity {
  const known = context.entities;
  const byReference = new Map<string, EntityId>();
  const created = new Map<EntityId, Entity>();
  /** Whose links to others are still to be made. */
  const open: { readonly id: EntityId; readonly person: ImportedPerson }[] = [];
  const idOf: FindEntity['idOf'] = (link, label, mention) => {
    const reference = link?.id?.trim() ?? '';
    const wikidata = wikidataIdOf(reference);
    const person = people.get(reference);
    const name = tidyName((link?.name ?? person?.name ?? mention).toWellFormed());
    const key = wikidata ?? (reference === '' ? nameKey(name) : reference);
    if (key === '') return undefined;
    const seen = byReference.get(key);
    if (seen !== undefined) return seen;
    const ownId = ownIdOf(reference);
    const there =
      wikidata === undefined
        ? ownId === undefined
          ? undefined
          : known.get(brand<EntityId>(ownId))
        : known.byWikidata(wikidata);
    // Each unnamed one stands for somebody else.
    const named = person?.details.unnamed === true ? undefined : known.byName(name);
    const found = there ?? (isOther(named, wikidata) ? undefined : named);
    const id = found?.id ?? brand<EntityId>(context.newId());
    byReference.set(key, id);
    if (found) return id;
    created.set(id, {
      id,
      projectId: context.projectId,
      kind: label === 'SPEAKER' ? 'person' : 'unknown',
      name: name === '' ? reference : name,
      aliases: [],
      ...person?.details,
      ...(wikidata !== undefined && { wikidata }),
      // An id of another knowledge base has no field of its own.
      ...(wikidata === undefined &&
        ownId === undefined &&
        reference !== '' && { note: reference.toWellFormed() }),
    });
    if (person) open.push({ id, person });
    return id;
  };
  const linkedTo = (id: EntityId, reference: string | undefined): EntityId | undefined => {
    if (reference === undefined) return undefined;
    const other = people.has(reference) ? idOf({ id: reference }, '', '') : undefined;
    return other === id ? undefined : other;
  };
  return {
    created: () => [...created.values()],
    idOf: (link, label, mention) => {
      const id = idOf(link, label, mention);
      // Not one inside the other: who leads to whom may go on for ever, or in a circle.
      for (let next = open.pop(); next; next = open.pop()) {
        const whom = linkedTo(next.id, next.person.speaksFor);
        const where = linkedTo(next.id, next.person.partOf);
        const entity = created.get(next.id);
        if (!entity) continue;
        created.set(next.id, {
          ...entity,
          ...(whom !== undefined && { speaksFor: whom }),
          ...(where !== undefined && { partOf: where }),
        });
      }
      return id;
    },
  };
}

/** One of the same name is another one if Wikidata tells them apart. */
function isOther(found: Entity | undefined, wikidata: string | undefined): boolean {
  return wikidata !== undefined && found?.wikidata !== undefined && found.wikidata !== wikidata;
}
