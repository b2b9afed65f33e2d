export type ProjectId = string & { readonly __brand: 'ProjectId' };
export type ArticleId = string & { readonly __brand: 'ArticleId' };
export type AnnotatorId = string & { readonly __brand: 'AnnotatorId' };
export type LayerId = string & { readonly __brand: 'LayerId' };
export type AnnotationId = string & { readonly __brand: 'AnnotationId' };
export type RelationId = string & { readonly __brand: 'RelationId' };
export type CommentId = string & { readonly __brand: 'CommentId' };
export type EntityId = string & { readonly __brand: 'EntityId' };
/** SHA-256 of a text revision's canonical text (its UTF-8 bytes), 64 lower-case hex digits. */
export type TextHash = string & { readonly __brand: 'TextHash' };

type AnyId =
  | ProjectId
  | ArticleId
  | AnnotatorId
  | LayerId
  | AnnotationId
  | RelationId
  | CommentId
  | EntityId
  | TextHash;

/** Puts a brand on an id read from a file, the database or a generator: the one place where this is done. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- The caller names the id it makes.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- The caller says which brand.
export function brand<T extends AnyId>(text: string): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The one place where the brand is put on.
  return text as T;
}

/** Makes ids. Comes in from outside (the workspace passes a UUID maker), so that the domain stays pure. */
export type NewId = () => string;

/** Milliseconds since the epoch, UTC. */
export type Instant = number;

/** The end of 9999: the last time that annotation files can write. */
export const LAST_INSTANT: Instant = 253_402_300_799_999;
