import type { ExportSet } from '#domain/export/export-set.ts';
import type { FlatWork } from './flatten-work.ts';

/**
 * The set as far as it is written: without annotations and relations of which nothing is in `works`, its documents cut down
 * in their order. `endsAtEntities`: relations that end at persons and bodies are written from the set itself.
 */
export function writtenOf(
  set: ExportSet,
  works: readonly FlatWork[],
  { endsAtEntities }: { readonly endsAtEntities?: true } = {},
): ExportSet {
  return withOnly(set, (_document, index) => {
    const { spans = [], relations = [] } = works[index] ?? {};
    const annotations = new Set<string>(spans.map(({ source }) => source.id));
    const drawn = new Set<string>(relations.map(({ source }) => source.id));
    return {
      annotation: ({ id }) => annotations.has(id),
      relation: ({ id, from, to }) =>
        to.kind === 'entity' ? endsAtEntities === true && annotations.has(from) : drawn.has(id),
    };
  });
}

type Document = ExportSet['documents'][number];

type Kept = {
  readonly annotation: (annotation: Document['annotations'][number]) => boolean;
  readonly relation: (relation: Document['relations'][number]) => boolean;
};

/** The set with those annotations and relations alone that `keptOf` a document names. */
export function withOnly(
  set: ExportSet,
  keptOf: (document: Document, index: number) => Kept,
): ExportSet {
  const documents = set.documents.map((document, index) => {
    const kept = keptOf(document, index);
    return {
      ...document,
      annotations: document.annotations.filter(kept.annotation),
      relations: document.relations.filter(kept.relation),
    };
  });
  return { ...set, documents };
}
