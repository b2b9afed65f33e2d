import * as v from 'valibot';
import { type Result, ok } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { factsIn } from './imported-about.ts';
import { type DecodeOptions, readImportedText } from './imported-text.ts';
import type { DecodedWork, ImportedAttribute, Unplaced } from './imported-work.ts';
import { type JsonRecord, readRecords } from './json-records.ts';
import { type RelationDraft, type SpanDraft, placeWork } from './place-work.ts';

const Scalar = v.union([v.string(), v.number(), v.boolean()]);

const Token = v.object({
  text: v.string(),
  start: v.number(),
  end: v.number(),
  id: v.number(),
});

const SpacySpan = v.looseObject({
  start: v.number(),
  end: v.number(),
  token_start: v.optional(v.number()),
  token_end: v.optional(v.number()),
  label: v.optional(v.string()),
  kb_id: v.nullish(v.string()),
  attrs: v.nullish(v.record(v.string(), v.unknown())),
});

const RelationEnd = v.object({
  start: v.number(),
  end: v.number(),
  label: v.optional(v.string()),
});

const SpacyRecord = v.object({
  text: v.string(),
  tokens: v.optional(v.array(Token)),
  spans: v.optional(v.array(SpacySpan)),
  /** As spaCy's own training data has it. */
  entities: v.optional(v.array(v.tuple([v.number(), v.number(), v.string()]))),
  relations: v.optional(
    v.array(
      v.object({
        head: v.number(),
        child: v.number(),
        label: v.string(),
        head_span: v.optional(RelationEnd),
        child_span: v.optional(RelationEnd),
      }),
    ),
  ),
  answer: v.optional(v.string()),
  _annotator_id: v.nullish(v.string()),
  _session_id: v.nullish(v.string()),
  meta: v.optional(v.looseObject({ title: v.optional(v.string()) })),
});

type SpacySpan = v.InferOutput<typeof SpacySpan>;
type SpacyRecord = v.InferOutput<typeof SpacyRecord>;
type Token = v.InferOutput<typeof Token>;

/**
 * Prodigy's and spaCy's JSONL. Offsets count code points; `end` is exclusive and `token_end` is not.
 * The characters decide; tokens that say otherwise are reported.
 */
export function decodeSpacyJsonl(
  text: string,
  options: DecodeOptions = {},
): Result<readonly DecodedWork[], readonly FileProblem[]> {
  const records = readRecords(text, SpacyRecord);
  return records.ok ? ok(records.value.map((record) => decodeRecord(record, options))) : records;
}

function decodeRecord(
  { place, value }: JsonRecord<SpacyRecord>,
  options: DecodeOptions,
): DecodedWork {
  const text = readImportedText(value.text, {
    ...options,
    mediaType: 'application/jsonl',
    ...factsIn(value.meta ?? {}),
  });
  const unplaced: Unplaced[] = [...checkAnswer(value, place)];
  const tokens = new Map((value.tokens ?? []).map((token) => [token.id, token]));
  const isRejected = value.answer === 'reject' || value.answer === 'ignore';
  const spans = isRejected ? [] : spansOf(value, place, tokens, unplaced);
  const work = placeWork(text, 'code points', {
    spans,
    relations: isRejected ? [] : relationsOf(value, place, spans),
    unplaced,
    hasNotesAsAttributes: true,
    annotator: value['_annotator_id'] ?? value['_session_id'] ?? undefined,
  });
  return { place, article: text.article, work };
}

function checkAnswer({ answer, spans }: SpacyRecord, place: string): readonly Unplaced[] {
  if (answer === undefined || answer === 'accept') return [];
  if (answer !== 'reject' && answer !== 'ignore') {
    return [{ place, kind: 'against-rules', detail: `answer: ${answer}` }];
  }
  const detail = `answer: ${answer} (${spans?.length ?? 0} spans left out)`;
  return [{ place, kind: 'not-held', detail }];
}

type SpacyDraft = SpanDraft & { readonly lastToken?: number };

function spansOf(
  { spans, entities }: SpacyRecord,
  place: string,
  tokens: ReadonlyMap<number, Token>,
  unplaced: Unplaced[],
): readonly SpacyDraft[] {
  const own = (spans ?? []).flatMap((span, index): readonly SpacyDraft[] => {
    const at = `${place}: spans[${index}]`;
    const { start, end, label, token_end } = span;
    if (label === undefined || label === '') {
      unplaced.push({ place: at, kind: 'malformed', detail: 'a span without a label' });
      return [];
    }
    const quote = quoteOf(span, tokens, at, unplaced);
    return [
      {
        id: `span-${index}`,
        label,
        pieces: [{ start, end }],
        quote,
        attributes: attributesOf(span, at, unplaced),
        ...(typeof span.kb_id === 'string' && span.kb_id !== '' && { entity: { id: span.kb_id } }),
        ...(token_end !== undefined && { lastToken: token_end }),
        place: at,
      },
    ];
  });
  const old = (entities ?? []).map(([start, end, label], index) => ({
    id: `entity-${index}`,
    label,
    pieces: [{ start, end }],
    attributes: [],
    place: `${place}: entities[${index}]`,
  }));
  return [...own, ...old];
}

/** Tokens of the longest quote put together: spans over the whole text must not cost its square. */
const MAX_QUOTE = 200;

/** The tokens' words where the tokens agree with the characters; their words tell a wrong unit. */
function quoteOf(
  { start, end, token_start, token_end }: SpacySpan,
  tokens: ReadonlyMap<number, Token>,
  place: string,
  unplaced: Unplaced[],
): string | undefined {
  if (token_start === undefined || token_end === undefined) return undefined;
  const first = tokens.get(token_start);
  const last = tokens.get(token_end);
  if (first?.start !== start || last?.end !== end) {
    const detail = `tokens ${token_start}–${token_end} are not characters ${start}–${end}`;
    if (tokens.size > 0) unplaced.push({ place, kind: 'against-rules', detail });
    return undefined;
  }
  if (token_end - token_start > MAX_QUOTE) return undefined;
  const words: string[] = [];
  for (let id = token_start; id <= token_end; id += 1) {
    const token = tokens.get(id);
    if (!token) return undefined;
    words.push(token.text);
  }
  return words.join(' ');
}

const KNOWN = new Set(['start', 'end', 'token_start', 'token_end', 'label', 'kb_id', 'attrs']);

function attributesOf(
  span: SpacySpan,
  place: string,
  unplaced: Unplaced[],
): readonly ImportedAttribute[] {
  const own = Object.entries(span).filter(([name]) => !KNOWN.has(name));
  const attributes: ImportedAttribute[] = [];
  for (const [name, value] of [...own, ...Object.entries(span.attrs ?? {})]) {
    if (value === null || value === undefined || value === '') continue;
    const list = v.safeParse(v.array(v.string()), value);
    const scalar = v.safeParse(Scalar, value);
    if (list.success) attributes.push(...list.output.map((each) => ({ name, value: each })));
    else if (!scalar.success) {
      unplaced.push({
        place,
        kind: 'not-held',
        detail: `${name}: ${JSON.stringify(value).slice(0, 100)}`,
      });
    } else {
      const { output } = scalar;
      attributes.push({ name, value: typeof output === 'number' ? String(output) : output });
    }
  }
  return attributes;
}

function relationsOf(
  { relations }: SpacyRecord,
  place: string,
  spans: readonly SpacyDraft[],
): readonly RelationDraft[] {
  const bySpan = new Map<string, string>();
  const byToken = new Map<number, string>();
  for (const { id, label, pieces, lastToken } of spans) {
    const key = keyOf({ ...pieces[0], label });
    if (!bySpan.has(key)) bySpan.set(key, id);
    if (lastToken !== undefined && !byToken.has(lastToken)) byToken.set(lastToken, id);
  }
  const idOf = (token: number, end: v.InferOutput<typeof RelationEnd> | undefined): string =>
    (end && bySpan.get(keyOf(end))) ?? byToken.get(token) ?? `token ${token}`;
  return (relations ?? []).map(({ label, head, child, head_span, child_span }, index) => ({
    type: label,
    from: idOf(head, head_span),
    to: idOf(child, child_span),
    place: `${place}: relations[${index}]`,
  }));
}

function keyOf(span: {
  readonly start?: number;
  readonly end?: number;
  readonly label?: string | undefined;
}): string {
  return `${span.start} ${span.end} ${span.label ?? ''}`;
}
