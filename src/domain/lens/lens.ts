import type { Annotation } from '#domain/annotation/annotation.ts';
import { type AttributionLookup, attributionOf } from '#domain/annotation/attribution-of.ts';
import { CLAIM } from '#domain/annotation/attribution.ts';
import { sortedAnnotations } from '#domain/annotation/build-layer-state.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { createAttributionIndex } from '#domain/annotation/attribution-index.ts';
import { blockIndexAt } from '#domain/suggest/nearest-mention.ts';
import type { Block } from '#domain/text/block.ts';
import { overlaps } from '#domain/text/span.ts';
import { wordStarts } from '#domain/text/word-starts.ts';
import { type AttributedClaim, findClaims } from './attributed-claim.ts';
import type { Findings } from './finding.ts';
import { allegedSources, anonymousMentions } from './doubtful-sources.ts';
import { headlineFindings } from './headlines.ts';
import { type SpeechShares, speechShares } from './speech-shares.ts';
import { singleSourceClaims } from './single-source.ts';
import { untaggedQuotes } from './untagged-quotes.ts';

export type LensInput = {
  readonly state: LayerState;
  readonly text: string;
  /** In sight: hidden blocks are no part of the story. */
  readonly blocks: readonly Block[];
  readonly language: string;
  readonly lookup?: AttributionLookup;
};

/** What is missing in an article, and who speaks how much in it. */
export type Lens = SpeechShares & {
  /** In the order of the text. */
  readonly claims: readonly AttributedClaim[];
  readonly findings: Findings;
};

/** Claims looked at between two pauses. */
const STEP = 200;

/**
 * Looks through a layer for what is missing. A generator, so that a caller can give way to the user
 * between its steps; the result is what it returns. Near linear in text and annotations.
 */
export function* lookThrough(input: LensInput): Generator<void, Lens> {
  const { state, text, blocks, language } = input;
  const lookup = input.lookup ?? createAttributionIndex(blocks, state);
  const annotations = sortedAnnotations(state).filter((one) => isInSight(blocks, one));
  const claims: AttributedClaim[] = [];
  yield;
  for (const claim of annotations) {
    if (claim.label !== CLAIM) continue;
    claims.push({
      claim,
      speaker: attributionOf(state, text, claim.id, 'speaker', lookup),
      source: attributionOf(state, text, claim.id, 'source', lookup),
    });
    if (claims.length % STEP === 0) yield;
  }
  yield;
  const words = wordStarts(text, blocks, language);
  yield;
  const shares = speechShares(state, text, claims, words);
  yield;
  const findings: Findings = {
    unanswered: findClaims(claims, ({ speaker }) => speaker.kind === 'none'),
    nobody: findClaims(claims, ({ speaker }) => speaker.kind === 'nobody'),
    'untagged-quote': untaggedQuotes(text, blocks, claims, words),
    'single-source': singleSourceClaims(state, claims),
    anonymous: anonymousMentions(state, annotations, claims),
    alleged: allegedSources(state, annotations),
    ...headlineFindings(state, claims),
  };
  return { claims, findings, ...shares };
}

/** The lens of a layer at once: for tests, the terminal, and small articles. */
export function lensOf(input: LensInput): Lens {
  const steps = lookThrough(input);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Annotations that lie in hidden blocks alone are no part of the story. */
function isInSight(blocks: readonly Block[], { fragments }: Annotation): boolean {
  return fragments.some((fragment) => {
    const block = blocks[blockIndexAt(blocks, fragment.start)];
    const next = blocks[blockIndexAt(blocks, fragment.start) + 1];
    return [block, next].some((one) => one !== undefined && overlaps(one, fragment));
  });
}
