import { documentStem } from '#domain/export/document-stem.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import type { SetSurvey } from '#domain/export/set-survey.ts';
import { sentencesOf } from '#domain/text/sentences.ts';
import { type CasWorks, oneValueEach, surveyFeatures, withFeatures } from './cas-features.ts';
import { type FlatWork, type Flattened, entityIri, flattenSet } from './flatten-work.ts';
import { onceForEach } from './once-for-each.ts';
import { tokensOf } from './text-tokens.ts';
import { xmlSafe } from './write-xml.ts';

/** A feature structure to be written as JSON or XMI. */
export type CasStructure = {
  readonly id: number;
  readonly type: string;
  readonly begin: number;
  readonly end: number;
  readonly features: readonly (readonly [string, string | boolean])[];
  /** Feature → id. */
  readonly references: readonly (readonly [string, number])[];
};

export type CasType = {
  readonly name: string;
  readonly parent: string;
  readonly features: readonly (readonly [string, string])[];
};

export const SPAN_TYPE = 'webanno.custom.AscribeSpan';
export const RELATION_TYPE = 'webanno.custom.AscribeRelation';
const SEGMENTATION = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type';
const METADATA = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData';
const STRING = 'uima.cas.String';
const ANNOTATION = 'uima.tcas.Annotation';
/** Has the feature `language`, which UIMA asks for the language of a text. */
const DOCUMENT_ANNOTATION = 'uima.tcas.DocumentAnnotation';

/** One value a feature, and names that Java can have; characters that XML forbids nowhere. */
export const flattenForCas = onceForEach((set: ExportSet): CasWorks =>
  withFeatures(set, (name) => flattenWith(set, name)),
);

function flattenWith(set: ExportSet, attributeName: (name: string) => string): Flattened {
  const { works, losses } = flattenSet(set, {
    pieces: false,
    facts: ['title', 'url'],
    attributes: true,
    entities: true,
    entityNames: false,
    notes: true,
    relations: true,
    relationAttributes: false,
    inherited: false,
    attributeName,
    words: xmlSafe,
  });
  return { works: works.map(oneValueEach), losses };
}

export function surveyForCas(set: ExportSet): SetSurvey {
  return surveyFeatures((name) => flattenWith(set, name));
}

export function casTypes({ features }: CasWorks): readonly CasType[] {
  const own = [...features].map(
    ([name, isFlag]) => [name, isFlag ? 'uima.cas.Boolean' : STRING] as const,
  );
  const fixed = ['label', 'identifier', 'note'].map((name) => [name, STRING] as const);
  const ends = ['Governor', 'Dependent'].map((name) => [name, SPAN_TYPE] as const);
  return [
    { name: SPAN_TYPE, parent: ANNOTATION, features: [...fixed, ...own] },
    { name: RELATION_TYPE, parent: ANNOTATION, features: [...ends, ['label', STRING]] },
    { name: `${SEGMENTATION}.Token`, parent: ANNOTATION, features: [] },
    { name: `${SEGMENTATION}.Sentence`, parent: ANNOTATION, features: [] },
    {
      name: METADATA,
      // As DKPro has it: with another one, its tools refuse to take our types beside theirs.
      parent: DOCUMENT_ANNOTATION,
      features: ['documentId', 'documentTitle', 'documentUri'].map(
        (name) => [name, STRING] as const,
      ),
    },
  ];
}

/** Everything but the Sofa, which has the id 1. Offsets count UTF-16 code units. */
export function casStructures(
  { document, spans, relations }: FlatWork,
  features: ReadonlyMap<string, boolean>,
): readonly CasStructure[] {
  const { revision, article } = document;
  const { text, blocks } = revision;
  let last = 1;
  const structures: CasStructure[] = [];
  const add = (structure: Omit<CasStructure, 'id'>): number => {
    last += 1;
    structures.push({ id: last, ...structure });
    return last;
  };
  const plain = { features: [], references: [] };
  add({
    type: METADATA,
    begin: 0,
    end: text.length,
    features: [
      ['documentId', documentStem(document)],
      ['documentTitle', xmlSafe(article.title)],
      ...(article.url === undefined ? [] : [['documentUri', xmlSafe(article.url)] as const]),
      ['language', article.language],
    ],
    references: [],
  });
  for (const block of blocks) {
    for (const { start, end } of sentencesOf(text, block, article.language)) {
      add({ type: `${SEGMENTATION}.Sentence`, begin: start, end, ...plain });
    }
  }
  const pieces = spans.flatMap(({ fragments }) => fragments);
  for (const token of tokensOf(revision, pieces, article.language)) {
    if (/^\s*$/.test(token.text)) continue;
    add({ type: `${SEGMENTATION}.Token`, begin: token.start, end: token.end, ...plain });
  }
  const ids = new Map<
    string,
    { readonly id: number; readonly begin: number; readonly end: number }
  >();
  for (const { id, label, fragments, attributes, entity, note } of spans) {
    const { start: begin, end } = fragments[0] ?? { start: 0, end: 0 };
    const own = add({
      type: SPAN_TYPE,
      begin,
      end,
      features: [
        ['label', label],
        ...(entity ? [['identifier', entityIri(entity)] as const] : []),
        ...(note === undefined ? [] : [['note', note] as const]),
        ...attributes.map(({ name, value }): readonly [string, string | boolean] => [
          name,
          features.get(name) === true ? value : String(value),
        ]),
      ],
      references: [],
    });
    ids.set(id, { id: own, begin, end });
  }
  for (const { type, from, to } of relations) {
    const governor = ids.get(from);
    const dependent = ids.get(to);
    if (!governor || !dependent) continue;
    add({
      type: RELATION_TYPE,
      begin: dependent.begin,
      end: dependent.end,
      features: [['label', type]],
      references: [
        ['Governor', governor.id],
        ['Dependent', dependent.id],
      ],
    });
  }
  return structures;
}

/** The types as UIMA's own description, for tools that want them beside the data. */
export function typeSystemXml(types: readonly CasType[]): string {
  const described = types.map(({ name, parent, features }) => {
    const inner = features.map(
      ([feature, range]) =>
        `<featureDescription><name>${xmlSafe(feature)}</name><description/><rangeTypeName>${range}</rangeTypeName></featureDescription>`,
    );
    return `<typeDescription><name>${name}</name><description/><supertypeName>${parent}</supertypeName><features>${inner.join('')}</features></typeDescription>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>',
    ...described,
    '</types></typeSystemDescription>',
    '',
  ].join('\n');
}
