import * as v from 'valibot';
import { ENTITY_KINDS, type Entity } from '#domain/entities/entity.ts';
import type { ImportedPerson } from './imported-work.ts';

/** What Ascribe's own JSON Lines say of persons and bodies beside name, id and whom these lead to. */
export type EntityDetails = Pick<
  Entity,
  'kind' | 'aliases' | 'affiliation' | 'role' | 'status' | 'unnamed' | 'confidential' | 'note'
>;

export const EntityDetailsJson = v.object({
  id: v.string(),
  kind: v.optional(v.fallback(v.picklist(ENTITY_KINDS), 'unknown'), 'unknown'),
  name: v.string(),
  affiliation: v.optional(v.string()),
  aliases: v.optional(v.array(v.string()), []),
  confidential: v.optional(v.literal(true)),
  note: v.optional(v.string()),
  /** Ids: what it belongs to, and whom it speaks for. */
  partOf: v.optional(v.string()),
  role: v.optional(v.string()),
  speaksFor: v.optional(v.string()),
  status: v.optional(v.string()),
  unnamed: v.optional(v.literal(true)),
  wikidata: v.optional(v.string()),
});

type DetailsJson = v.InferOutput<typeof EntityDetailsJson>;

/** In the order of `canonicalJson`; empty where nothing is known. */
export function entityDetailsRecord(entity: Entity) {
  const { id, kind, name, affiliation, aliases, confidential, note } = entity;
  const { partOf, role, speaksFor, status, unnamed, wikidata } = entity;
  return {
    id,
    kind,
    name,
    affiliation,
    aliases: aliases.length > 0 ? aliases : undefined,
    confidential,
    note,
    partOf,
    role,
    speaksFor,
    status,
    unnamed,
    wikidata,
  };
}

/** By what spans and the others name each by. */
export function peopleOf(all: readonly DetailsJson[]): ReadonlyMap<string, ImportedPerson> {
  const references = new Map(all.map((each) => [each.id, referenceOf(each)]));
  return new Map(
    all.map((each) => {
      const { id, name, wikidata: _wikidata, partOf, speaksFor, kind, aliases, ...others } = each;
      const said = Object.entries(others).filter(([, value]) => value !== undefined);
      const details: EntityDetails = { kind, aliases, ...Object.fromEntries(said) };
      const where = partOf === undefined ? undefined : references.get(partOf);
      const whom = speaksFor === undefined ? undefined : references.get(speaksFor);
      return [
        references.get(id) ?? id,
        {
          name,
          details,
          ...(where !== undefined && { partOf: where }),
          ...(whom !== undefined && { speaksFor: whom }),
        },
      ];
    }),
  );
}

/** What spans are linked to. */
export function referenceOf({
  id,
  wikidata,
}: {
  readonly id: string;
  readonly wikidata?: string | undefined;
}): string {
  return wikidata ?? `urn:ascribe:entity:${encodeURIComponent(id)}`;
}
