import { attributionRelations } from '#domain/annotation/attribution-of.ts';
import { type Annotation, type RelationEnd, extent } from '#domain/annotation/annotation.ts';
import { suggestedAnswer } from '#domain/annotation/plan-accept.ts';
import { isBlind } from '#domain/project/project.ts';
import {
  type AttributionAnswer,
  type AttributionField,
  RELATION_OF_FIELD,
} from '#domain/annotation/attribution.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { getFrom, valuesOf } from '#domain/collection/bucket-map.ts';
import { findEntityByName, isNameBegun, searchEntities } from '#domain/entities/find-entity.ts';
import { nameKey } from '#domain/entities/normalize-name.ts';
import { resolveEntity } from '#domain/entities/resolve-entity.ts';
import type { AnnotationId, EntityId } from '#domain/ids.ts';
import { hasCue, hasDescribedSpeaker } from '#domain/suggest/described-speaker.ts';
import { nameCandidates, nameInMention } from '#domain/suggest/name-candidates.ts';
import { isSure } from '#domain/suggest/pending-suggestions.ts';
import { suggestionFor } from '#domain/suggest/suggestion-for.ts';
import { sentenceAt } from '#domain/text/sentences.ts';
import { type Span, overlaps } from '#domain/text/span.ts';
import { runtime, store } from './store.ts';
import type { OpenArticle } from './workspace-state.ts';

export type Candidate = {
  readonly answer: AttributionAnswer;
  readonly name: string;
  readonly detail:
    | 'rule'
    | 'rule-unsure'
    | 'in-sentence'
    | 'last'
    | 'recent'
    | 'registry'
    | 'typed';
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
    // A person is rarely what a claim came through, and its speaker never: only for those who type the name.
    .filter(
      ({ id, kind }) =>
        field === 'speaker' ||
        wanted !== '' ||
        (kind !== 'person' && !isSpeakerOf(open, claim, id)),
    )
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
  const shown = [...all.slice(0, MAX_CANDIDATES - asTyped.length), ...asTyped];
  if (wanted !== '' || isBlindNow()) return shown;
  const guess = suggestedCandidate(open, claim, field);
  if (guess) {
    const others = shown.filter(({ name }) => nameKey(name) !== nameKey(guess.name));
    return [guess, ...others].slice(0, MAX_CANDIDATES);
  }
  // Without a rule that found one, only a speaker is guessed; a source must be pointed at.
  const [first] = shown;
  const isGuess = first !== undefined && field === 'speaker' && isLikely(open, claim, first);
  return isGuess ? [asGuess(first), ...shown.slice(1)] : shown;
}

/**
 * Whether one key may take it unseen: named beside the claim, or answered with here. Somebody known from
 * other articles alone must be typed or picked from the list.
 */
export function isOfThisArticle({ detail }: Pick<Candidate, 'detail'>): boolean {
  return detail !== 'registry';
}

/**
 * Who is meant by what was typed, as far as it can be told: the one of that name, else the first whose name, or
 * another name, it begins. Undefined: nobody who is here, so that it is somebody new.
 */
export function meantBy(candidates: readonly Candidate[], typed: string): Candidate | undefined {
  const known = candidates.filter(({ detail }) => detail !== 'typed');
  return (
    known.find(({ name }) => nameKey(name) === nameKey(typed)) ??
    known.find((candidate) => namesOf(candidate).some((name) => isNameBegun(name, typed)))
  );
}

function namesOf({ answer, name }: Candidate): readonly string[] {
  const { open } = store.getState();
  const id = answer.kind === 'entity' ? answer.entityId : undefined;
  const entity = open && id && resolveEntity(open.state.entities, id);
  return [name, ...(entity?.aliases ?? [])];
}

function isBlindNow(): boolean {
  const { project } = store.getState();
  return project !== undefined && isBlind(project);
}

/** Who the rules of attribution found for these words; nobody for an inner claim that inherits. */
function suggestedCandidate(
  open: OpenArticle,
  claim: Annotation,
  field: AttributionField,
): Candidate | undefined {
  const suggestion = suggestionFor(store.getState().suggestions.claims, claim.fragments);
  const mention = suggestion?.[field];
  const answer = suggestion && suggestedAnswer(suggestion, field);
  if (!mention || !answer) return undefined;
  const name = mention.entityHint ?? nameInMention(mention.text);
  const known = findEntityByName(valuesOf(open.state.entities), name);
  return {
    answer,
    name: known?.name ?? name,
    detail: isSure(suggestion) ? 'rule' : 'rule-unsure',
    guessed: true,
  };
}

/** Nobody is the way by which their own words came. */
function isSpeakerOf({ state }: OpenArticle, claim: Annotation, id: EntityId): boolean {
  return attributionRelations(state, claim.id, 'speaker').some(
    ({ to }) => entityOfEnd(state, to) === id,
  );
}

/** Named beside a reporting verb; or the last speaker goes on, where the sentence describes nobody else. */
function isLikely(open: OpenArticle, claim: Annotation, { answer, detail }: Candidate): boolean {
  if (detail === 'in-sentence') return answer.kind !== 'mention' || isBesideCue(open, answer.span);
  if (detail !== 'last') return false;
  return !sentencesAround(open, claim).some((sentence) =>
    hasDescribedSpeaker(wordsAround(open, claim, sentence)),
  );
}

/** Code units on either side of a name in which its verb stands. */
const CUE_REACH = 30;

/** The verbs are English; in another language every name in the sentence may speak. */
function isBesideCue({ article, revision: { text } }: OpenArticle, { start, end }: Span): boolean {
  if (!/^(?:en|und)\b/v.test(article.language)) return true;
  const before = text.slice(Math.max(0, start - CUE_REACH), start);
  return hasCue(`${before}\n${text.slice(end, end + CUE_REACH)}`);
}

function asGuess(candidate: Candidate): Candidate {
  const { answer } = candidate;
  const suggested: AttributionAnswer =
    answer.kind === 'entity' || answer.kind === 'mention' ? { ...answer, suggested: true } : answer;
  return { ...candidate, answer: suggested, guessed: true };
}

/** A sentence's words without the claim's own, each piece of which leaves a line break. */
function wordsAround({ revision }: OpenArticle, claim: Annotation, sentence: Span): string {
  const parts: string[] = [];
  let at = sentence.start;
  for (const { start, end } of claim.fragments) {
    if (end <= at || start >= sentence.end) continue;
    parts.push(revision.text.slice(at, Math.max(at, start)));
    at = end;
  }
  parts.push(revision.text.slice(at, Math.max(at, sentence.end)));
  return parts.join('\n');
}

/** Speakers tagged, and names written, in the claim's sentences but outside its own words; nearest first. */
function namedNearby(open: OpenArticle, claim: Annotation): readonly Candidate[] {
  const { text } = open.revision;
  const sentences = sentencesAround(open, claim);
  const isOutside = (span: Span): boolean =>
    !claim.fragments.some((piece) => overlaps(piece, span));
  const written = sentences
    .flatMap((sentence) => nameCandidates(text, sentence))
    .filter(({ span }) => isOutside(span) && !isSentenceStarter(open, sentences, span));
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
}

/** One capitalised word that opens a sentence and is no known name is more often just a word. */
function isSentenceStarter(
  { revision: { text }, state }: OpenArticle,
  sentences: readonly Span[],
  span: Span,
): boolean {
  const word = text.slice(span.start, span.end);
  if (/\s/v.test(word) || !sentences.some(({ start }) => start === span.start)) return false;
  return findEntityByName(valuesOf(state.entities), word) === undefined;
}

/** The sentences of a claim's pieces, and the rest of a sentence that a quote opens ("…," she said). */
function sentencesAround(
  { article, revision: { text, blocks } }: OpenArticle,
  { fragments }: Annotation,
): readonly Span[] {
  const found = fragments.flatMap(({ start, end }) => [
    sentenceAt(text, blocks, start, article.language),
    sentenceAt(text, blocks, Math.max(start, end - 1), article.language),
    ENDS_SENTENCE.test(text.slice(Math.max(start, end - 3), end))
      ? undefined
      : sentenceAt(text, blocks, end, article.language),
  ]);
  const unique = new Map<number, Span>();
  for (const sentence of found) if (sentence) unique.set(sentence.start, sentence);
  return [...unique.values()].toSorted((a, b) => a.start - b.start);
}

/** A full stop, then at most closing quotation marks. */
const ENDS_SENTENCE = /[.!?…。！？][\p{Pf}\p{Pe}"'”’]*$/v;

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
    const entity = resolveEntity(open.state.entities, id);
    if (!entity || entity.unnamed === true) return [];
    return [fromEntity(entity.id, entity.name, index === 0 ? 'last' : 'recent')];
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

/** Who stands for the entity at a relation's end now: named directly, or by the mention. */
export function entityOfEnd(state: LayerState, end: RelationEnd): EntityId | undefined {
  const id = end.kind === 'entity' ? end.id : getFrom(state.annotations, end.id)?.entityId;
  return id && (resolveEntity(state.entities, id)?.id ?? id);
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
