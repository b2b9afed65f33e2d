import type {
  Annotation,
  AttributeValue,
  Evidence,
  Relation,
} from '#domain/annotation/annotation.ts';
import { joinSpans } from '#domain/annotation/fragments.ts';
import { type Codebook, type LabelDefinition, findLabel } from '#domain/codebook/codebook.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { type AnnotationId, type Instant, type NewId, type ProjectId, brand } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';
import { type FindEntity, entityFinder } from './imported-entities.ts';
import { relationsOf } from './imported-relations.ts';
import type { KnownEntities } from './known-entities.ts';
import type { ImportedAttribute, ImportedSpan, ImportedWork } from './imported-work.ts';
import { severalIn, valueFor } from './imported-values.ts';
import type { LabelMapping } from './label-mapping.ts';

export type ApplyContext = {
  readonly codebook: Codebook;
  readonly projectId: ProjectId;
  /** The article's canonical text. */
  readonly text: string;
  /** Those of the project: a link to a known one makes no other. */
  readonly entities: KnownEntities;
  readonly newId: NewId;
  readonly now: Instant;
};

/** Something of the file's that the layer does not hold, with how often. */
export type Dropped = {
  readonly kind:
    /** Spans of a label that leads nowhere. */
    | 'label'
    /** Relations of a type that leads nowhere. */
    | 'relation'
    /** Relations of which one end was dropped. */
    | 'relation-end'
    /** Relations that the codebook does not have between such labels. */
    | 'relation-not-allowed'
    /** Relations that would close a circle. */
    | 'relation-circle'
    /** What a relation says of itself, and the codebook does not ask, or names what is not in the file. */
    | 'relation-attribute'
    /** Kept as one piece: the label has no spans of several. */
    | 'pieces';
  /** The file's own name of it. */
  readonly name: string;
  readonly count: number;
};

export type AppliedWork = {
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  /** New ones. */
  readonly entities: readonly Entity[];
  readonly dropped: readonly Dropped[];
};

/**
 * Another tool's work in the terms of the codebook. An attribute without a place goes into the note
 * as `name=value`, and so does the file's label where several labels lead to one. Nothing the file
 * does not say is answered: an imported annotation has no defaults.
 */
export function applyMapping(
  work: ImportedWork,
  mapping: LabelMapping,
  context: ApplyContext,
): AppliedWork {
  const drops = dropCounter();
  const entities = entityFinder(context, work.people);
  const ambiguous = labelsOfSeveral(mapping);
  const annotations = new Map<string, Annotation>();
  for (const span of work.spans) {
    const id = mapping.labels.get(span.label);
    const label = id === undefined ? undefined : findLabel(context.codebook, id);
    if (!label) {
      drops.add('label', span.label);
      continue;
    }
    if (!label.discontinuous && span.fragments.length > 1) drops.add('pieces', span.label);
    const withLabel = ambiguous.has(label.id) ? [`label=${span.label}`] : [];
    const scope = { label, mapping, context, entities };
    annotations.set(span.id, annotationOf(span, withLabel, scope));
  }
  const scope = { ...context, mapping, annotations, entities };
  const relations = relationsOf(work, scope, drops.add);
  return {
    annotations: [...annotations.values()],
    relations,
    entities: entities.created(),
    dropped: drops.all(),
  };
}

function dropCounter() {
  const counts = new Map<string, Dropped>();
  return {
    add: (kind: Dropped['kind'], name: string): void => {
      const key = `${kind} ${name}`;
      counts.set(key, { kind, name, count: (counts.get(key)?.count ?? 0) + 1 });
    },
    all: (): readonly Dropped[] => [...counts.values()],
  };
}

/** Labels of the codebook that several of the file's lead to. */
function labelsOfSeveral({ labels }: LabelMapping): ReadonlySet<string> {
  const seen = new Set<string>();
  const several = new Set<string>();
  for (const label of labels.values()) {
    if (seen.has(label)) several.add(label);
    seen.add(label);
  }
  return several;
}

type Scope = {
  readonly label: LabelDefinition;
  readonly mapping: LabelMapping;
  readonly context: ApplyContext;
  readonly entities: FindEntity;
};

function annotationOf(span: ImportedSpan, lines: readonly string[], scope: Scope): Annotation {
  const { label, context, entities } = scope;
  const { attributes, rest } = attributesOf(span.attributes, scope);
  const fragments = fragmentsOf(span.fragments, label);
  const isLinked = label.entity && span.entity !== undefined;
  const entityId = isLinked
    ? entities.idOf(span.entity, label.id, textOf(context.text, fragments))
    : undefined;
  const link =
    isLinked || !span.entity ? [] : [`entity=${span.entity.id ?? span.entity.name ?? ''}`];
  const note = [span.note ?? '', ...lines, ...rest, ...link]
    .filter((line) => line !== '')
    .join('\n');
  return {
    id: brand<AnnotationId>(context.newId()),
    label: label.id,
    fragments,
    attributes,
    ...(entityId !== undefined && { entityId }),
    provenance: 'imported',
    ...(note !== '' && { note: note.toWellFormed() }),
    ...(span.evidence && span.evidence.length > 0 && { evidence: span.evidence.map(wellFormed) }),
    createdAt: context.now,
    updatedAt: context.now,
    health: 'sound',
  };
}

function wellFormed({ url, note, seenAt }: Evidence): Evidence {
  return {
    ...(url !== undefined && { url: url.toWellFormed() }),
    ...(note !== undefined && { note: note.toWellFormed() }),
    ...(seenAt !== undefined && { seenAt }),
  };
}

function fragmentsOf(spans: readonly Span[], { discontinuous }: LabelDefinition): readonly Span[] {
  const joined = joinSpans(spans);
  const [first] = joined;
  const last = joined.at(-1);
  if (discontinuous || !first || !last) return joined;
  return [{ start: first.start, end: last.end }];
}

function textOf(text: string, fragments: readonly Span[]): string {
  return fragments.map(({ start, end }) => text.slice(start, end)).join(' ');
}

function attributesOf(imported: readonly ImportedAttribute[], { label, mapping }: Scope) {
  const attributes = new Map<string, AttributeValue>();
  const rest: string[] = [];
  for (const { name, value } of imported.flatMap((each) => severalOf(each, { label, mapping }))) {
    const id = mapping.attributes.get(name);
    const definition = label.attributes.find((each) => each.id === id);
    const before = definition && attributes.get(definition.id);
    const held = definition && valueFor(definition, value, before);
    if (definition && held !== undefined) attributes.set(definition.id, held);
    else if (name === 'note' && !definition) rest.push(String(value));
    else rest.push(`${name}=${value}`);
  }
  return { attributes: Object.fromEntries(attributes), rest };
}

function severalOf(
  { name, value }: ImportedAttribute,
  { label, mapping }: Pick<Scope, 'label' | 'mapping'>,
): readonly ImportedAttribute[] {
  const id = mapping.attributes.get(name);
  const isMulti = label.attributes.some((each) => each.id === id && each.type === 'multi');
  if (!isMulti || typeof value !== 'string') return [{ name, value }];
  return severalIn(value).map((each) => ({ name, value: each }));
}
