import * as v from 'valibot';
import { type Result, err, ok } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { type DecodeOptions, readImportedText } from './imported-text.ts';
import { aboutOf } from './imported-about.ts';
import type { DecodedWork, ImportedAttribute, Unplaced } from './imported-work.ts';
import { type JsonRecord, readRecords, within } from './json-records.ts';
import { answersInPairs } from './link-answers.ts';
import type { NamedText } from './named-text.ts';
import { placeWork } from './place-work.ts';

const Fragment = v.object({ start: v.number(), end: v.number() });

const Pairs = v.nullish(v.array(v.object({ key: v.string(), value: v.string() })));

const HfRecord = v.object({
  id: v.optional(v.union([v.string(), v.number()])),
  text: v.string(),
  byline: v.nullish(v.string()),
  title: v.nullish(v.string()),
  outlet: v.nullish(v.string()),
  published: v.nullish(v.string()),
  url: v.nullish(v.string()),
  language: v.nullish(v.string()),
  annotator: v.nullish(v.string()),
  spans: v.array(
    v.object({
      id: v.string(),
      label: v.string(),
      start: v.number(),
      end: v.number(),
      fragments: v.nullish(v.array(Fragment)),
      text: v.nullish(v.string()),
      entity: v.nullish(v.string()),
      note: v.nullish(v.string()),
      entity_name: v.nullish(v.string()),
      attributes: Pairs,
    }),
  ),
  relations: v.nullish(
    v.array(
      v.object({
        type: v.string(),
        head: v.string(),
        tail: v.string(),
        inherited: v.nullish(v.boolean()),
        attributes: Pairs,
      }),
    ),
  ),
});

type HfRecord = v.InferOutput<typeof HfRecord>;

/**
 * JSONL in the layout that Ascribe writes for Hugging Face: spans with ids, attributes as pairs of
 * texts. Offsets count code points. A text that stands in two splits is reported.
 */
export function decodeHfJsonl(
  splits: readonly NamedText[],
  options: DecodeOptions = {},
): Result<readonly DecodedWork[], readonly FileProblem[]> {
  const decoded: DecodedWork[] = [];
  const problems: FileProblem[] = [];
  const splitOf = new Map<string, string>();
  for (const { name, text } of splits) {
    const records = readRecords(text, HfRecord);
    if (!records.ok) {
      problems.push(...(splits.length === 1 ? records.error : within(name, records.error)));
      continue;
    }
    for (const record of records.value) {
      const leaks = leakOf(record.value, name, splitOf, record.place);
      decoded.push({ ...decodeRecord(record, leaks, options), fileName: name });
    }
  }
  return problems.length > 0 ? err(problems) : ok(decoded);
}

function leakOf(
  { id }: HfRecord,
  split: string,
  splitOf: Map<string, string>,
  place: string,
): readonly Unplaced[] {
  if (id === undefined) return [];
  const first = splitOf.get(String(id));
  if (first === undefined) splitOf.set(String(id), split);
  if (first === undefined || first === split) return [];
  return [{ place, kind: 'against-rules', detail: `${id} stands in ${first} too` }];
}

function decodeRecord(
  { place, value }: JsonRecord<HfRecord>,
  unplaced: readonly Unplaced[],
  options: DecodeOptions,
): DecodedWork {
  const text = readImportedText(value.text, {
    ...options,
    mediaType: 'application/jsonl',
    title: value.title ?? undefined,
    url: value.url ?? undefined,
    about: aboutOf({ ...value, publishedAt: value.published }),
  });
  const people = new Map(
    value.spans.flatMap(({ entity, entity_name }): (readonly [string, string])[] =>
      isSaid(entity) ? [[entity, entity_name ?? '']] : [],
    ),
  );
  const work = placeWork(text, 'code points', {
    spans: value.spans.map((span, index) => ({
      id: span.id,
      label: span.label,
      pieces: span.fragments ?? [{ start: span.start, end: span.end }],
      quote: span.text ?? undefined,
      attributes: attributesOf(span.attributes),
      ...(isSaid(span.entity) && {
        entity: { id: span.entity, ...(isSaid(span.entity_name) && { name: span.entity_name }) },
      }),
      ...(typeof span.note === 'string' && { note: span.note }),
      place: `${place}: spans[${index}]`,
    })),
    relations: drawn(value.relations ?? []).map(({ type, head, tail, attributes }, index) => ({
      type,
      from: head,
      to: tail,
      ...answersInPairs(attributesOf(attributes), people),
      place: `${place}: relations[${index}]`,
    })),
    unplaced,
    annotator: value.annotator ?? undefined,
  });
  return { place, article: text.article, work };
}

/** Without those that Ascribe derives again. */
function drawn<T extends { readonly inherited?: boolean | null | undefined }>(
  relations: readonly T[],
): readonly T[] {
  return relations.filter(({ inherited }) => inherited !== true);
}

/** Every record has every column: an empty text says nothing. */
function isSaid(text: string | null | undefined): text is string {
  return typeof text === 'string' && text !== '';
}

function attributesOf(pairs: v.InferOutput<typeof Pairs>): readonly ImportedAttribute[] {
  return (pairs ?? []).map(({ key, value }) => ({ name: key, value: valueOf(value) }));
}

/** Values are written as JSON, so that a column has one type. */
function valueOf(text: string): string | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  if (!/^".*"$/s.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}
