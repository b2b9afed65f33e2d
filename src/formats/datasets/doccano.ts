import * as v from 'valibot';
import { type Result, ok } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { factsIn } from './imported-about.ts';
import { type DecodeOptions, readImportedText } from './imported-text.ts';
import type { DecodedWork, Unplaced } from './imported-work.ts';
import { type JsonRecord, readRecords } from './json-records.ts';
import { type RelationDraft, type SpanDraft, placeWork } from './place-work.ts';

const Id = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((id) => String(id)),
);

const Triple = v.tuple([v.number(), v.number(), v.string()]);

const DoccanoRecord = v.object({
  id: v.optional(Id),
  text: v.string(),
  label: v.optional(v.array(v.unknown())),
  labels: v.optional(v.array(v.unknown())),
  entities: v.optional(
    v.array(
      v.object({
        id: Id,
        label: v.string(),
        start_offset: v.number(),
        end_offset: v.number(),
      }),
    ),
  ),
  relations: v.optional(
    v.array(v.object({ id: v.optional(Id), from_id: Id, to_id: Id, type: v.string() })),
  ),
  Comments: v.optional(v.array(v.unknown())),
  annotator: v.optional(v.string()),
  title: v.optional(v.string()),
  byline: v.optional(v.unknown()),
  outlet: v.optional(v.unknown()),
  published: v.optional(v.unknown()),
  url: v.optional(v.unknown()),
});

type DoccanoRecord = v.InferOutput<typeof DoccanoRecord>;

/**
 * doccano's JSONL: sequence labelling (`label` or `labels`: triples) and the relation kind
 * (`entities`, `relations`). Offsets count code points.
 */
export function decodeDoccano(
  text: string,
  options: DecodeOptions = {},
): Result<readonly DecodedWork[], readonly FileProblem[]> {
  const records = readRecords(text, DoccanoRecord);
  return records.ok ? ok(records.value.map((record) => decodeRecord(record, options))) : records;
}

function decodeRecord(
  { place, value }: JsonRecord<DoccanoRecord>,
  options: DecodeOptions,
): DecodedWork {
  const imported = readImportedText(value.text, {
    ...options,
    mediaType: 'application/jsonl',
    ...factsIn(value),
  });
  const unplaced: Unplaced[] = [];
  const spans = [...entitySpans(value, place), ...tripleSpans(value, place, unplaced)];
  for (const comment of value.Comments ?? []) {
    const detail = typeof comment === 'string' ? comment : JSON.stringify(comment);
    unplaced.push({ place, kind: 'not-held', detail: `comment: ${detail}` });
  }
  const work = placeWork(imported, 'code points', {
    spans: spans.filter((span) => hasLabel(span, unplaced)),
    relations: relationsOf(value, place),
    unplaced,
    annotator: value.annotator,
  });
  return { place, article: imported.article, work };
}

function hasLabel({ label, place }: SpanDraft, unplaced: Unplaced[]): boolean {
  if (label.trim() !== '') return true;
  unplaced.push({ place, kind: 'malformed', detail: 'a span without a label' });
  return false;
}

function entitySpans({ entities }: DoccanoRecord, place: string): readonly SpanDraft[] {
  return (entities ?? []).map(({ id, label, start_offset, end_offset }, index) => ({
    id,
    label,
    pieces: [{ start: start_offset, end: end_offset }],
    attributes: [],
    place: `${place}: entities[${index}]`,
  }));
}

function tripleSpans(
  { label, labels }: DoccanoRecord,
  place: string,
  unplaced: Unplaced[],
): readonly SpanDraft[] {
  const key = label ? 'label' : 'labels';
  return (label ?? labels ?? []).flatMap((item, index) => {
    const at = `${place}: ${key}[${index}]`;
    const triple = v.safeParse(Triple, item);
    if (!triple.success) {
      // A label of the whole text has no place in it.
      const kind = typeof item === 'string' ? 'not-held' : 'malformed';
      unplaced.push({ place: at, kind, detail: JSON.stringify(item).slice(0, 100) });
      return [];
    }
    const [start, end, name] = triple.output;
    const span = { id: `${key}-${index}`, label: name, pieces: [{ start, end }], place: at };
    return [{ ...span, attributes: [] }];
  });
}

function relationsOf({ relations }: DoccanoRecord, place: string): readonly RelationDraft[] {
  return (relations ?? []).map(({ from_id, to_id, type }, index) => ({
    type,
    from: from_id,
    to: to_id,
    place: `${place}: relations[${index}]`,
  }));
}
