import { resolveEntity } from '#domain/entities/resolve-entity.ts';
import type { Annotation } from '#domain/annotation/annotation.ts';
import type { AttributionView } from '#domain/annotation/attribution-of.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import type { AnnotationId, EntityId } from '#domain/ids.ts';
import { type QuoteType, quoteTypeOf } from '#domain/text/quotes.ts';
import { innermostOwners } from './innermost-owner.ts';
import type { AttributedClaim } from './attributed-claim.ts';

/** How many claims, and how many words of them, one speaker or one group of speakers has. */
export type Share = {
  readonly claims: readonly AnnotationId[];
  /** Words of those claims; a word of a quote inside a quote counts for its innermost speaker only. */
  readonly words: number;
};

type SpeakerShare = Share & {
  /** The entity's id, else the words of the mention. */
  readonly key: string;
  readonly name: string;
  readonly entityId?: EntityId;
};

export type SpeechShares = {
  /** Words of the story in sight. */
  readonly words: number;
  readonly wordsInClaims: number;
  /** Most words first. A claim with two speakers counts for both. */
  readonly speakers: readonly SpeakerShare[];
  /** By the codebook's affiliation of the speaker; `undefined`: not recorded. Most words first. */
  readonly affiliations: readonly (Share & { readonly affiliation: string | undefined })[];
  readonly quoteTypes: Readonly<Record<QuoteType, Share>>;
};

/** Who speaks how much. `words` are the story's, as `wordStarts` gives them. */
export function speechShares(
  state: LayerState,
  text: string,
  claims: readonly AttributedClaim[],
  words: Uint32Array,
): SpeechShares {
  const wordsOf = wordsByClaim(claims, words);
  const speakers = new Map<string, Tally & Omit<SpeakerShare, keyof Share>>();
  const affiliations = new Map<string | undefined, Tally>();
  const quoteTypes = { direct: emptyTally(), mixed: emptyTally(), indirect: emptyTally() };
  let wordsInClaims = 0;
  for (const [index, { claim, speaker }] of claims.entries()) {
    const own = wordsOf[index] ?? 0;
    wordsInClaims += own;
    count(quoteTypes[typeOf(text, claim)], claim.id, own);
    if (speaker.kind !== 'by') continue;
    for (const [key, { name, entityId }] of speakersOf(speaker.by)) {
      const known = speakers.get(key) ?? {
        key,
        name,
        ...(entityId !== undefined && { entityId }),
        ...emptyTally(),
      };
      speakers.set(key, known);
      count(known, claim.id, own);
    }
    for (const affiliation of new Set(speaker.by.map((view) => affiliationOf(state, view)))) {
      const known = affiliations.get(affiliation) ?? emptyTally();
      affiliations.set(affiliation, known);
      count(known, claim.id, own);
    }
  }
  return {
    words: words.length,
    wordsInClaims,
    speakers: mostFirst(speakers.values()),
    affiliations: mostFirst(
      [...affiliations].map(([affiliation, tally]) => ({ affiliation, ...tally })),
    ),
    quoteTypes,
  };
}

/** A share while it is counted. */
type Tally = { readonly claims: AnnotationId[]; words: number };

function emptyTally(): Tally {
  return { claims: [], words: 0 };
}

function count(tally: Tally, claim: AnnotationId, words: number): void {
  tally.claims.push(claim);
  tally.words += words;
}

function wordsByClaim(claims: readonly AttributedClaim[], words: Uint32Array): Uint32Array {
  const counts = new Uint32Array(claims.length);
  const owners = innermostOwners(
    words,
    claims.map(({ claim }) => claim),
  );
  for (const owner of owners) if (owner >= 0) counts[owner] = (counts[owner] ?? 0) + 1;
  return counts;
}

function typeOf(text: string, { attributes, fragments }: Annotation): QuoteType {
  const stored = attributes['quote_type'];
  return stored === 'direct' || stored === 'mixed' || stored === 'indirect'
    ? stored
    : quoteTypeOf(text, fragments);
}

/** Two mentions of one person are one speaker. */
function speakersOf(by: readonly AttributionView[]): ReadonlyMap<string, AttributionView> {
  return new Map(by.map((view) => [view.entityId ?? view.name, view]));
}

function affiliationOf(state: LayerState, view: AttributionView): string | undefined {
  return view.entityId === undefined
    ? undefined
    : resolveEntity(state.entities, view.entityId)?.affiliation;
}

function mostFirst<T extends Share>(shares: Iterable<T>): readonly T[] {
  return [...shares].toSorted((a, b) => b.words - a.words || b.claims.length - a.claims.length);
}
