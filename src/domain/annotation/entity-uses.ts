import { splitsPair } from '#domain/anchoring/trim-span.ts';
import { getFrom, valuesOf } from '#domain/collection/bucket-map.ts';
import { groupBy } from '#domain/collection/group-by.ts';
import { type AnnotationId, type EntityId, type RelationId, brand } from '#domain/ids.ts';
import type { Annotation, Relation } from './annotation.ts';
import { type AttributionField, RELATION_OF_FIELD } from './attribution.ts';
import { attributionRelations } from './attribution-of.ts';
import { inheritedIn } from './inherited-relations.ts';
import type { LayerState } from './layer-state.ts';
import type { EntityUseRef } from './move-uses.ts';
import { ASSERTED_BY } from './named-entities.ts';

/** Words with what stands around them on their line, as a concordance shows them. */
type InContext = {
  /** Where it begins, in UTF-16 code units. */
  readonly start: number;
  readonly before: string;
  readonly quote: string;
  readonly after: string;
};

/** A person or source as a layer names it: by id, or only by the words of the text. */
type Named = { readonly entityId?: EntityId; readonly words: string };

/** A claim that was answered with an entity, as its speaker or as what it came through. */
export type Statement = InContext & {
  readonly claimId: AnnotationId;
  readonly field: AttributionField;
  /** `direct`, `mixed`, `indirect`; absent where nobody has said. */
  readonly quoteType?: string;
  /** The other half of the answer: what a speaker's words came through, who spoke through a source. */
  readonly others: readonly Named[];
};

/** One place that names an entity, to choose from when some of them mean somebody else. */
export type EntityUse = InContext & {
  readonly ref: EntityUseRef;
  readonly entityId: EntityId;
  /** Claims that are answered by it. */
  readonly claims: number;
};

export type EntityRecord = {
  readonly statements: readonly Statement[];
  readonly uses: readonly EntityUse[];
};

/** UTF-16 code units of context on either side. */
const CONTEXT = 60;

/**
 * Everything a layer says about an entity, which may be known under several ids; in text order. Claims that
 * have it from the claim around them or from the article's credit line are among its statements.
 */
export function entityRecord(
  state: LayerState,
  text: string,
  ids: ReadonlySet<EntityId>,
): EntityRecord {
  const statements = new Map<string, Statement>();
  const uses: EntityUse[] = [];
  const inherited = inheritedIn(state, text);
  const layer: Read = { state, text, inherited: groupBy(inherited, ({ from }) => from) };
  for (const annotation of valuesOf(state.annotations)) {
    if (annotation.entityId === undefined || !ids.has(annotation.entityId)) continue;
    const answered = [
      ...relationsTo(state, annotation.id),
      ...inherited.filter(({ to }) => to.id === annotation.id),
    ];
    for (const relation of answered) addStatement(statements, layer, relation);
    uses.push({
      ...inContext(text, annotation),
      ref: { kind: 'mention', id: annotation.id },
      entityId: annotation.entityId,
      claims: answered.length,
    });
  }
  for (const relation of valuesOf(state.relations)) {
    for (const { ref, entityId } of namedByRelation(relation)) {
      const from = ids.has(entityId) ? getFrom(state.annotations, relation.from) : undefined;
      if (!from) continue;
      const isAnswer = ref.kind === 'end' && fieldOf(relation.type) !== undefined;
      if (isAnswer) addStatement(statements, layer, relation);
      uses.push({ ...inContext(text, from), ref, entityId, claims: isAnswer ? 1 : 0 });
    }
  }
  for (const relation of inherited) {
    if (relation.to.kind === 'entity' && ids.has(relation.to.id))
      addStatement(statements, layer, relation);
  }
  const byPlace = (a: InContext, b: InContext): number => a.start - b.start;
  return { statements: [...statements.values()].toSorted(byPlace), uses: uses.toSorted(byPlace) };
}

/** How many claims each entity is the answer of, inherited ones too, by the ids that the layer holds. */
export type LayerTally = readonly {
  readonly entityId: EntityId;
  readonly said: number;
  readonly reported: number;
}[];

export function tallyLayer(state: LayerState, text: string): LayerTally {
  const claims = {
    speaker: new Map<EntityId, Set<AnnotationId>>(),
    source: new Map<EntityId, Set<AnnotationId>>(),
  };
  for (const relation of [...valuesOf(state.relations), ...inheritedIn(state, text)]) {
    const field = fieldOf(relation.type);
    const id = field && entityAt(state, relation);
    if (!field || id === undefined) continue;
    const known = claims[field].get(id);
    if (known) known.add(relation.from);
    else claims[field].set(id, new Set([relation.from]));
  }
  const ids = new Set([...claims.speaker.keys(), ...claims.source.keys()]);
  return [...ids].toSorted().map((entityId) => ({
    entityId,
    said: claims.speaker.get(entityId)?.size ?? 0,
    reported: claims.source.get(entityId)?.size ?? 0,
  }));
}

type Read = {
  readonly state: LayerState;
  readonly text: string;
  /** By the claim that has them. */
  readonly inherited: ReadonlyMap<AnnotationId, readonly Relation[]>;
};

function addStatement(
  statements: Map<string, Statement>,
  { state, text, inherited }: Read,
  { type, from }: Relation,
): void {
  const claim = getFrom(state.annotations, from);
  const field = fieldOf(type);
  if (!claim || !field || statements.has(`${field} ${from}`)) return;
  const quoteType = claim.attributes['quote_type'];
  const other = field === 'speaker' ? 'source' : 'speaker';
  statements.set(`${field} ${from}`, {
    ...inContext(text, claim),
    claimId: from,
    field,
    ...(typeof quoteType === 'string' && { quoteType }),
    others: [
      ...attributionRelations(state, from, other),
      ...(inherited.get(from) ?? []).filter((each) => fieldOf(each.type) === other),
    ].map((relation) => named(state, text, relation)),
  });
}

function named(state: LayerState, text: string, relation: Relation): Named {
  const { to } = relation;
  if (to.kind === 'entity') return { entityId: to.id, words: '' };
  const mention = getFrom(state.annotations, to.id);
  const words = mention ? wordsOf(text, mention) : '';
  return { ...(mention?.entityId !== undefined && { entityId: mention.entityId }), words };
}

/** Relations by which a claim is answered with this mention. */
function relationsTo(state: LayerState, mention: AnnotationId): readonly Relation[] {
  return (getFrom(state.relationsOf, mention) ?? []).flatMap((id: RelationId) => {
    const relation = getFrom(state.relations, id);
    return relation?.to.id === mention && fieldOf(relation.type) ? [relation] : [];
  });
}

function namedByRelation({
  id,
  to,
  attributes,
}: Relation): readonly { readonly ref: EntityUseRef; readonly entityId: EntityId }[] {
  const asserter = attributes[ASSERTED_BY];
  return [
    ...(to.kind === 'entity' ? [{ ref: { kind: 'end', id } as const, entityId: to.id }] : []),
    ...(typeof asserter === 'string' && asserter !== ''
      ? [{ ref: { kind: 'asserter', id } as const, entityId: brand<EntityId>(asserter) }]
      : []),
  ];
}

function entityAt(state: LayerState, { to }: Relation): EntityId | undefined {
  return to.kind === 'entity' ? to.id : getFrom(state.annotations, to.id)?.entityId;
}

function fieldOf(type: string): AttributionField | undefined {
  return FIELDS.find((field) => RELATION_OF_FIELD[field] === type);
}

const FIELDS = ['speaker', 'source'] as const;

function inContext(text: string, annotation: Annotation): InContext {
  const start = annotation.fragments[0]?.start ?? 0;
  const end = annotation.fragments.at(-1)?.end ?? start;
  return {
    start,
    before: oneLine(contextBefore(text, start)),
    quote: wordsOf(text, annotation),
    after: oneLine(contextAfter(text, end)),
  };
}

function wordsOf(text: string, { fragments }: Annotation): string {
  return fragments.map(({ start, end }) => oneLine(text.slice(start, end))).join(' … ');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gv, ' ');
}

/** Longest word that is left out rather than shown in part. */
const LONGEST_WORD = 20;

function contextBefore(text: string, start: number): string {
  const from = start - CONTEXT;
  if (from <= 0) return text.slice(0, start);
  const cut = text.slice(splitsPair(text, from) ? from + 1 : from, start);
  // The start of the word that begins it is not there.
  const gap = /\s/v.test(text.charAt(from - 1)) ? -1 : cut.search(/\s/v);
  return gap >= 0 && gap <= LONGEST_WORD ? cut.slice(gap + 1) : cut;
}

function contextAfter(text: string, end: number): string {
  const to = end + CONTEXT;
  if (to >= text.length) return text.slice(end);
  const cut = text.slice(end, splitsPair(text, to) ? to - 1 : to);
  if (/\s/v.test(text.charAt(to))) return cut;
  const gap = cut.length - (/\s\S*$/v.exec(cut.slice(-LONGEST_WORD))?.[0].length ?? 0);
  return cut.slice(0, gap);
}
