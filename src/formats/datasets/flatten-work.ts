import type { Annotation, Attributes } from '#domain/annotation/annotation.ts';
import { ASSERTED_BY, CUE_ATTRIBUTE } from '#domain/annotation/named-entities.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { namedEntities } from '#domain/export/confidential-names.ts';
import type { ExportDocument, ExportRelation, ExportSet } from '#domain/export/export-set.ts';
import { type EntityId, brand } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';
import { type ArticleFact, countFacts } from './article-facts.ts';
import type { Loss, LossKind } from './export-format.ts';
import type { ImportedAttribute } from './imported-work.ts';
import { countHidden } from './leave-hidden-out.ts';
import { xmlSafe } from './write-xml.ts';

/** A span as a format can hold it. */
export type FlatSpan = {
  /** `s1`, `s2`, …: unique within the work. */
  readonly id: string;
  readonly label: string;
  /** UTF-16 code units into the canonical text. */
  readonly fragments: readonly Span[];
  /** One entry a value: an attribute of several values stands several times. */
  readonly attributes: readonly ImportedAttribute[];
  readonly entity?: Entity;
  readonly note?: string;
  readonly source: Annotation;
};

export type FlatRelation = {
  readonly id: string;
  readonly type: string;
  /** Ids of flat spans. */
  readonly from: string;
  readonly to: string;
  /** But for who says that it is so; an annotation is named by its flat span. */
  readonly attributes: readonly ImportedAttribute[];
  readonly assertedBy?: Entity;
  readonly inherited: boolean;
  readonly source: ExportRelation;
};

/** One document cut down to what a format holds: writing it loses nothing more. */
export type FlatWork = {
  readonly document: ExportDocument;
  readonly spans: readonly FlatSpan[];
  readonly relations: readonly FlatRelation[];
};

/** What a format has a place for. */
export type Holds = {
  /** One span of several pieces. */
  readonly pieces: boolean;
  readonly attributes: boolean;
  readonly entities: boolean;
  /** These are told by an address alone; who has no other name in the file is called as the text does. */
  readonly entityNames?: false;
  readonly notes: boolean;
  readonly relations: boolean;
  readonly relationAttributes: boolean;
  /** Relations that nobody drew, told from the others. */
  readonly inherited: boolean;
  /** Relations that end at a person or body and not at words; the encoder writes them by itself. */
  readonly entityRelations?: true;
  readonly evidence?: true;
  /** What is known of the article beside its text. */
  readonly facts: readonly ArticleFact[];
  /** Label, attribute or relation name → what the format can write; one line of what XML allows unless given. */
  readonly name?: (name: string) => string;
  /** The same for attributes alone, where they may be called less than labels. */
  readonly attributeName?: (name: string) => string;
  /** Note or free text → what the format can write. */
  readonly words?: (text: string) => string;
  /** Of persons and bodies: all, or what readers need. Absent: too little. */
  readonly people?: 'held' | 'names';
  /** Which parts of an article somebody has hidden. */
  readonly hiddenParts?: true;
};

export type Flattened = { readonly works: readonly FlatWork[]; readonly losses: readonly Loss[] };

/**
 * Cuts a set down to what a format holds, and counts what that costs. Texts stay as they are in the set: offsets count
 * from their beginning.
 */
export function flattenSet(set: ExportSet, holds: Holds): Flattened {
  const losses = lossCounter();
  countLeftOut(set, losses, holds);
  countPeople(set, holds, losses);
  if (holds.hiddenParts !== true) losses.add('hidden-parts', countHidden(set));
  countFacts(
    set.documents,
    losses,
    (fact, { article, revision }) =>
      holds.facts.includes(fact) ||
      // The headline stands in the text.
      (fact === 'title' && revision.text.includes(article.title)),
  );
  const works = set.documents.map((document) => flattenDocument(document, set, holds, losses));
  return { works, losses: losses.all() };
}

type LossCounter = ReturnType<typeof lossCounter>;

/** What the selection leaves behind, and what is left behind whatever the format. */
export function countLeftOut(
  { leftOut }: ExportSet,
  losses: LossCounter,
  holds: Pick<Holds, 'entityRelations'> = { entityRelations: true },
): void {
  losses.add('articles', leftOut.articles);
  losses.add('orphaned', leftOut.orphaned);
  losses.add('relation-ends', leftOut.relations);
  losses.add('comments', leftOut.comments);
  const { hidden } = leftOut;
  if (!hidden) return;
  losses.add('hidden-left-out', hidden.parts);
  losses.add('hidden-articles', hidden.articles);
  losses.add('in-hidden', hidden.inside);
  losses.add('cut-hidden', hidden.cut);
  const restated = holds.entityRelations === true ? 0 : hidden.restated;
  losses.add('hidden-attribution', hidden.unattributed + restated);
}

function countPeople(set: ExportSet, { people }: Holds, losses: LossCounter): void {
  if (people !== undefined) return;
  const named = namedEntities(set);
  if (named.some(hasDetails)) losses.add('people');
  if (named.some(({ confidential }) => confidential === true)) losses.add('confidential');
}

/** What a format that only names somebody does not say. */
function hasDetails(entity: Entity): boolean {
  const { aliases, note, affiliation, role, status, speaksFor, partOf, unnamed } = entity;
  return (
    aliases.length > 0 ||
    [note, affiliation, role, status, speaksFor, partOf, unnamed].some((each) => each !== undefined)
  );
}

/** Told of an export and not of each of its parts: two that say it say no more than one. */
const OF_THE_WHOLE: ReadonlySet<LossKind> = new Set<LossKind>([
  'people',
  'confidential',
  'annotators',
]);

export function lossCounter() {
  const counts = new Map<string, Loss>();
  return {
    add: (kind: LossKind, count = 1, more: Pick<Loss, 'into' | 'name'> = {}): void => {
      if (count === 0) return;
      const key = `${kind} ${more.name ?? ''}`;
      const before = counts.get(key);
      const into = (before?.into ?? 0) + (more.into ?? 0);
      const others = before?.count ?? 0;
      counts.set(key, {
        kind,
        count: OF_THE_WHOLE.has(kind) ? Math.max(others, count) : others + count,
        ...(into > 0 && { into }),
        ...(more.name !== undefined && { name: more.name }),
      });
    },
    all: (): readonly Loss[] => [...counts.values()],
  };
}

function flattenDocument(
  document: ExportDocument,
  set: ExportSet,
  holds: Holds,
  losses: LossCounter,
): FlatWork {
  let spans: FlatSpan[] = [];
  let firstOf = new Map<string, string>();
  let isMoved = false;
  for (const annotation of document.annotations) {
    // A piece of nothing but white space says nothing, and many readers refuse it.
    const fragments = annotation.fragments.filter(({ start, end }) =>
      /\S/.test(document.revision.text.slice(start, end)),
    );
    if (fragments.length === 0) {
      losses.add('unfit', 1, { name: annotation.label });
      continue;
    }
    if (fragments[0] !== annotation.fragments[0]) isMoved = true;
    const isSplit = fragments.length > 1 && !holds.pieces;
    if (isSplit) losses.add('pieces', 1, { into: fragments.length });
    const contents = spanContents(annotation, set, holds, losses);
    for (const pieces of isSplit ? fragments.map((piece) => [piece]) : [fragments]) {
      const id = `s${spans.length + 1}`;
      if (!firstOf.has(annotation.id)) firstOf.set(annotation.id, id);
      spans.push({ id, fragments: pieces, ...contents });
    }
  }
  if (isMoved) ({ spans, firstOf } = byPlace(spans));
  return { document, spans, relations: flattenRelations(document, firstOf, set, holds, losses) };
}

/** Annotations go by where their first piece begins, and where that was blank they begin elsewhere. */
function byPlace(all: readonly FlatSpan[]) {
  const spans = all
    .toSorted((a, b) => (a.fragments[0]?.start ?? 0) - (b.fragments[0]?.start ?? 0))
    .map((span, index): FlatSpan => ({ ...span, id: `s${index + 1}` }));
  const firstOf = new Map<string, string>();
  for (const { id, source } of spans) if (!firstOf.has(source.id)) firstOf.set(source.id, id);
  return { spans, firstOf };
}

function spanContents(
  annotation: Annotation,
  { entities }: ExportSet,
  holds: Holds,
  losses: LossCounter,
): Omit<FlatSpan, 'id' | 'fragments'> {
  const { attributes, entityId, note, evidence } = annotation;
  if (evidence !== undefined && evidence.length > 0 && holds.evidence !== true)
    losses.add('evidence', evidence.length);
  if (!holds.attributes) {
    for (const name of Object.keys(attributes).toSorted()) losses.add('attributes', 1, { name });
  }
  if (entityId !== undefined && !holds.entities) losses.add('entities');
  if (note !== undefined && !holds.notes) losses.add('notes');
  const entity = entityId === undefined ? undefined : entities.get(entityId);
  if (entity && holds.entities && holds.entityNames === false) losses.add('entity-names');
  return {
    label: nameFor(annotation.label, holds, losses),
    attributes: holds.attributes ? flatAttributes(attributes, holds, losses) : [],
    ...(entity && holds.entities && { entity }),
    ...(note !== undefined && holds.notes && { note: wordsFor(note, holds, losses) }),
    source: annotation,
  };
}

function flattenRelations(
  { relations }: ExportDocument,
  firstOf: ReadonlyMap<string, string>,
  { entities }: ExportSet,
  holds: Holds,
  losses: LossCounter,
): readonly FlatRelation[] {
  const flat: FlatRelation[] = [];
  for (const relation of relations) {
    const { type, inherited, attributes, isRestated } = relation;
    const countAnswers = (): void => {
      if (!holds.relationAttributes)
        losses.add('relation-attributes', Object.keys(attributes).length);
    };
    // Told with what hidden parts have cost (`countLeftOut`).
    if (isRestated === true && holds.entityRelations !== true) continue;
    const from = firstOf.get(relation.from);
    const to = relation.to.kind === 'annotation' ? firstOf.get(relation.to.id) : undefined;
    if (inherited && !holds.inherited) losses.add('inherited', 1, { name: type });
    else if (!holds.relations) losses.add('relations', 1, { name: type });
    else if (relation.to.kind === 'entity' && holds.entityRelations === true)
      // Its format writes it from the set itself; what is answered about it has no more place there.
      countAnswers();
    else if (from === undefined || to === undefined)
      losses.add('entity-relations', 1, { name: type });
    else {
      countAnswers();
      const id = `r${flat.length + 1}`;
      const answers = holds.relationAttributes
        ? flatAnswers(attributes, firstOf, entities, holds, losses)
        : { attributes: [] };
      flat.push({
        id,
        type: nameFor(type, holds, losses),
        from,
        to,
        ...answers,
        inherited,
        source: relation,
      });
    }
  }
  return flat;
}

/** Ids are the project's: a file has others, or none for what is not in it. */
function flatAnswers(
  { [CUE_ATTRIBUTE]: cue, [ASSERTED_BY]: asserter, ...others }: Attributes,
  firstOf: ReadonlyMap<string, string>,
  entities: ExportSet['entities'],
  holds: Holds,
  losses: LossCounter,
): Pick<FlatRelation, 'attributes' | 'assertedBy'> {
  const span = typeof cue === 'string' ? firstOf.get(cue) : undefined;
  const assertedBy =
    typeof asserter === 'string' ? entities.get(brand<EntityId>(asserter)) : undefined;
  if (cue !== undefined && span === undefined) losses.add('relation-attributes');
  if (asserter !== undefined && !assertedBy) losses.add('relation-attributes');
  const attributes = { ...others, ...(span !== undefined && { [CUE_ATTRIBUTE]: span }) };
  return {
    attributes: flatAttributes(attributes, holds, losses),
    ...(assertedBy && { assertedBy }),
  };
}

/** One entry a value, by name. A flag that is off stays: it is an answer. */
function flatAttributes(
  attributes: Attributes,
  holds: Pick<Holds, 'name' | 'attributeName' | 'words'>,
  losses: LossCounter,
): readonly ImportedAttribute[] {
  const write = holds.attributeName ?? holds.name;
  const how = write ? { name: write } : {};
  const flat: ImportedAttribute[] = [];
  const add = (name: string, value: string | boolean): void => {
    flat.push({ name, value: typeof value === 'string' ? wordsFor(value, holds, losses) : value });
  };
  for (const key of Object.keys(attributes).toSorted()) {
    const held = attributes[key];
    if (held === undefined) continue;
    const name = nameFor(key, how, losses);
    if (typeof held === 'object') for (const value of held) add(name, value);
    else add(name, held);
  }
  return flat;
}

/** One line, without characters that XML forbids, and never nothing. */
export function tidyName(name: string): string {
  return xmlSafe(onOneLine(name)) || '_';
}

function nameFor(
  name: string,
  { name: write = tidyName }: Pick<Holds, 'name'>,
  losses: LossCounter,
): string {
  const written = write(name);
  if (written !== name) losses.add('renamed', 1, { name });
  return written;
}

function wordsFor(
  text: string,
  { words: write }: Pick<Holds, 'words'>,
  losses: LossCounter,
): string {
  const written = write ? write(text) : text;
  if (written !== text) losses.add(text.includes('\n') ? 'line-breaks' : 'characters');
  return written;
}

/** White space of every kind as one blank: for formats of one line. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** An address for the entity: Wikidata's where it is known, else one of Ascribe's own. */
export function entityIri({ wikidata, id }: Entity): string {
  return wikidata === undefined
    ? `urn:ascribe:entity:${encodeURIComponent(id)}`
    : `http://www.wikidata.org/entity/${wikidata}`;
}
