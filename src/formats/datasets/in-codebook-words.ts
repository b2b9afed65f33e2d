import { attributeOf, labelName, relationName } from '#domain/codebook/codebook-names.ts';
import type { Attributes } from '#domain/annotation/annotation.ts';
import {
  type AttributeDefinition,
  type Codebook,
  findLabel,
  findRelation,
} from '#domain/codebook/codebook.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import { answerWords } from './answer-words.ts';
import type { Loss } from './export-format.ts';
import { lossCounter } from './flatten-work.ts';

/** The set as people call what is in it: `Speaker` and `Terms: Not stated` for `SPEAKER` and `terms: not_stated`. */
export function inCodebookWords(set: ExportSet): ExportSet {
  const { codebook } = set.project;
  return {
    ...set,
    documents: set.documents.map((document) => ({
      ...document,
      annotations: document.annotations.map((annotation) => ({
        ...annotation,
        label: labelName(codebook, annotation.label),
        attributes: answersIn(findLabel(codebook, annotation.label), annotation.attributes),
      })),
      relations: document.relations.map((relation) => ({
        ...relation,
        type: relationName(codebook, relation.type),
        attributes: answersIn(findRelation(codebook, relation.type), relation.attributes),
      })),
    })),
  };
}

function answersIn(
  owner: { readonly attributes: readonly AttributeDefinition[] } | undefined,
  attributes: Attributes,
): Attributes {
  const named = new Map<string, string>();
  for (const [id, value] of Object.entries(attributes)) {
    const definition = attributeOf(owner, id);
    const name = definition?.name ?? id;
    // Of two that are called the same the second keeps its id: neither may be lost.
    named.set(named.has(name) ? id : name, answerWords(definition, value));
  }
  return Object.fromEntries(named);
}

/** What is lost, as people call it. */
export function lossesInWords(losses: readonly Loss[], codebook: Codebook): readonly Loss[] {
  const counter = lossCounter();
  for (const { kind, count, into, name } of losses) {
    counter.add(kind, count, {
      ...(into !== undefined && { into }),
      ...(name !== undefined && { name: nameIn(codebook, kind, name) }),
    });
  }
  return counter.all();
}

function nameIn(codebook: Codebook, kind: Loss['kind'], name: string): string {
  if (kind === 'attributes') {
    const owner = codebook.labels.find((label) => attributeOf(label, name) !== undefined);
    return attributeOf(owner, name)?.name ?? name;
  }
  if (OF_RELATIONS.has(kind)) return relationName(codebook, name);
  // What is written otherwise is told as it was.
  return kind === 'renamed' ? name : labelName(codebook, name);
}

const OF_RELATIONS: ReadonlySet<Loss['kind']> = new Set([
  'relations',
  'entity-relations',
  'inherited',
]);
