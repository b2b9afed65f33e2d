import { REPORTED_BY, SAID_BY } from '#domain/annotation/attribution.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { AnnotationId } from '#domain/ids.ts';
import type { OpenArticle } from '#workspace/workspace-state.ts';

/**
 * Whether an annotation has a card of its own at rest. A mention that a claim's card already names
 * would only say it twice: it gets one while it is active.
 */
export function hasOwnCard(open: OpenArticle, id: AnnotationId): boolean {
  if (id === open.activeId) return true;
  const relations = getFrom(open.state.relationsOf, id) ?? [];
  return !relations.some((relationId) => {
    const relation = getFrom(open.state.relations, relationId);
    return (
      relation?.to.kind === 'annotation' &&
      relation.to.id === id &&
      relation.from !== id &&
      (relation.type === SAID_BY || relation.type === REPORTED_BY)
    );
  });
}
