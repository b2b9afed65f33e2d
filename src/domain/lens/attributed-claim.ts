import type { Annotation } from '#domain/annotation/annotation.ts';
import type { Attribution } from '#domain/annotation/attribution-of.ts';
import type { Finding } from './finding.ts';

/** A claim with who stands behind it and through what it came, inherited answers included. */
export type AttributedClaim = {
  readonly claim: Annotation;
  readonly speaker: Attribution;
  readonly source: Attribution;
};

/** Findings of one kind that belong to claims. */
export function findClaims(
  claims: readonly AttributedClaim[],
  isOne: (claim: AttributedClaim) => boolean,
): readonly Finding[] {
  return claims.filter(isOne).map(({ claim }) => findingOf(claim));
}

export function findingOf({ id, fragments }: Annotation): Finding {
  const [first] = fragments;
  return { span: first ?? { start: 0, end: 0 }, annotationId: id };
}
