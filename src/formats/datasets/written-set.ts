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
  return withOnly(set, (document, index) => {
    const { spans = [], relations = [] } = works[index] ?? {};
    if (isWhole(document, spans, relations)) return undefined;
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

/** Mostly nothing is left out, which is told without sets of ids: it is asked of each document of an archive. */
function isWhole(
  { annotations, relations }: Document,
  spans: FlatWork['spans'],
  drawn: FlatWork['relations'],
): boolean {
  return (
    spans.length === annotations.length &&
    drawn.length === relations.length &&
    spans.every(({ source: { id } }, index) => id === annotations[index]?.id) &&
    drawn.every(({ source: { id } }, index) => id === relations[index]?.id)
  );
}

type Kept = {
  readonly annotation: (annotation: Document['annotations'][number]) => boolean;
  readonly relation: (relation: Document['relations'][number]) => boolean;
};

/** The set with those annotations and relations alone that `keptOf` a document names; all, where it names none. */
export function withOnly(
  set: ExportSet,
  keptOf: (document: Document, index: number) => Kept | undefined,
): ExportSet {
  const documents = set.documents.map((document, index) => {
    const kept = keptOf(document, index);
    if (!kept) return document;
    return {
      ...document,
      annotations: document.annotations.filter(kept.annotation),
      relations: document.relations.filter(kept.relation),
    };
  });
  return { ...set, documents };
}
