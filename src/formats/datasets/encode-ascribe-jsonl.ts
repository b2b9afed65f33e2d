import { describe } from '#domain/anchoring/describe.ts';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { compareIds } from '#domain/annotation/build-layer-state.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { namedAndLinked } from '#domain/export/confidential-names.ts';
import type { ExportDocument, ExportSet } from '#domain/export/export-set.ts';
import { type OffsetConverter, createOffsetConverter } from '#domain/text/offsets.ts';
import type { Span } from '#domain/text/span.ts';
import { type TextUnits, textUnitsReader } from '#formats/annotation-json/text-units.ts';
import { canonicalJson, hasWords, isInOrder } from '#formats/canonical-json.ts';
import { err, ok } from '#domain/result.ts';
import { type ProblemList, problemList } from '#formats/file-problem.ts';
import { decodeJsonlRecord } from './ascribe-jsonl.ts';
import { type ExportFormat, textOf } from './export-format.ts';
import { type FlatSpan, type FlatWork, type Flattened, flattenSet } from './flatten-work.ts';
import { entityDetailsRecord, referenceOf } from './entity-details.ts';
import { hiddenBlocksOf, hiddenPartRecord } from './hidden-parts.ts';
import { checkAsides, writtenRelations } from './check-ascribe-jsonl.ts';
import { JSONL_FORMAT, JsonlRecord } from './jsonl-record.ts';
import { onceForEach } from './once-for-each.ts';
import { type JsonRecord, readRecordLines } from './json-records.ts';
import { bySplit, verifyWorks } from './verify-works.ts';
import { writtenOf } from './written-set.ts';
import { ARTICLE_FACTS } from './article-facts.ts';

/**
 * Ascribe's own JSON Lines, for programs: one annotator's work on one article a line, each offset in
 * code points, UTF-16 code units and UTF-8 bytes. Nothing of the annotations is left out.
 */
export const ascribeJsonl: ExportFormat = {
  title: 'Ascribe JSON Lines',
  unit: 'all three',
  endsAtEntities: true,
  inParts: {},
  losses: (set) => flatten(set).losses,
  written: (set) => writtenOf(set, flatten(set).works, { endsAtEntities: true }),
  encode: (set, { isPart }) =>
    [...filesOf(set)].map(([name, works]) => {
      const content = { lines: works.map((work) => lineOf(work, set)) };
      return { name, content: isPart ? content : textOf(content), joint: { kind: 'bodies' } };
    }),
  verify: (files, set) => {
    const problems = problemList();
    const written = [...filesOf(set)].map(([name, works]) => {
      // Read once for both looks at it.
      const records = readRecordLines(files.lines(name), JsonlRecord);
      if (!records.ok) return { name, works, read: () => records };
      const unitsOf = textUnitsReader();
      // One after the other: what is known of a text serves all looks at it.
      const decoded = records.value.map((record, index) => {
        const work = works[index];
        checkUnits(record, unitsOf, name, problems);
        if (work) {
          checkEntities(record, { name, work, set }, problems);
          checkAsides(record, { name, work, set }, problems);
        }
        return decodeJsonlRecord(record, { asWritten: true });
      });
      return { name, works, read: () => ok(decoded) };
    });
    if (problems.all().length > 0) return err(problems.all());
    return verifyWorks(written, {
      text: 'exact',
      attributes: true,
      notes: true,
      entity: referenceOf,
    });
  },
};

/** What is written of a set, what is told of it and what it is proved against is the same. */
const flatten = onceForEach((set: ExportSet): Flattened =>
  flattenSet(set, {
    pieces: true,
    facts: ARTICLE_FACTS,
    attributes: true,
    entities: true,
    notes: true,
    relations: true,
    relationAttributes: true,
    inherited: true,
    // JSON holds any name.
    name: (name) => name,
    entityRelations: true,
    people: 'held',
    hiddenParts: true,
    evidence: true,
  }),
);

function filesOf(set: ExportSet): ReadonlyMap<string, readonly FlatWork[]> {
  const splits = bySplit(flatten(set).works);
  return new Map([...splits].map(([split, works]) => [nameOf(split), works]));
}

function nameOf(split: string): string {
  return `${split || 'annotations'}.jsonl`;
}

/**
 * As `canonicalJson`, which looks at every key of every record: here all are written in its order but those that
 * a codebook or a check has named.
 */
function lineOf(work: FlatWork, set: ExportSet): string {
  const record = recordOf(work, set);
  const isOrdered =
    work.spans.every(
      ({ source: { attributes, evidence = [] } }) => isInOrder(attributes) && isInOrder(evidence),
    ) && record.relations.every(({ attributes }) => isInOrder(attributes));
  return isOrdered ? JSON.stringify(record) : canonicalJson(record);
}

function recordOf(work: FlatWork, set: ExportSet) {
  const { document, spans } = work;
  const { article, revision, annotator, split } = document;
  const { id, title, byline, outlet, publishedAt, url, language, direction } = article;
  const { name, version } = set.project.codebook;
  const converter = createOffsetConverter(revision.text);
  const hidden = hiddenBlocksOf(document);
  // All keys here and below in the order of `canonicalJson`: `lineOf` relies on it.
  return {
    format: JSONL_FORMAT,
    version: 1,
    annotations: spans.map((span) => annotationRecord(span, revision.text, converter, set)),
    annotator,
    article: { id, title, byline, direction, language, outlet, publishedAt, url },
    codebook: { version, name },
    entities: entitiesOf(document, set).map(entityDetailsRecord),
    hidden:
      hidden.length > 0 ? hidden.map((block) => hiddenPartRecord(block, converter)) : undefined,
    layers: set.layers,
    relations: writtenRelations(work).map((relation) => ({
      id: relation.id,
      type: relation.type,
      from: relation.from,
      to:
        relation.to.kind === 'entity'
          ? { name: set.entities.get(relation.to.id)?.name ?? '', entity: relation.to.id }
          : { annotation: relation.to.id },
      attributes: relation.attributes,
      inherited: relation.inherited,
      provenance: relation.provenance,
    })),
    split,
    text: revision.text,
    textHash: revision.hash,
  };
}

/** Whom the work names and whom these lead to, by id. */
function entitiesOf(document: ExportDocument, set: ExportSet): readonly Entity[] {
  return namedIn(set).get(document) ?? [];
}

/** Found once: they are written, and looked for in what was written. */
const namedIn = onceForEach(
  (set: ExportSet): ReadonlyMap<ExportDocument, readonly Entity[]> =>
    new Map(
      set.documents.map((document) => [
        document,
        namedAndLinked({ entities: set.entities, documents: [document] }).toSorted(compareIds),
      ]),
    ),
);

function annotationRecord(
  { source, fragments }: FlatSpan,
  text: string,
  converter: OffsetConverter,
  { entities }: ExportSet,
) {
  const { id, label, attributes, evidence, health, note, provenance, entityId } = source;
  const { createdAt, updatedAt } = source;
  const entity = entityId === undefined ? undefined : entities.get(entityId);
  const created = new Date(createdAt).toISOString();
  return {
    id,
    label,
    fragments: fragments.map((span) => fragmentRecord(span, text, converter)),
    attributes,
    createdAt: created,
    entity: entity && entityRecord(entity),
    evidence,
    health,
    note,
    provenance,
    updatedAt: updatedAt === createdAt ? created : new Date(updatedAt).toISOString(),
    // Whatever an annotation has is in the file.
  } satisfies Record<Exclude<keyof Annotation, 'entityId'> | 'entity', unknown>;
}

function fragmentRecord(span: Span, text: string, converter: OffsetConverter) {
  const { start, end, quote, prefix, suffix } = describe(text, span);
  return {
    codePoints: { start: converter.toCodePoints(start), end: converter.toCodePoints(end) },
    prefix,
    quote,
    suffix,
    utf16: { start, end },
    utf8: { start: converter.toUtf8Bytes(start), end: converter.toUtf8Bytes(end) },
  };
}

function entityRecord({ id, kind, name, wikidata }: Entity) {
  return { id, kind, name, wikidata };
}

/** What is read of persons and bodies is what was written of them. */
function checkEntities(
  { place, value }: JsonRecord<JsonlRecord>,
  { name, work, set }: { name: string; work: FlatWork; set: ExportSet },
  problems: ProblemList,
): void {
  const written = entitiesOf(work.document, set);
  const areSame =
    written.length === value.entities.length &&
    written.every((entity, index) => {
      const read = value.entities[index];
      return read !== undefined && hasWords(read, detailsInWords(entity));
    });
  if (!areSame) problems.add(`${name}: ${place}`, 'not-the-same', 'entities');
}

/** Made once: the same few are named in many articles. */
const detailsInWords = onceForEach((entity: Entity): string =>
  canonicalJson({ ...entityDetailsRecord(entity), aliases: entity.aliases }),
);

/** Slices by bytes and by characters: the reader above goes by code points only. */
function checkUnits(
  { place, value }: JsonRecord<JsonlRecord>,
  unitsOf: (text: string) => TextUnits,
  name: string,
  problems: ProblemList,
): void {
  const units = unitsOf(value.text);
  for (const { id, fragments } of value.annotations) {
    for (const fragment of fragments) {
      if (!standsAt(units, fragment, fragment.quote))
        problems.add(`${name}: ${place}: ${id}`, 'offset-differs', fragment.quote);
    }
  }
  for (const part of value.hidden) {
    const words = units.sliceUtf16(part.utf16.start, part.utf16.end);
    if (!standsAt(units, part, words))
      problems.add(`${name}: ${place}: hidden`, 'offset-differs', words);
  }
}

function standsAt(
  units: TextUnits,
  { codePoints, utf16, utf8 }: JsonlRecord['hidden'][number],
  words: string | undefined,
): boolean {
  return (
    words !== undefined &&
    units.sliceCodePoints(codePoints.start, codePoints.end) === words &&
    units.sliceUtf16(utf16.start, utf16.end) === words &&
    units.sliceUtf8(utf8.start, utf8.end) === words
  );
}
