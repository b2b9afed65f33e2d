import { type Annotation, type RelationEnd, extent } from '#domain/annotation/annotation.ts';
import {
  type AttributionAnswer,
  type AttributionField,
  RELATION_OF_FIELD,
} from '#domain/annotation/attribution.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { getFrom, valuesOf } from '#domain/collection/bucket-map.ts';
import { findEntityByName, searchEntities } from '#domain/entities/find-entity.ts';
import { nameKey } from '#domain/entities/normalize-name.ts';
import type { AnnotationId, EntityId } from '#domain/ids.ts';
import { nameCandidates } from '#domain/suggest/name-candidates.ts';
import { sentenceAt } from '#domain/text/sentences.ts';
import { type Span, overlaps } from '#domain/text/span.ts';
import { runtime, store } from './store.ts';
import type { OpenArticle } from './workspace-state.ts';

export type Candidate = {
  readonly answer: AttributionAnswer;
  readonly name: string;
  readonly detail: 'in-sentence' | 'last' | 'recent' | 'registry' | 'typed';
  /** A guess: drawn dashed with "?", never stored unless the user accepts it. */
  readonly guessed: boolean;
};

const MAX_CANDIDATES = 8;
/** How many of the latest answers count as recent. */
const MAX_RECENT = 5;

/**
 * Who may stand behind a claim, best first: named in its sentence, the last answer here, recent
 * answers, the rest of the registry. With something typed: those that fit it, then the typed name itself.
 */
export function candidatesFor(
  claimId: AnnotationId,
  field: AttributionField,
  typed: string,
): readonly Candidate[] {
  const { open } = store.getState();
  const claim = open && getFrom(open.state.annotations, claimId);
  if (!open || !claim) return [];
  const wanted = nameKey(typed);
  const near = field === 'speaker' ? namedNearby(open, claim) : [];
  const recent = recentAnswers(open, field);
  const registry = searchEntities(valuesOf(open.state.entities), typed)
    .filter((entity) => entity.unnamed !== true)
    .map((entity): Candidate => fromEntity(entity.id, entity.name, 'registry'));
  const fitting = [...near, ...recent].filter((candidate) =>
    nameKey(candidate.name).includes(wanted),
  );
  const all = withoutDoubles([...fitting, ...registry]);
  const isKnown = all.some((candidate) => nameKey(candidate.name) === wanted);
  const asTyped: Candidate[] =
    wanted === '' || isKnown
      ? []
      : [
          {
            answer: { kind: 'name', name: typed.trim() },
            name: typed.trim(),
            detail: 'typed',
            guessed: false,
          },
        ];
  return markGuess([...all.slice(0, MAX_CANDIDATES - asTyped.length), ...asTyped], field, wanted);
}

/** Only a speaker is guessed, and only while nothing is typed; a source must be pointed at. */
function markGuess(
  candidates: readonly Candidate[],
  field: AttributionField,
  wanted: string,
): readonly Candidate[] {
  const [first, ...rest] = candidates;
  const isGuess = first && field === 'speaker' && wanted === '' && first.detail !== 'registry';
  if (!isGuess) return candidates;
  const { answer } = first;
  const suggested: AttributionAnswer =
    answer.kind === 'entity' || answer.kind === 'mention' ? { ...answer, suggested: true } : answer;
  return [{ ...first, answer: suggested, guessed: true }, ...rest];
}

/** Speakers tagged, and names written, in the claim's sentences but outside its own words; nearest first. */
function namedNearby(open: OpenArticle, claim: Annotation): readonly Candidate[] {
  const { text, blocks } = open.revision;
  const sentences = sentencesAround(open, claim);
  const isOutside = (span: Span): boolean =>
    !claim.fragments.some((piece) => overlaps(piece, span));
  const written = sentences
    .flatMap((sentence) => nameCandidates(text, sentence))
    .filter(({ span }) => isOutside(span));
  const distance = (span: Span): number => {
    const { start, end } = extent(claim);
    return Math.max(0, span.start - end, start - span.end);
  };
  return written
    .toSorted((a, b) => distance(a.span) - distance(b.span))
    .map(({ span, name }): Candidate => {
      const known = findEntityByName(valuesOf(open.state.entities), name);
      return {
        answer: { kind: 'mention', span },
        name: known?.name ?? name,
        detail: 'in-sentence',
        guessed: false,
      };
    });

  function sentencesAround({ article }: OpenArticle, { fragments }: Annotation): readonly Span[] {
    const found = fragments.flatMap(({ start, end }) => [
      // Half a sentence before the quote and the one that follows its end: "…," she said.
      sentenceAt(text, blocks, start, article.language),
      sentenceAt(text, blocks, Math.max(start, end - 1), article.language),
      sentenceAt(text, blocks, end, article.language),
    ]);
    const unique = new Map<number, Span>();
    for (const sentence of found) if (sentence) unique.set(sentence.start, sentence);
    return [...unique.values()].toSorted((a, b) => a.start - b.start);
  }
}

/** Entities answered with, newest first, without doubles. */
export type RecentAnswers = Readonly<Record<AttributionField, readonly EntityId[]>>;

/** Called after each answer: the next claim's first guess is who spoke last. */
export function rememberAnswer(field: AttributionField, entityId: EntityId): void {
  const { open } = store.getState();
  if (!open) return;
  const recent = recentOf(open.state);
  const others = recent[field].filter((id) => id !== entityId);
  runtime.recent = { ...recent, [field]: [entityId, ...others].slice(0, MAX_RECENT) };
}

function recentAnswers(open: OpenArticle, field: AttributionField): readonly Candidate[] {
  return recentOf(open.state)[field].flatMap((id, index) => {
    const entity = getFrom(open.state.entities, id);
    if (!entity || entity.unnamed === true) return [];
    return [fromEntity(id, entity.name, index === 0 ? 'last' : 'recent')];
  });
}

/** Remembered while the article is open; the first time read from the answers in the layer, so that it survives a reload. */
function recentOf(state: LayerState): RecentAnswers {
  runtime.recent ??= {
    speaker: latestEntities(state, 'speaker'),
    source: latestEntities(state, 'source'),
  };
  return runtime.recent;
}

function latestEntities(state: LayerState, field: AttributionField): readonly EntityId[] {
  const newest = new Map<EntityId, number>();
  for (const relation of valuesOf(state.relations)) {
    if (relation.type !== RELATION_OF_FIELD[field]) continue;
    const id = entityOfEnd(state, relation.to);
    const at = getFrom(state.annotations, relation.from)?.updatedAt ?? 0;
    if (id && at > (newest.get(id) ?? -1)) newest.set(id, at);
  }
  return [...newest]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MAX_RECENT)
    .map(([id]) => id);
}

/** The entity at a relation's end: named directly, or by the mention. */
export function entityOfEnd(state: LayerState, end: RelationEnd): EntityId | undefined {
  return end.kind === 'entity' ? end.id : getFrom(state.annotations, end.id)?.entityId;
}

function fromEntity(entityId: EntityId, name: string, detail: Candidate['detail']): Candidate {
  return { answer: { kind: 'entity', entityId }, name, detail, guessed: false };
}

function withoutDoubles(candidates: readonly Candidate[]): readonly Candidate[] {
  const byName = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = nameKey(candidate.name);
    if (!byName.has(key)) byName.set(key, candidate);
  }
  return [...byName.values()];
}
