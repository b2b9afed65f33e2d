import type { ArticleMediaType } from '#domain/article/article.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { isEntityReference } from './entity-reference.ts';
import { type DecodeOptions, readImportedText } from './imported-text.ts';
import type { DecodedWork, Unplaced } from './imported-work.ts';
import { type RelationDraft, type SpanDraft, placeWork } from './place-work.ts';
import type { Cas, FeatureStructure } from './uima-model.ts';

/**
 * The annotations of a CAS, each Sofa a text of its own. Offsets count UTF-16 code units. A span's
 * label is its feature `label` or `value`, else its type's name; a structure with two references to
 * spans is a relation from its governor to its dependent. Tokens and sentences are passed over.
 */
export function decodeCas(
  cas: Cas,
  mediaType: ArticleMediaType,
  options: DecodeOptions = {},
): Result<readonly DecodedWork[], readonly FileProblem[]> {
  if (cas.sofas.size === 0) return err([{ place: '', kind: 'empty', detail: 'no Sofa with text' }]);
  if (cas.sofas.size > MAX_SOFAS) {
    return err([{ place: '', kind: 'bad-value', detail: `${cas.sofas.size} Sofas` }]);
  }
  return ok(
    [...cas.sofas].map(([sofa, raw]) => {
      // Links and arrays belong to no Sofa of their own.
      const own = cas.structures.filter((each) => (each.sofa ?? sofa) === sofa);
      const title = aboutDocument(own, 'documentTitle');
      const url = aboutDocument(own, 'documentUri');
      const text = readImportedText(raw, { ...options, mediaType, title, url });
      return {
        place: cas.sofas.size > 1 ? `Sofa ${sofa}` : '',
        article: text.article,
        work: placeWork(text, 'UTF-16 code units', draftOf(own, cas.types)),
      };
    }),
  );
}

/** Each Sofa looks through all structures. */
const MAX_SOFAS = 50;

/** Segmentation and housekeeping: nothing an annotator said. */
const PASSED_OVER =
  /^uima\.|\.segmentation\.type\.|\.(?:DocumentMetaData|CASMetadata|TagsetDescription|TagDescription|LayerDefinition|FeatureDefinition|NULL)$/;

function draftOf(structures: readonly FeatureStructure[], types: Cas['types']) {
  const spans: SpanDraft[] = [];
  const relations: RelationDraft[] = [];
  const unplaced: Unplaced[] = [];
  const byId = new Map(structures.map((each) => [each.id, each]));
  for (const structure of structures) {
    if (PASSED_OVER.test(structure.type)) continue;
    const allowed = types?.get(structure.type);
    if (types && !allowed) {
      unplaced.push({
        place: structure.place,
        kind: 'malformed',
        detail: `type ${structure.type} is not declared`,
      });
      continue;
    }
    if (allowed) unplaced.push(...undeclared(structure, allowed));
    const ends = relationEnds(structure);
    if (ends) relations.push(relationOf(structure, ends, unplaced));
    else if (structure.begin !== undefined && structure.end !== undefined) {
      const { begin: start, end } = structure;
      spans.push(spanOf(structure, { start, end }));
      relations.push(...linksOf(structure, byId));
    } else if (!isLink(structure)) {
      unplaced.push({ place: structure.place, kind: 'not-held', detail: structure.type });
    }
  }
  return {
    spans,
    relations,
    unplaced,
    hasNotesAsAttributes: true as const,
    annotator: featureOf(structures, /CASMetadata$/, 'username'),
  };
}

function undeclared(
  { features, references, type, place }: FeatureStructure,
  allowed: ReadonlySet<string>,
): readonly Unplaced[] {
  return [...features, ...references]
    .filter(([name]) => !allowed.has(name))
    .map(([name]) => ({
      place,
      kind: 'against-rules',
      detail: `${type} declares no feature ${name}`,
    }));
}

function aboutDocument(
  structures: readonly FeatureStructure[],
  feature: string,
): string | undefined {
  return featureOf(structures, /DocumentMetaData$/, feature);
}

function featureOf(
  structures: readonly FeatureStructure[],
  type: RegExp,
  feature: string,
): string | undefined {
  const holder = structures.find((each) => type.test(each.type));
  const value = holder?.features.find(([name]) => name === feature)?.[1];
  return typeof value === 'string' ? value : undefined;
}

const FROM = new Set(['Governor', 'governor', 'source', 'Source', 'from', 'head']);
const TO = new Set(['Dependent', 'dependent', 'target', 'Target', 'to', 'tail']);

type Ends = { readonly from: string; readonly to: string };

function relationEnds({ references }: FeatureStructure): Ends | undefined {
  const from = references.find(([name, ids]) => FROM.has(name) && ids.length === 1)?.[1][0];
  const to = references.find(([name, ids]) => TO.has(name) && ids.length === 1)?.[1][0];
  return from !== undefined && to !== undefined ? { from, to } : undefined;
}

function labelOf({ type, features }: FeatureStructure): {
  readonly name?: string;
  readonly label: string;
} {
  for (const name of ['label', 'value']) {
    const value = features.find(([feature]) => feature === name)?.[1];
    if (typeof value === 'string' && value.trim() !== '') return { name, label: value };
  }
  return { label: type.split('.').at(-1) ?? type };
}

function relationOf(structure: FeatureStructure, ends: Ends, unplaced: Unplaced[]): RelationDraft {
  const { name: used, label } = labelOf(structure);
  for (const [name, value] of structure.features) {
    if (name === used) continue;
    const detail = `${label}: ${name}=${value}`;
    unplaced.push({ place: structure.place, kind: 'not-held', detail });
  }
  return { type: label, ...ends, place: structure.place };
}

function spanOf(structure: FeatureStructure, piece: SpanDraft['pieces'][number]): SpanDraft {
  const { name: used, label } = labelOf(structure);
  const rest = structure.features.filter(([name]) => name !== used);
  const reference = rest.find(
    ([name, value]) =>
      typeof value === 'string' && name === 'identifier' && isEntityReference(value),
  )?.[1];
  return {
    id: structure.id,
    label,
    pieces: [piece],
    attributes: rest
      .filter(([, value]) => value !== reference)
      .map(([name, value]) => ({ name, value })),
    ...(typeof reference === 'string' && { entity: { id: reference } }),
    place: structure.place,
  };
}

/** A slot of a span: it leads to a link, which leads to the span that fills it. */
function linksOf(
  structure: FeatureStructure,
  byId: ReadonlyMap<string, FeatureStructure>,
): readonly RelationDraft[] {
  return structure.references.flatMap(([name, ids]) =>
    ids.flatMap((id) => {
      const reached = byId.get(id);
      // An array stands between a feature and what it holds.
      const members = reached ? arrayMembers(reached) : [id];
      return members.map((member) => linkOf(structure, name, byId.get(member), member));
    }),
  );
}

function linkOf(
  structure: FeatureStructure,
  feature: string,
  reached: FeatureStructure | undefined,
  id: string,
): RelationDraft {
  const target = reached && isLink(reached) ? reached.references[0]?.[1][0] : id;
  const role = reached?.features.find(([name]) => name === 'role')?.[1];
  const type = typeof role === 'string' && role !== '' ? role : feature;
  return { type, from: structure.id, to: target ?? id, place: structure.place };
}

function isLink({ begin, references }: FeatureStructure): boolean {
  return begin === undefined && references.some(([name]) => name === 'target');
}

function arrayMembers(structure: FeatureStructure): readonly string[] {
  const elements = structure.references.find(([name]) => name === ELEMENTS)?.[1];
  return elements ?? [structure.id];
}

/** Under this name an array's members are kept. */
export const ELEMENTS = '%ELEMENTS';
