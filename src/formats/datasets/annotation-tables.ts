import { relationsAmong } from '#domain/annotation/relations-among.ts';
import {
  type Annotation,
  type Attributes,
  type AttributeValue,
  answerTo,
} from '#domain/annotation/annotation.ts';
import { ASSERTED_BY, CUE_ATTRIBUTE } from '#domain/annotation/named-entities.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { ExportDocument, ExportSet } from '#domain/export/export-set.ts';
import { type SetSurvey, countNames, namesIn } from '#domain/export/set-survey.ts';
import { createOffsetConverter } from '#domain/text/offsets.ts';
import { type EntityId, brand } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';
import {
  ANNOTATION_COLUMNS,
  ASSERTER_WIKIDATA,
  RELATION_COLUMNS,
  attributeColumn,
} from './annotations-csv.ts';
import { evidenceWords } from './evidence-words.ts';
import { onceForEach } from './once-for-each.ts';

type Table = readonly (readonly string[])[];

export const TABLES = ['annotations', 'relations', 'articles'] as const;

/** The cells of Ascribe's tables, each table with its header. */
export const tablesOf = onceForEach(
  (set: ExportSet): Readonly<Record<(typeof TABLES)[number], Table>> => ({
    annotations: annotationRows(set),
    relations: relationRows(set),
    articles: articleRows(set),
  }),
);

const ATTRIBUTES = 'attributes of annotations';
const LINK_ATTRIBUTES = 'attributes of relations';
const SPLITS = 'splits';

/** What decides on the columns. */
export function surveyTables({ documents }: ExportSet): SetSurvey {
  return {
    [ATTRIBUTES]: countNames(documents.flatMap(({ annotations }) => namesOf(annotations))),
    [LINK_ATTRIBUTES]: countNames(documents.flatMap(({ relations }) => namesOf(relations))),
    [SPLITS]: countNames(documents.flatMap(({ split }) => split ?? [])),
  };
}

/** Names of columns that no other part is known to have. */
export function newColumns(set: ExportSet): readonly string[] {
  const own = surveyTables(set);
  return [ATTRIBUTES, LINK_ATTRIBUTES].flatMap((topic) => {
    const known = new Set(namesIn(set.known, topic));
    const names = namesIn(own, topic).filter((name) => !known.has(name));
    return topic === ATTRIBUTES ? annotationColumns(names) : linkColumns(names);
  });
}

function columnsOf(set: ExportSet, topic: string): readonly string[] {
  const names = new Set([...namesIn(set.known, topic), ...namesIn(surveyTables(set), topic)]);
  return [...names].toSorted();
}

function annotationRows(set: ExportSet): Table {
  const names = columnsOf(set, ATTRIBUTES);
  const head = [
    'doc_id',
    'span_id',
    'piece',
    'label',
    'start',
    'end',
    'text',
    'annotator',
    'entity',
    'wikidata',
    'note',
    'evidence',
  ];
  const rows = set.documents.flatMap((document) => {
    const { revision, article, annotator } = document;
    const { toCodePoints } = createOffsetConverter(revision.text);
    return document.annotations.flatMap((annotation) => {
      const { label, attributes, entityId, note, evidence } = annotation;
      const entity = entityId === undefined ? undefined : set.entities.get(entityId);
      const pieces = piecesOf(annotation, document);
      return pieces.map(({ start, end }, index) => [
        article.id,
        spanId(document, annotation.id),
        `${index + 1} of ${pieces.length}`,
        label,
        String(toCodePoints(start)),
        String(toCodePoints(end)),
        revision.text.slice(start, end),
        annotator,
        ...personCells(entity),
        note ?? '',
        evidenceWords(evidence ?? []),
        ...names.map((name) => valueOf(answerTo(attributes, name))),
        ...splitCell(document),
      ]);
    });
  });
  return [[...head, ...annotationColumns(names), ...splitHead(set)], ...rows];
}

function relationRows(set: ExportSet): Table {
  const names = columnsOf(set, LINK_ATTRIBUTES);
  const head = [
    'doc_id',
    'relation_id',
    'type',
    'head_id',
    'tail_id',
    'head_text',
    'tail_text',
    'tail_entity',
    'tail_wikidata',
    'inherited',
    'annotator',
  ];
  const rows = set.documents.flatMap((document) => {
    const { text } = document.revision;
    const words = new Map<string, string>(
      document.annotations.map(({ id, fragments }) => [
        id,
        fragments.map(({ start, end }) => text.slice(start, end)).join(' … '),
      ]),
    );
    const entityOf = new Map(document.annotations.map(({ id, entityId }) => [id, entityId]));
    const written = new Set<string>(
      document.annotations
        .filter((annotation) => piecesOf(annotation, document).length > 0)
        .map(({ id }) => id),
    );
    const kept = relationsAmong(document.relations, written);
    const answerCells = (value: AttributeValue | undefined, name: string): readonly string[] => {
      if (name === ASSERTED_BY)
        return personCells(set.entities.get(brand<EntityId>(String(value))));
      if (name !== CUE_ATTRIBUTE) return [valueOf(value)];
      return [typeof value === 'string' && written.has(value) ? spanId(document, value) : ''];
    };
    return kept.map(({ id, type, from, to, attributes, inherited }) => {
      const isEntity = to.kind === 'entity';
      const entityId = to.kind === 'entity' ? to.id : entityOf.get(to.id);
      const entity = entityId === undefined ? undefined : set.entities.get(entityId);
      return [
        document.article.id,
        spanId(document, id),
        type,
        spanId(document, from),
        isEntity ? '' : spanId(document, to.id),
        words.get(from) ?? '',
        isEntity ? '' : (words.get(to.id) ?? ''),
        ...personCells(entity),
        String(inherited),
        document.annotator,
        ...names.flatMap((name) => answerCells(answerTo(attributes, name), name)),
        ...splitCell(document),
      ];
    });
  });
  return [[...head, ...linkColumns(names), ...splitHead(set)], ...rows];
}

function articleRows(set: ExportSet): Table {
  const head = ['doc_id', 'title', 'byline', 'outlet', 'published', 'url', 'language', 'text'];
  const seen = new Map(set.documents.map((document) => [document.article.id, document]));
  const rows = [...seen.values()].map((document) => {
    const { article, revision } = document;
    const { id, title, byline, outlet, publishedAt, url, language } = article;
    const about = [title, byline ?? '', outlet ?? '', publishedAt ?? '', url ?? '', language];
    return [id, ...about, revision.text, ...splitCell(document)];
  });
  return [[...head, ...splitHead(set)], ...rows];
}

function annotationColumns(names: readonly string[]): readonly string[] {
  return names.map((name) => attributeColumn(name, ANNOTATION_COLUMNS));
}

/** Who says that a link is so is told as spans tell it: by name, and by Wikidata's id where it is known. */
function linkColumns(names: readonly string[]): readonly string[] {
  return names.flatMap((name) =>
    name === ASSERTED_BY ? [name, ASSERTER_WIKIDATA] : attributeColumn(name, RELATION_COLUMNS),
  );
}

function personCells(entity: Entity | undefined): readonly string[] {
  return [entity?.name ?? '', entity?.wikidata ?? ''];
}

/** A piece of nothing but white space says nothing. */
function piecesOf({ fragments }: Annotation, { revision }: ExportDocument): readonly Span[] {
  return fragments.filter(({ start, end }) => /\S/.test(revision.text.slice(start, end)));
}

/** Ids are an annotator's own: two may have the same. */
function spanId({ folder }: ExportDocument, id: string): string {
  return `${folder}/${id}`;
}

function splitHead(set: ExportSet): readonly string[] {
  return columnsOf(set, SPLITS).length > 0 ? ['split'] : [];
}

function splitCell({ split }: ExportDocument): readonly string[] {
  return split === undefined ? [] : [split];
}

function namesOf(all: readonly { readonly attributes: Attributes }[]): readonly string[] {
  return all.flatMap(({ attributes }) => Object.keys(attributes));
}

export function valueOf(value: AttributeValue | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? value.join('|') : String(value);
}
