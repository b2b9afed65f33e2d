import { areFragmentsValid } from '#domain/annotation/fragments.ts';
import { entitiesOfRelation } from '#domain/annotation/named-entities.ts';
import { type Result, err, ok } from '#domain/result.ts';
import {
  type FileProblem,
  type ProblemList,
  type Sha256,
  problemList,
} from '#formats/file-problem.ts';
import { checkRevision } from '#formats/project-file/check-revision.ts';
import { readJson } from '#formats/read-json.ts';
import { parseWith } from '#formats/schema-problems.ts';
import {
  ANNOTATIONS_FORMAT,
  ANNOTATIONS_VERSION,
  type AnnotationFile,
  AnnotationFileJson,
  type FragmentRecord,
} from './annotation-file.ts';
import { type TextUnits, textUnits } from './text-units.ts';

/** Reads an annotation file and proves every offset in it, in all three units. */
export async function decodeAnnotations(
  text: string,
  sha256: Sha256,
): Promise<Result<AnnotationFile, readonly FileProblem[]>> {
  const json = readJson(text, ANNOTATIONS_FORMAT, ANNOTATIONS_VERSION);
  if (!json.ok) return json;
  const parsed = parseWith<AnnotationFile>(AnnotationFileJson, json.value);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  const problems = problemList();
  checkRevision(file, '', problems);
  checkReferences(file, problems);
  const units = textUnits(file.text);
  for (const [index, annotation] of file.annotations.entries()) {
    const place = `annotations[${index}].fragments`;
    if (!areFragmentsValid(annotation.fragments)) problems.add(place, 'bad-fragments');
    for (const [piece, fragment] of annotation.fragments.entries()) {
      checkFragment(fragment, `${place}[${piece}]`, units, problems);
    }
    if (problems.isFull()) break;
  }
  if ((await sha256(file.text)) !== file.textHash) problems.add('textHash', 'hash-differs');
  return problems.all().length > 0 ? err(problems.all()) : ok(file);
}

/** Parses a file back and slices every offset; tells how many spans hold. */
export async function verifyAnnotations(
  text: string,
  sha256: Sha256,
): Promise<Result<{ readonly spans: number }, readonly FileProblem[]>> {
  const decoded = await decodeAnnotations(text, sha256);
  if (!decoded.ok) return decoded;
  return ok({
    spans: decoded.value.annotations.reduce((sum, each) => sum + each.fragments.length, 0),
  });
}

function checkFragment(
  fragment: FragmentRecord,
  place: string,
  units: TextUnits,
  problems: ProblemList,
): void {
  const { start, end, quote, prefix, suffix, codePoints, utf8 } = fragment;
  if (units.sliceUtf16(start, end) !== quote) {
    problems.add(place, end > units.text.length ? 'outside-text' : 'quote-differs', quote);
    return;
  }
  if (units.sliceCodePoints(codePoints.start, codePoints.end) !== quote) {
    problems.add(`${place}.codePoints`, 'offset-differs', quote);
  }
  if (units.sliceUtf8(utf8.start, utf8.end) !== quote) {
    problems.add(`${place}.utf8`, 'offset-differs', quote);
  }
  if (units.text.slice(Math.max(0, start - prefix.length), start) !== prefix) {
    problems.add(`${place}.prefix`, 'quote-differs', prefix);
  }
  if (units.text.slice(end, end + suffix.length) !== suffix) {
    problems.add(`${place}.suffix`, 'quote-differs', suffix);
  }
}

function checkReferences(file: AnnotationFile, problems: ProblemList): void {
  const entities = new Set<string>(file.entities.map(({ id }) => id));
  const annotations = new Set<string>();
  for (const [index, { id, entityId }] of file.annotations.entries()) {
    if (annotations.has(id)) problems.add(`annotations[${index}].id`, 'duplicate-id', id);
    annotations.add(id);
    if (entityId !== undefined && !entities.has(entityId)) {
      problems.add(`annotations[${index}].entityId`, 'unknown-entity', entityId);
    }
  }
  const relations = new Set<string>();
  for (const [index, relation] of file.relations.entries()) {
    const place = `relations[${index}]`;
    if (relations.has(relation.id)) problems.add(`${place}.id`, 'duplicate-id', relation.id);
    relations.add(relation.id);
    const ends =
      relation.to.kind === 'annotation' ? [relation.from, relation.to.id] : [relation.from];
    for (const id of ends) {
      if (!annotations.has(id)) problems.add(place, 'unknown-annotation', id);
    }
    for (const id of entitiesOfRelation(relation)) {
      if (!entities.has(id)) problems.add(place, 'unknown-entity', id);
    }
  }
}
