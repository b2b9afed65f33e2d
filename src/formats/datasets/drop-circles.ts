import { groupBy } from '#domain/collection/group-by.ts';
import type { AnnotationId } from '#domain/ids.ts';
import type { Relation } from '#domain/annotation/annotation.ts';
import { type Codebook, findRelation } from '#domain/codebook/codebook.ts';

type Named = { readonly relation: Relation; readonly name: string };

/**
 * Leaves out relations that close a circle, of those types that may have none. Linear: one walk in
 * depth for each type; a relation that leads back to where the walk is coming from goes.
 */
export function dropCircles(
  drafts: readonly Named[],
  codebook: Codebook,
  dropped: (name: string) => void,
): readonly Relation[] {
  const closing = new Set<Relation>();
  const byType = groupBy(drafts, ({ relation }) => relation.type);
  for (const [type, ofType] of byType) {
    if (findRelation(codebook, type)?.acyclic === true) findClosing(ofType, closing);
  }
  return drafts.flatMap(({ relation, name }) => {
    if (!closing.has(relation)) return [relation];
    dropped(name);
    return [];
  });
}

function findClosing(drafts: readonly Named[], closing: Set<Relation>): void {
  const leaving = groupBy(
    drafts.map(({ relation }) => relation),
    ({ from }) => from,
  );
  const done = new Set<AnnotationId>();
  const onPath = new Set<AnnotationId>();
  for (const start of leaving.keys()) {
    if (done.has(start)) continue;
    const path: { readonly id: AnnotationId; next: number }[] = [{ id: start, next: 0 }];
    onPath.add(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const relation = leaving.get(top.id)?.[top.next];
      top.next += 1;
      if (!relation) {
        path.pop();
        onPath.delete(top.id);
        done.add(top.id);
      } else if (relation.to.kind === 'annotation') {
        const { id } = relation.to;
        if (onPath.has(id)) closing.add(relation);
        else if (!done.has(id)) {
          onPath.add(id);
          path.push({ id, next: 0 });
        }
      }
    }
  }
}
