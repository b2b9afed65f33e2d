import { describe } from '#domain/anchoring/describe.ts';
import { CUE_ATTRIBUTE } from '#domain/annotation/named-entities.ts';
import { documentStem } from '#domain/export/document-stem.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import { createOffsetConverter } from '#domain/text/offsets.ts';
import { ok } from '#domain/result.ts';
import { answerPairs } from './answer-pairs.ts';
import { type ExportFile, type ExportFormat, pathStem } from './export-format.ts';
import {
  type FlatRelation,
  type FlatSpan,
  type FlatWork,
  entityIri,
  flattenSet,
} from './flatten-work.ts';
import type { ImportedAttribute } from './imported-work.ts';
import { verifyWorks } from './verify-works.ts';
import { decodeWebAnnotations } from './web-annotation.ts';
import { onceForEach } from './once-for-each.ts';
import { writtenOf } from './written-set.ts';

const HOLDS = {
  pieces: true,
  facts: ['title'],
  attributes: true,
  entities: true,
  notes: true,
  relations: true,
  relationAttributes: true,
  inherited: true,
} as const;

/**
 * W3C Web Annotation: for each annotator's work a collection as JSON-LD with the text beside it. Quote
 * and position, in code points. Links are `linking` annotations; what an annotation says beyond its
 * label are bodies, since JSON-LD drops terms that it does not know.
 */
export const w3c: ExportFormat = {
  title: 'W3C Web Annotation',
  unit: 'code points',
  inParts: {},
  losses: (set) => flatten(set).losses,
  written: (set) => writtenOf(set, flatten(set).works),
  encode: (set) => flatten(set).works.flatMap((work) => filesOf(work, set)),
  verify: (files, set) =>
    verifyWorks(
      flatten(set).works.map((work) => {
        const name = `${stemOf(work)}.json`;
        const text = { name: `${stemOf(work)}.txt`, text: files.text(`${stemOf(work)}.txt`) };
        return {
          name,
          works: work.spans.length === 0 ? [] : [work],
          // A collection of nothing names no text.
          read: () =>
            work.spans.length === 0
              ? ok([])
              : decodeWebAnnotations(files.text(name), [text], { asWritten: true }),
        };
      }),
      { text: 'exact', attributes: true, notes: true, answers: true, entity: entityIri },
    ),
};

/** What is written of a set, what is told of it and what it is proved against is the same. */
const flatten = onceForEach((set: ExportSet) => flattenSet(set, HOLDS));

function stemOf({ document }: FlatWork): string {
  return pathStem(document);
}

function filesOf(work: FlatWork, set: ExportSet): readonly ExportFile[] {
  return [
    { name: `${stemOf(work)}.txt`, content: work.document.revision.text },
    { name: `${stemOf(work)}.json`, content: collectionOf(work, set) },
  ];
}

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

function collectionOf(work: FlatWork, set: ExportSet): string {
  const { article, folder, annotator } = work.document;
  const base = `${encodeURIComponent(article.id)}:${encodeURIComponent(folder)}`;
  const collection = `urn:ascribe:annotations:${base}`;
  const creator = {
    id: `urn:ascribe:annotator:${encodeURIComponent(folder)}`,
    type: 'Person',
    name: annotator,
  };
  const iriOf = (id: string): string => `urn:ascribe:annotation:${base}:${id}`;
  const { toCodePoints } = createOffsetConverter(work.document.revision.text);
  const source = `urn:ascribe:article:${encodeURIComponent(documentStem(work.document))}`;
  const items = [
    ...work.spans.map((span) => ({
      id: iriOf(span.id),
      type: 'Annotation',
      motivation: 'tagging',
      ...(set.layers === 'each' && { creator }),
      created: new Date(span.source.createdAt).toISOString(),
      modified: new Date(span.source.updatedAt).toISOString(),
      body: bodiesOf(span),
      target: targetsOf(span, work, source, toCodePoints),
    })),
    ...work.relations.map((relation) => ({
      id: iriOf(relation.id),
      type: 'Annotation',
      motivation: 'linking',
      ...(set.layers === 'each' && { creator }),
      body: linkBodies(relation, iriOf),
      target: iriOf(relation.from),
    })),
  ];
  const page = {
    id: `${collection}:page1`,
    type: 'AnnotationPage',
    partOf: { id: collection, type: 'AnnotationCollection' },
    startIndex: 0,
    items,
  };
  const { title } = article;
  return `${JSON.stringify(
    {
      '@context': CONTEXT,
      id: collection,
      type: 'AnnotationCollection',
      label: title,
      total: items.length,
      first: page,
    },
    undefined,
    1,
  )}\n`;
}

function targetsOf(
  { fragments }: FlatSpan,
  { document }: FlatWork,
  source: string,
  toCodePoints: (offset: number) => number,
) {
  const { text } = document.revision;
  const targets = fragments.map((piece) => {
    const { quote, prefix, suffix } = describe(text, piece);
    return {
      type: 'SpecificResource',
      source,
      selector: [
        { type: 'TextQuoteSelector', exact: quote, prefix, suffix },
        {
          type: 'TextPositionSelector',
          start: toCodePoints(piece.start),
          end: toCodePoints(piece.end),
        },
      ],
    };
  });
  return targets.length === 1 ? targets[0] : targets;
}

function bodiesOf({ label, attributes, entity, note }: FlatSpan) {
  return [
    textual('tagging', label),
    ...attributes.map(said),
    ...(entity
      ? [
          {
            type: 'SpecificResource',
            purpose: 'identifying',
            source: { id: entityIri(entity), name: entity.name },
          },
        ]
      : []),
    ...(note === undefined ? [] : [textual('commenting', note)]),
  ];
}

function linkBodies(relation: FlatRelation, iriOf: (id: string) => string) {
  const { type, to, inherited } = relation;
  return [
    textual('tagging', type),
    ...answerPairs(relation).map(({ name, value }) =>
      said({ name, value: name === CUE_ATTRIBUTE ? iriOf(String(value)) : value }),
    ),
    ...(inherited ? [textual('describing', 'inherited=true')] : []),
    { type: 'SpecificResource', purpose: 'linking', source: iriOf(to) },
  ];
}

/** `name=value`, the value as JSON, so that the text "true" is told from a flag; so the name where it is no plain one. */
function said({ name, value }: ImportedAttribute) {
  const written = /^[\p{L}_][\p{L}\p{N}_-]{0,60}$/u.test(name) ? name : JSON.stringify(name);
  return textual('describing', `${written}=${JSON.stringify(value)}`);
}

function textual(purpose: string, value: string) {
  return { type: 'TextualBody', purpose, format: 'text/plain', value };
}
