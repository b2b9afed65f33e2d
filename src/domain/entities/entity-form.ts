import type { Entity, EntityKind } from './entity.ts';
import { nameKey, tidyName } from './normalize-name.ts';

/** A person or source while it is being edited: every field as text, empty for no answer. */
export type EntityForm = {
  readonly name: string;
  readonly kind: EntityKind;
  /** One on each line. */
  readonly aliases: string;
  readonly affiliation: string;
  readonly role: string;
  readonly status: string;
  /** An id (`Q42`) or the address of its page. */
  readonly wikidata: string;
  readonly note: string;
  /** Ids of other entities. */
  readonly speaksFor: string;
  readonly partOf: string;
  readonly confidential: boolean;
};

export function formOfEntity(entity: Entity): EntityForm {
  const { name, kind, aliases, affiliation, role, status, wikidata, note } = entity;
  const { speaksFor, partOf, confidential } = entity;
  return {
    name,
    kind,
    aliases: aliases.join('\n'),
    affiliation: affiliation ?? '',
    role: role ?? '',
    status: status ?? '',
    wikidata: wikidata ?? '',
    note: note ?? '',
    speaksFor: speaksFor ?? '',
    partOf: partOf ?? '',
    confidential: confidential === true,
  };
}

/** The entity with what the form says; what the form does not show stays as it was. */
export function entityOfForm(entity: Entity, form: EntityForm): Entity {
  const { affiliation: _a, role: _r, status: _s, wikidata: _w, note: _n, ...others } = entity;
  const { speaksFor: _f, partOf: _p, confidential: _c, ...kept } = others;
  const name = tidyName(form.name);
  const answers = {
    affiliation: form.affiliation,
    role: form.role,
    status: form.status,
    wikidata: wikidataId(form.wikidata) ?? '',
    note: form.note.trim(),
    speaksFor: form.speaksFor,
    partOf: form.partOf,
  };
  const given = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== ''));
  return {
    ...kept,
    name,
    kind: form.kind,
    aliases: aliasesOf(form.aliases, name),
    ...given,
    ...(form.confidential && { confidential: true }),
  };
}

/** What keeps the form from being saved. */
export function faultOfForm({ name, wikidata }: EntityForm): 'name' | 'wikidata' | undefined {
  if (name.trim() === '') return 'name';
  return wikidata.trim() !== '' && wikidataId(wikidata) === undefined ? 'wikidata' : undefined;
}

/** The id in what was typed or pasted; undefined where there is none. */
export function wikidataId(typed: string): string | undefined {
  return WIKIDATA.exec(typed.trim())?.[1]?.toUpperCase();
}

const WIKIDATA = /^(?:https?:\/\/(?:www\.|m\.)?wikidata\.org\/(?:wiki|entity)\/)?(Q[1-9]\d*)$/i;

/** Without doubles, and without the name itself. */
function aliasesOf(lines: string, name: string): readonly string[] {
  const byKey = new Map<string, string>();
  for (const line of lines.split('\n')) {
    const alias = tidyName(line);
    const key = nameKey(alias);
    if (key !== '' && key !== nameKey(name) && !byKey.has(key)) byKey.set(key, alias);
  }
  return [...byKey.values()];
}
