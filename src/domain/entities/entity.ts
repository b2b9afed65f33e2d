import type { EntityId, ProjectId } from '#domain/ids.ts';

export const ENTITY_KINDS = [
  'person',
  'organisation',
  'government',
  'media',
  'group',
  'document',
  'unknown',
] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** A person or source as such, the same across all articles of a project. */
export type Entity = {
  readonly id: EntityId;
  readonly projectId: ProjectId;
  readonly kind: EntityKind;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Values of the codebook's entity lists. */
  readonly affiliation?: string;
  readonly role?: string;
  readonly status?: string;
  readonly speaksFor?: EntityId;
  readonly partOf?: EntityId;
  readonly wikidata?: string;
  /** The text keeps this one's name back ("a senior official"): one such entity an unnamed person, never shared. */
  readonly unnamed?: true;
  readonly confidential?: true;
  readonly note?: string;
  /**
   * Merged into that one: this row is a redirect from now on. Annotations keep naming this id, since a
   * layer has one writer; whoever reads follows it (`resolveEntity`).
   */
  readonly mergedInto?: EntityId;
  /** Looks like these and is somebody else. Sorted; may name entities that are gone. */
  readonly distinctFrom?: readonly EntityId[];
};
