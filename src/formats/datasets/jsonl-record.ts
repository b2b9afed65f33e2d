import * as v from 'valibot';
import type { Attributes } from '#domain/annotation/annotation.ts';
import { EvidenceJson } from '#formats/project-file/value-schemas.ts';
import { EntityDetailsJson } from './entity-details.ts';
import { HiddenPartJson, RangeJson } from './hidden-parts.ts';

export const JSONL_FORMAT = 'ascribe-jsonl';

const Values = v.custom<Attributes>(areValues);

/** What no reader needs, whatever it is; a file of ours is proved to have it all the same. */
const Aside = v.optional(v.unknown());

export const AnnotationRecord = v.object({
  id: v.string(),
  label: v.string(),
  fragments: v.array(
    v.object({
      codePoints: RangeJson,
      utf16: RangeJson,
      utf8: RangeJson,
      quote: v.string(),
      prefix: Aside,
      suffix: Aside,
    }),
  ),
  attributes: Values,
  entity: v.optional(
    v.object({ id: v.string(), kind: Aside, name: v.string(), wikidata: v.optional(v.string()) }),
  ),
  note: v.optional(v.string()),
  evidence: v.optional(v.array(EvidenceJson)),
  createdAt: Aside,
  updatedAt: Aside,
  provenance: Aside,
  health: Aside,
});

type AnnotationRecord = v.InferOutput<typeof AnnotationRecord>;

export const RelationRecord = v.object({
  id: Aside,
  type: v.string(),
  from: v.string(),
  to: v.union([
    v.object({ annotation: v.string() }),
    v.object({ entity: v.string(), name: v.optional(v.string()) }),
  ]),
  attributes: v.optional(Values, {}),
  inherited: v.boolean(),
  /** Older files have none. */
  provenance: Aside,
});

type RelationRecord = v.InferOutput<typeof RelationRecord>;

/** For what is known to fit: nothing is looked at again. */
const PlainAnnotation = v.custom<AnnotationRecord>(() => true);
const PlainRelation = v.custom<RelationRecord>(() => true);

export const JsonlRecord = v.object({
  format: v.literal(JSONL_FORMAT),
  version: v.literal(1),
  article: v.object({
    id: v.string(),
    title: v.string(),
    byline: v.optional(v.string()),
    direction: v.optional(v.picklist(['ltr', 'rtl'])),
    language: v.optional(v.string()),
    outlet: v.optional(v.string()),
    publishedAt: v.optional(v.string()),
    url: v.optional(v.string()),
  }),
  annotator: v.string(),
  codebook: Aside,
  /** Of persons and bodies that are named; older files have none. */
  entities: v.optional(v.array(EntityDetailsJson), []),
  hidden: v.optional(v.array(HiddenPartJson), []),
  layers: Aside,
  split: Aside,
  text: v.string(),
  textHash: Aside,
  // Those of every file that is proved are looked at: the schemas are for the faults of others.
  annotations: v.array(
    v.lazy((value) => (isPlainAnnotation(value) ? PlainAnnotation : AnnotationRecord)),
  ),
  relations: v.array(v.lazy((value) => (isPlainRelation(value) ? PlainRelation : RelationRecord))),
});

export type JsonlRecord = v.InferOutput<typeof JsonlRecord>;

/** As `AnnotationRecord`, without evidence; told in one look, and not what is wrong. */
export function isPlainAnnotation(value: unknown): value is AnnotationRecord {
  if (!isRecord(value)) return false;
  const { id, label, fragments, attributes, entity, note, evidence } = value;
  return (
    isString(id) &&
    isString(label) &&
    isListOf(fragments, isFragment) &&
    areValues(attributes) &&
    (entity === undefined || isEntity(entity)) &&
    (note === undefined || isString(note)) &&
    evidence === undefined
  );
}

/** Looked at in one go: there are some for each annotation and relation of every file that is proved. */
function areValues(value: unknown): value is Attributes {
  return isRecord(value) && !Array.isArray(value) && Object.values(value).every(isValue);
}

function isValue(held: unknown): boolean {
  return isString(held) || typeof held === 'boolean' || isListOf(held, isString);
}

function isListOf(value: unknown, fits: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(fits);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** As `RelationRecord`, between annotations. */
export function isPlainRelation(value: unknown): value is RelationRecord {
  if (!isRecord(value)) return false;
  const { type, from, to, attributes, inherited } = value;
  return (
    isString(type) &&
    isString(from) &&
    isRecord(to) &&
    isString(to['annotation']) &&
    to['entity'] === undefined &&
    areValues(attributes) &&
    typeof inherited === 'boolean'
  );
}

function isEntity(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { id, name, wikidata } = value;
  return isString(id) && isString(name) && (wikidata === undefined || isString(wikidata));
}

function isFragment(value: unknown): boolean {
  return (
    isRecord(value) &&
    isRange(value['codePoints']) &&
    isRange(value['utf16']) &&
    isRange(value['utf8']) &&
    isString(value['quote'])
  );
}

function isRange(value: unknown): boolean {
  return isRecord(value) && typeof value['start'] === 'number' && typeof value['end'] === 'number';
}
