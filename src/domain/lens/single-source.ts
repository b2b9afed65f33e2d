import { getFrom } from '#domain/collection/bucket-map.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import type { AnnotationId } from '#domain/ids.ts';
import type { Finding } from './finding.ts';
import { type AttributedClaim, findClaims } from './attributed-claim.ts';

/**
 * Claims that name exactly one source, inherited ones included, and that no other claim of the article
 * confirms or restates from another source.
 */
export function singleSourceClaims(
  state: LayerState,
  claims: readonly AttributedClaim[],
): readonly Finding[] {
  const sources = new Map(claims.map((one) => [one.claim.id, sourcesOf(one)]));
  return findClaims(claims, ({ claim }) => {
    const own = sources.get(claim.id) ?? NO_SOURCES;
    if (own.size !== 1) return false;
    const all = new Set(own);
    for (const other of confirming(state, claim.id)) {
      for (const source of sources.get(other) ?? NO_SOURCES) all.add(source);
    }
    return all.size === 1;
  });
}

const NO_SOURCES: ReadonlySet<string> = new Set();

function sourcesOf({ source }: AttributedClaim): ReadonlySet<string> {
  return source.kind === 'by'
    ? new Set(source.by.map((view) => view.entityId ?? view.name))
    : NO_SOURCES;
}

/** Claims that say the same (`restates`, either way) or answer with a confirmation. */
function confirming(state: LayerState, id: AnnotationId): readonly AnnotationId[] {
  return (getFrom(state.relationsOf, id) ?? []).flatMap((relationId) => {
    const relation = getFrom(state.relations, relationId);
    if (!relation || relation.to.kind !== 'annotation') return [];
    const isConfirming =
      relation.type === 'restates' ||
      (relation.type === 'responds_to' && relation.attributes['reaction'] === 'confirms');
    if (!isConfirming) return [];
    return relation.from === id ? [relation.to.id] : [relation.from];
  });
}
