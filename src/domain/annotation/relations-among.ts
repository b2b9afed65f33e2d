import type { Relation } from './annotation.ts';

/** Those of which every end is there: an annotation of these ids, or a person or body. */
export function relationsAmong<R extends Pick<Relation, 'from' | 'to'>>(
  relations: readonly R[],
  ids: ReadonlySet<string>,
): readonly R[] {
  return relations.filter(
    ({ from, to }) => ids.has(from) && (to.kind === 'entity' || ids.has(to.id)),
  );
}
