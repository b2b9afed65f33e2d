import { resolveEntity } from '#domain/entities/resolve-entity.ts';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { SOURCE, SPEAKER } from '#domain/annotation/attribution.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { Finding } from './finding.ts';
import { type AttributedClaim, findingOf } from './attributed-claim.ts';

/**
 * Anonymous speakers and vague sources whose ground is not stated ("an official said" without "who was
 * not allowed to speak publicly"). A claim that is linked to an unnamed person without a mention counts too.
 */
export function anonymousMentions(
  state: LayerState,
  annotations: readonly Annotation[],
  claims: readonly AttributedClaim[],
): readonly Finding[] {
  const mentions = annotations.filter((annotation) => isAnonymous(state, annotation));
  const bare = claims.filter(
    ({ speaker }) =>
      speaker.kind === 'by' &&
      speaker.by.some(
        ({ inherited, mentionId, entityId }) =>
          !inherited &&
          mentionId === undefined &&
          entityId !== undefined &&
          resolveEntity(state.entities, entityId)?.unnamed === true,
      ),
  );
  return [...mentions, ...bare.map(({ claim }) => claim)].map(findingOf);
}

function isAnonymous(state: LayerState, { label, attributes, entityId }: Annotation): boolean {
  if (label === SOURCE) {
    return attributes['naming'] === 'vague' || attributes['source_type'] === 'people_unnamed';
  }
  if (label !== SPEAKER) return false;
  const isUnnamed =
    entityId !== undefined && resolveEntity(state.entities, entityId)?.unnamed === true;
  if (attributes['naming'] !== 'anonymous' && !isUnnamed) return false;
  const terms = attributes['terms'] ?? 'not_stated';
  return terms === 'not_stated';
}

/** Sources with a link to their origin that is itself only alleged. */
export function allegedSources(
  state: LayerState,
  annotations: readonly Annotation[],
): readonly Finding[] {
  return annotations
    .filter(({ id }) =>
      (getFrom(state.relationsOf, id) ?? []).some((relationId) => {
        const relation = getFrom(state.relations, relationId);
        return relation?.from === id && relation.attributes['certainty'] === 'alleged';
      }),
    )
    .map(findingOf);
}
