import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { AnnotationId } from '#domain/ids.ts';
import type { Findings } from './finding.ts';
import { type AttributedClaim, findClaims } from './attributed-claim.ts';

/** Headlines compared with the passages they condense. */
export function headlineFindings(
  state: LayerState,
  claims: readonly AttributedClaim[],
): Pick<Findings, 'overstated-headline' | 'unlinked-headline'> {
  const byId = new Map(claims.map((one) => [one.claim.id, one]));
  const headlines = claims.filter(({ claim }) => claim.attributes['placement'] === 'headline');
  return {
    'overstated-headline': findClaims(headlines, (headline) =>
      restatements(state, headline.claim.id).some((relation) => saysMore(headline, relation, byId)),
    ),
    'unlinked-headline': findClaims(
      headlines,
      ({ claim }) => restatements(state, claim.id).length === 0,
    ),
  };
}

function restatements(state: LayerState, id: AnnotationId): readonly Relation[] {
  return (getFrom(state.relationsOf, id) ?? []).flatMap((relationId) => {
    const relation = getFrom(state.relations, relationId);
    return relation?.type === 'restates' && relation.from === id ? [relation] : [];
  });
}

/**
 * The annotator's word decides. Without one: a headline that asserts what its passage only hedges,
 * asks or denies, or that leaves out who says it where the passage names somebody.
 */
function saysMore(
  headline: AttributedClaim,
  relation: Relation,
  byId: ReadonlyMap<string, AttributedClaim>,
): boolean {
  const fidelity = relation.attributes['fidelity'];
  if (fidelity !== undefined) return fidelity === 'overstated' || fidelity === 'altered';
  const body = relation.to.kind === 'annotation' ? byId.get(relation.to.id) : undefined;
  if (!body) return false;
  if (stanceOf(headline.claim) === 'asserts' && stanceOf(body.claim) !== 'asserts') return true;
  return headline.speaker.kind === 'nobody' && body.speaker.kind === 'by';
}

function stanceOf({ attributes }: Annotation): string {
  const stance = attributes['stance'];
  return typeof stance === 'string' ? stance : 'asserts';
}
