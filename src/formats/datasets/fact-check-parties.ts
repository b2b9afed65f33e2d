import { attributeOf, optionName, relationName } from '#domain/codebook/codebook-names.ts';
import type { Annotation, Attributes } from '#domain/annotation/annotation.ts';
import { type AttributeDefinition, findLabel, findRelation } from '#domain/codebook/codebook.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { ExportDocument, ExportSet } from '#domain/export/export-set.ts';
import { wordsOf } from './checked-claims.ts';
import { answerWords } from './answer-words.ts';
import { onOneLine } from './flatten-work.ts';

/** Who says a claim, or through what it came. */
export type Party = {
  readonly name: string;
  /** Affiliation, role and the like, from the registry; empty where nothing is known. */
  readonly office: string;
  /** What the article says of them, how sure the link is, and where they had it from. */
  readonly about: readonly string[];
  /** Number of the claim above where the very same was said of them. */
  readonly alsoIn?: number;
};

type Drawn = ExportDocument['relations'][number];

/** A document's parts as a sheet asks for them; remembers what it has shown. */
export type SheetContext = {
  readonly set: ExportSet;
  readonly document: ExportDocument;
  readonly byId: ReadonlyMap<string, Annotation>;
  /** By where they begin, and by the annotation where they end. */
  readonly from: ReadonlyMap<string, readonly Drawn[]>;
  readonly to: ReadonlyMap<string, readonly Drawn[]>;
  /** Ids of annotations and relations. */
  readonly shown: Set<string>;
  /** What was said of somebody → the number of the claim where it was said first. */
  readonly said: Map<string, number>;
};

/** `number`: of the claim it is told of. */
export function partyOf(relation: Drawn, number: number, context: SheetContext): Party {
  const { set, document, byId, shown, said } = context;
  const { to, inherited } = relation;
  shown.add(relation.id);
  const mention = to.kind === 'annotation' ? byId.get(to.id) : undefined;
  if (mention) shown.add(mention.id);
  const entity = entityAt(relation, context);
  const words = mention ? wordsOf(mention, document) : '';
  const name = entity ? onOneLine(entity.name) : words;
  const office = entity ? officeOf(entity, set) : '';
  const about = [
    ...(words === '' || words === name ? [] : [`in the text “${words}”`]),
    ...(mention ? answersOf(mention.label, mention.attributes, context) : []),
    ...linkAnswers(relation, context),
    ...(mention ? chainOf(mention, context) : []),
    ...(inherited ? ['taken from the claim around it or the credit line'] : []),
  ];
  const key = JSON.stringify([name, office, about]);
  const first = said.get(key);
  if (first === undefined) said.set(key, number);
  return {
    name,
    office,
    about,
    ...(first !== undefined && first !== number && { alsoIn: first }),
  };
}

function entityAt({ to }: Drawn, { set, byId }: SheetContext): Entity | undefined {
  const id = to.kind === 'entity' ? to.id : byId.get(to.id)?.entityId;
  return id === undefined ? undefined : set.entities.get(id);
}

/** `Government, Speaks for others, speaks for City Hall` */
function officeOf(entity: Entity, { project, entities }: ExportSet): string {
  const lists = project.codebook.entity;
  const chosen = (['affiliation', 'role', 'status'] as const).flatMap((field) => {
    const value = entity[field];
    return value === undefined || value === 'unknown' ? [] : [optionName(lists[field], value)];
  });
  const [head, body] = [entity.speaksFor, entity.partOf].map((id) =>
    id === undefined ? undefined : entities.get(id)?.name,
  );
  return [
    ...chosen,
    ...(head === undefined ? [] : [`speaks for ${onOneLine(head)}`]),
    ...(body === undefined ? [] : [`part of ${onOneLine(body)}`]),
  ].join(', ');
}

/** `Terms: On background`. The answer that stands there until somebody gives another says nothing. */
function answersOf(
  label: string,
  attributes: Attributes,
  { set }: SheetContext,
): readonly string[] {
  const definition = findLabel(set.project.codebook, label);
  return Object.entries(attributes).flatMap(([id, value]) => {
    const attribute = attributeOf(definition, id);
    const words = onOneLine(answerWords(attribute, value));
    if (words === '' || isDefault(attribute, value)) return [];
    return [`${attribute?.name ?? id}: ${words}`];
  });
}

export function isDefault(
  attribute: AttributeDefinition | undefined,
  value: Attributes[string],
): boolean {
  if (attribute?.type === 'flag') return value === false;
  return attribute?.type === 'enum' && attribute.default === value;
}

/** What was chosen from a list; free text of a link is an id of something else. */
export function linkAnswers({ type, attributes }: Drawn, { set }: SheetContext): readonly string[] {
  const definition = findRelation(set.project.codebook, type);
  return Object.entries(attributes).flatMap(([id, value]) => {
    const attribute = attributeOf(definition, id);
    if (attribute?.type !== 'enum' || isDefault(attribute, value)) return [];
    return [`${attribute.name}: ${answerWords(attribute, value)}`];
  });
}

/** `based on a Bloomberg report`, and on from there, each once. */
function chainOf(mention: Annotation, context: SheetContext): readonly string[] {
  const { set, from, byId, document, shown } = context;
  const seen = new Set<string>([mention.id]);
  const steps: string[] = [];
  const waiting = [mention.id as string];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const relation of from.get(id) ?? []) {
      shown.add(relation.id);
      const next = relation.to.kind === 'annotation' ? byId.get(relation.to.id) : undefined;
      const entity = entityAt(relation, context);
      const name = entity ? onOneLine(entity.name) : next && wordsOf(next, document);
      const more = linkAnswers(relation, context);
      const sure = more.length === 0 ? '' : ` (${more.join(', ')})`;
      steps.push(`${relationName(set.project.codebook, relation.type)} ${name ?? ''}${sure}`);
      if (!next || seen.has(next.id)) continue;
      seen.add(next.id);
      shown.add(next.id);
      waiting.push(next.id);
    }
  }
  return steps;
}
