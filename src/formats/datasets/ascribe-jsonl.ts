import * as v from 'valibot';
import { type Result, ok } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { EntityDetailsJson, peopleOf, referenceOf } from './entity-details.ts';
import { HiddenPartJson, RangeJson, hideParts } from './hidden-parts.ts';
import { type DecodeOptions, readImportedText } from './imported-text.ts';
import type { DecodedWork, ImportedAttribute } from './imported-work.ts';
import { type JsonRecord, readRecords } from './json-records.ts';
import { placeWork } from './place-work.ts';

export const JSONL_FORMAT = 'ascribe-jsonl';

const Values = v.record(v.string(), v.union([v.string(), v.boolean(), v.array(v.string())]));

const JsonlRecord = v.object({
  format: v.literal(JSONL_FORMAT),
  version: v.literal(1),
  article: v.object({
    id: v.string(),
    title: v.string(),
    url: v.optional(v.string()),
  }),
  annotator: v.string(),
  /** Of persons and bodies that are named; older files have none. */
  entities: v.optional(v.array(EntityDetailsJson), []),
  hidden: v.optional(v.array(HiddenPartJson), []),
  text: v.string(),
  annotations: v.array(
    v.object({
      id: v.string(),
      label: v.string(),
      fragments: v.array(
        v.object({
          codePoints: RangeJson,
          utf16: RangeJson,
          utf8: RangeJson,
          quote: v.string(),
        }),
      ),
      attributes: Values,
      entity: v.optional(
        v.object({ id: v.string(), name: v.string(), wikidata: v.optional(v.string()) }),
      ),
      note: v.optional(v.string()),
    }),
  ),
  relations: v.array(
    v.object({
      type: v.string(),
      from: v.string(),
      to: v.union([v.object({ annotation: v.string() }), v.object({ entity: v.string() })]),
      inherited: v.boolean(),
    }),
  ),
});

export type JsonlRecord = v.InferOutput<typeof JsonlRecord>;

/** Ascribe's own JSON Lines: one annotator's work on one article a line, offsets in three units. */
export function decodeAscribeJsonl(
  text: string,
  options: DecodeOptions = {},
): Result<readonly DecodedWork[], readonly FileProblem[]> {
  const records = readJsonlRecords(text);
  return records.ok ? ok(decodeJsonlRecords(records.value, options)) : records;
}

/** The lines as they stand in the file. */
export function readJsonlRecords(
  text: string,
): Result<readonly JsonRecord<JsonlRecord>[], readonly FileProblem[]> {
  return readRecords(text, JsonlRecord);
}

export function decodeJsonlRecords(
  records: readonly JsonRecord<JsonlRecord>[],
  options: DecodeOptions = {},
): readonly DecodedWork[] {
  return records.map((record) => decodeRecord(record, options));
}

function decodeRecord(
  { place, value }: JsonRecord<JsonlRecord>,
  options: DecodeOptions,
): DecodedWork {
  const { article, annotations, relations, annotator, entities, hidden } = value;
  const imported = readImportedText(value.text, {
    ...options,
    mediaType: 'application/jsonl',
    title: article.title,
    url: article.url,
  });
  const shown = hideParts(imported, options.asWritten ? [] : hidden, place);
  const work = placeWork(imported, 'code points', {
    spans: annotations.map(({ id, label, fragments, attributes, entity, note }, index) => ({
      id,
      label,
      pieces: fragments.map(({ codePoints }) => codePoints),
      quote: fragments.map(({ quote }) => quote).join(' '),
      attributes: attributesOf(attributes),
      ...(entity && { entity: { id: referenceOf(entity), name: entity.name } }),
      ...(note !== undefined && { note }),
      place: `${place}: annotations[${index}]`,
    })),
    relations: relations.flatMap(({ type, from, to, inherited }, index) =>
      // Ascribe derives inherited ones again, and has no mention for those that lead to an entity.
      inherited || 'entity' in to
        ? []
        : [{ type, from, to: to.annotation, place: `${place}: relations[${index}]` }],
    ),
    unplaced: [
      ...shown.unplaced,
      ...relations.flatMap(({ type, to, inherited }, index) =>
        inherited || !('entity' in to)
          ? []
          : [
              {
                place: `${place}: relations[${index}]`,
                kind: 'not-held' as const,
                detail: `${type} → ${to.entity}`,
              },
            ],
      ),
    ],
    people: peopleOf(entities),
    annotator,
  });
  return { place, article: shown.article, work };
}

function attributesOf(
  attributes: JsonlRecord['annotations'][number]['attributes'],
): readonly ImportedAttribute[] {
  return Object.entries(attributes).flatMap(([name, held]) => {
    const values: readonly (string | boolean)[] = typeof held === 'object' ? held : [held];
    return values.map((value) => ({ name, value }));
  });
}
