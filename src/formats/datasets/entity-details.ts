import * as v from 'valibot';
import { ENTITY_KINDS, type Entity } from '#domain/entities/entity.ts';

/** What Ascribe's own JSON Lines say of persons and bodies beside name and id. */
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
  role: v.optional(v.string()),
  status: v.optional(v.string()),
  unnamed: v.optional(v.literal(true)),
  wikidata: v.optional(v.string()),
});

type DetailsJson = v.InferOutput<typeof EntityDetailsJson>;

/** In the order of `canonicalJson`; empty where nothing is known. */
export function entityDetailsRecord(entity: Entity) {
  const { id, kind, name, affiliation, aliases, confidential, note } = entity;
  const { role, status, unnamed, wikidata } = entity;
  return {
    id,
    kind,
    name,
    affiliation,
    aliases: aliases.length > 0 ? aliases : undefined,
    confidential,
    note,
    role,
    status,
    unnamed,
    wikidata,
  };
}

export function detailsOf({ id: _id, name: _name, wikidata: _wikidata, ...json }: DetailsJson) {
  const { kind, aliases, ...others } = json;
  const said = Object.fromEntries(
    Object.entries(others).filter(([, value]) => value !== undefined),
  );
  return { kind, aliases, ...said } satisfies EntityDetails;
}
