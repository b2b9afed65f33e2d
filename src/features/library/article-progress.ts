import type { LayerCounts } from '#domain/annotation/layer.ts';

export type Progress = {
  readonly claims: number;
  readonly attributed: number;
  /** Attributed claims of all claims, 0 to 1; 0 without a claim. */
  readonly share: number;
  readonly speakers: number;
  readonly sources: number;
};

/** What the list says about an article, from the counts that are stored with its layer. */
export function progressOf(counts: LayerCounts): Progress {
  const claims = counts.byLabel['CLAIM'] ?? 0;
  const attributed = Math.min(counts.attributedClaims, claims);
  return {
    claims,
    attributed,
    share: claims === 0 ? 0 : attributed / claims,
    speakers: counts.byLabel['SPEAKER'] ?? 0,
    sources: counts.byLabel['SOURCE'] ?? 0,
  };
}
