import * as v from 'valibot';
import type { ImportedAttribute, Unplaced } from './imported-work.ts';
import type { LabelStudioConfig } from './label-studio-config.ts';
import { isEntityReference } from './entity-reference.ts';
import type { RelationDraft, SpanDraft, WorkDraft } from './place-work.ts';

const Words = v.array(v.string());

export const LabelStudioResult = v.looseObject({
  id: v.optional(v.string()),
  type: v.string(),
  from_name: v.optional(v.string()),
  value: v.optional(v.record(v.string(), v.unknown())),
  from_id: v.optional(v.string()),
  to_id: v.optional(v.string()),
  direction: v.optional(v.string()),
  labels: v.optional(v.array(v.string())),
  meta: v.optional(v.looseObject({ text: v.optional(v.unknown()) })),
});

export type LabelStudioResult = v.InferOutput<typeof LabelStudioResult>;

const Region = v.object({ start: v.number(), end: v.number(), text: v.optional(v.string()) });

type Regions = Pick<WorkDraft, 'spans' | 'relations' | 'unplaced'>;

/** A span is a result with labels; other results with its id are its attributes. */
export function regionsOf(
  results: readonly LabelStudioResult[],
  place: string,
  config: LabelStudioConfig | undefined,
): Regions {
  const spans = new Map<string, SpanDraft>();
  const relations: RelationDraft[] = [];
  const unplaced: Unplaced[] = [];
  for (const [index, result] of results.entries()) {
    const at = `${place}.result[${index}]`;
    unplaced.push(...checkNames(result, at, config));
    if (result.type === 'relation') {
      relations.push(...relationsOf(result, at));
      continue;
    }
    const labels = labelsOf(result);
    if (!labels) continue;
    const span = spanOf(result, labels, at, unplaced);
    if (span && spans.has(span.id)) {
      unplaced.push({ place: at, kind: 'malformed', detail: `${span.id} is there twice` });
    } else if (span) spans.set(span.id, span);
  }
  for (const [index, result] of results.entries()) {
    if (result.type === 'relation' || labelsOf(result)) continue;
    const at = `${place}.result[${index}]`;
    const span = result.id === undefined ? undefined : spans.get(result.id);
    if (span) spans.set(span.id, withField(span, result, at, unplaced));
    else unplaced.push({ place: at, kind: 'not-held', detail: `${result.type} of no span` });
  }
  return { spans: [...spans.values()], relations, unplaced };
}

function checkNames(
  result: LabelStudioResult,
  place: string,
  config: LabelStudioConfig | undefined,
): readonly Unplaced[] {
  if (!config) return [];
  const { from_name } = result;
  const wrong = (labelsOf(result) ?? []).filter((label) => !config.labels.has(label));
  if (from_name !== undefined && !config.names.has(from_name)) wrong.push(from_name);
  return wrong.map((name) => ({
    place,
    kind: 'against-rules',
    detail: `${name} is not in the labeling configuration`,
  }));
}

function labelsOf({ type, value }: LabelStudioResult): string[] | undefined {
  if (!type.endsWith('labels')) return undefined;
  const labels = v.safeParse(Words, value?.[type]);
  return labels.success ? labels.output : [];
}

function spanOf(
  { id, value, meta }: LabelStudioResult,
  labels: readonly string[],
  place: string,
  unplaced: Unplaced[],
): SpanDraft | undefined {
  const region = v.safeParse(Region, value);
  const [label, ...others] = labels;
  if (!region.success || id === undefined || label === undefined) {
    const missing = id === undefined ? 'id' : 'start, end or label';
    unplaced.push({ place, kind: 'malformed', detail: `no ${missing}` });
    return undefined;
  }
  const { start, end, text } = region.output;
  const note = noteOf(meta?.text);
  return {
    id,
    label,
    pieces: [{ start, end }],
    quote: text,
    // A second label on one region is something said about the same words.
    attributes: others.map((name) => ({ name, value: true })),
    ...(note !== undefined && { note }),
    place,
  };
}

function noteOf(text: unknown): string | undefined {
  const words = v.safeParse(v.union([v.string(), Words]), text);
  if (!words.success) return undefined;
  return typeof words.output === 'string' ? words.output : words.output.join('\n');
}

function withField(
  span: SpanDraft,
  { type, from_name, value }: LabelStudioResult,
  place: string,
  unplaced: Unplaced[],
): SpanDraft {
  const name = from_name ?? type;
  const held = value?.[type === 'textarea' ? 'text' : type];
  const list: readonly unknown[] = Array.isArray(held) ? held : [held];
  const values = list.flatMap((each) =>
    typeof each === 'string' || typeof each === 'number' ? [String(each)] : [],
  );
  if (values.length < list.length || values.length === 0) {
    unplaced.push({ place, kind: 'not-held', detail: `${name} (${type})` });
    return span;
  }
  const [only] = values;
  if (type === 'textarea' && values.length === 1 && only !== undefined && isEntityReference(only)) {
    return { ...span, entity: { id: only } };
  }
  const attributes: ImportedAttribute[] = values.map((each) => ({ name, value: each }));
  return { ...span, attributes: [...span.attributes, ...attributes] };
}

function relationsOf(
  { from_id = '', to_id = '', direction, labels }: LabelStudioResult,
  place: string,
): readonly RelationDraft[] {
  const types = labels !== undefined && labels.length > 0 ? labels : ['relation'];
  return types.flatMap((type) => {
    const there = { type, from: from_id, to: to_id, place };
    const back = { type, from: to_id, to: from_id, place };
    if (direction === 'left') return [back];
    return direction === 'bi' ? [there, back] : [there];
  });
}
