import { describe } from '#domain/anchoring/describe.ts';
import type { Annotation } from '#domain/annotation/annotation.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { ExportDocument, ExportSet } from '#domain/export/export-set.ts';
import { type OffsetConverter, createOffsetConverter } from '#domain/text/offsets.ts';
import { textUnits } from '#formats/annotation-json/text-units.ts';
import { canonicalJson } from '#formats/canonical-json.ts';
import { err } from '#domain/result.ts';
import { type ProblemList, problemList } from '#formats/file-problem.ts';
import { JSONL_FORMAT, decodeAscribeJsonl } from './ascribe-jsonl.ts';
import type { ExportFormat } from './export-format.ts';
import { type FlatWork, type Flattened, flattenSet } from './flatten-work.ts';
import { groupBy } from './group-by.ts';
import { bySplit, verifyWorks } from './verify-works.ts';

/**
 * Ascribe's own JSON Lines, for programs: one annotator's work on one article a line, each offset in
 * code points, UTF-16 code units and UTF-8 bytes. Nothing of the annotations is left out.
 */
export const ascribeJsonl: ExportFormat = {
  title: 'Ascribe JSON Lines',
  unit: 'all three',
  isLinewise: true,
  losses: (set) => flatten(set).losses,
  encode: (set) =>
    [...groupBy(set.documents, ({ split }) => split ?? '')].map(([split, documents]) => ({
      name: nameOf(split),
      content: documents.map((document) => `${canonicalJson(recordOf(document, set))}\n`).join(''),
    })),
  verify: (files, set) => {
    const problems = problemList();
    const written = [...filesOf(set)];
    for (const [name] of written) checkUnits(files.text(name), name, problems);
    if (problems.all().length > 0) return err(problems.all());
    return verifyWorks(
      written.map(([name, works]) => ({
        name,
        works,
        read: () => decodeAscribeJsonl(files.text(name), { asWritten: true }),
      })),
      {
        text: 'exact',
        attributes: true,
        notes: true,
        entity: ({ wikidata, id }) => wikidata ?? `urn:ascribe:entity:${encodeURIComponent(id)}`,
        // A relation to an entity is in the file, and in no other tool's terms.
        allows: ({ kind }) => kind === 'not-held',
      },
    );
  },
};

function flatten(set: ExportSet): Flattened {
  return flattenSet(set, {
    pieces: true,
    attributes: true,
    entities: true,
    notes: true,
    relations: true,
    relationAttributes: true,
    inherited: true,
    // JSON holds any name.
    name: (name) => name,
    entityRelations: true,
    evidence: true,
  });
}

function filesOf(set: ExportSet): ReadonlyMap<string, readonly FlatWork[]> {
  const splits = bySplit(flatten(set).works);
  return new Map([...splits].map(([split, works]) => [nameOf(split), works]));
}

function nameOf(split: string): string {
  return `${split || 'annotations'}.jsonl`;
}

function recordOf(document: ExportDocument, set: ExportSet) {
  const { article, revision, annotations, relations, annotator, split } = document;
  const { id, title, byline, outlet, publishedAt, url, language, direction } = article;
  const { name, version } = set.project.codebook;
  const converter = createOffsetConverter(revision.text);
  const placed = annotations.filter(({ fragments }) =>
    fragments.some(({ start, end }) => /\S/.test(revision.text.slice(start, end))),
  );
  const ids = new Set<string>(placed.map((each) => each.id));
  return {
    format: JSONL_FORMAT,
    version: 1,
    article: { id, title, byline, outlet, publishedAt, url, language, direction },
    codebook: { name, version },
    layers: set.layers,
    annotator,
    split,
    textHash: revision.hash,
    text: revision.text,
    annotations: placed.map((each) => annotationRecord(each, revision.text, converter, set)),
    relations: relations
      .filter(({ from, to }) => ids.has(from) && (to.kind === 'entity' || ids.has(to.id)))
      .map((relation) => ({
        id: relation.id,
        type: relation.type,
        from: relation.from,
        to:
          relation.to.kind === 'entity'
            ? { entity: relation.to.id, name: set.entities.get(relation.to.id)?.name ?? '' }
            : { annotation: relation.to.id },
        attributes: relation.attributes,
        inherited: relation.inherited,
      })),
  };
}

function annotationRecord(
  annotation: Annotation,
  text: string,
  converter: OffsetConverter,
  { entities }: ExportSet,
) {
  const { entityId, fragments, createdAt, updatedAt, ...rest } = annotation;
  const entity = entityId === undefined ? undefined : entities.get(entityId);
  return {
    ...rest,
    ...(entity && { entity: entityRecord(entity) }),
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
    fragments: fragments
      .filter(({ start, end }) => /\S/.test(text.slice(start, end)))
      .map(({ start, end }) => {
        const { quote, prefix, suffix } = describe(text, { start, end });
        return {
          codePoints: { start: converter.toCodePoints(start), end: converter.toCodePoints(end) },
          utf16: { start, end },
          utf8: { start: converter.toUtf8Bytes(start), end: converter.toUtf8Bytes(end) },
          quote,
          prefix,
          suffix,
        };
      }),
  };
}

function entityRecord({ id, name, kind, wikidata }: Entity) {
  return { id, name, kind, wikidata };
}

/** Slices real bytes and real characters: the reader above goes by code points only. */
function checkUnits(content: string, name: string, problems: ProblemList): void {
  for (const [index, line] of content.split('\n').entries()) {
    if (line === '') continue;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Written by the encoder above.
    const record = JSON.parse(line) as ReturnType<typeof recordOf>;
    const units = textUnits(record.text);
    for (const { id, fragments } of record.annotations) {
      for (const { quote, codePoints, utf16, utf8 } of fragments) {
        const isRight =
          units.sliceCodePoints(codePoints.start, codePoints.end) === quote &&
          units.sliceUtf16(utf16.start, utf16.end) === quote &&
          units.sliceUtf8(utf8.start, utf8.end) === quote;
        if (!isRight) problems.add(`${name}: line ${index + 1}: ${id}`, 'offset-differs', quote);
      }
    }
  }
}
