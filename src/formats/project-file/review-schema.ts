import * as v from 'valibot';
import type { CommentEntry, CommentTarget } from '#domain/comments/comment.ts';
import type {
  DecisionHow,
  DecidedItem,
  Outcome,
  ReviewEntry,
  ReviewRow,
  ReviewRule,
} from '#domain/curation/review-log.ts';
import { PACKET_KINDS, type Packet } from '#domain/packets/packet.ts';
import {
  AnnotationIdJson,
  AnnotatorIdJson,
  ArticleIdJson,
  CommentIdJson,
  InstantJson,
  LayerIdJson,
  SpanJson,
} from './value-schemas.ts';

/** What somebody writes to a colleague; more is a mistake or an attack. */
const MAX_MESSAGE = 20_000;

export const PacketJson: v.GenericSchema<unknown, Packet> = v.strictObject({
  kind: v.picklist(PACKET_KINDS),
  from: AnnotatorIdJson,
  sentAt: InstantJson,
  message: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_MESSAGE))),
  blind: v.exactOptional(v.literal(true)),
});

const CountJson = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Far more than anybody decides about one article: the next number must be one that can be stored. */
const MAX_SEQ = 1_000_000;
const SeqJson = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_SEQ));
const PreferJson = v.picklist(['longer', 'shorter']);

const OutcomeJson: v.GenericSchema<unknown, Outcome> = v.variant('kind', [
  v.strictObject({ kind: v.literal('take'), layer: LayerIdJson }),
  v.strictObject({ kind: v.picklist(['union', 'overlap', 'neither']) }),
  v.strictObject({ kind: v.picklist(['both', 'discuss', 'unclear']) }),
  v.strictObject({
    kind: v.literal('own'),
    fragments: v.array(SpanJson),
    label: v.exactOptional(v.string()),
  }),
]);

const RuleJson: v.GenericSchema<unknown, ReviewRule> = v.variant('kind', [
  v.strictObject({
    kind: v.literal('all-of'),
    layer: LayerIdJson,
    label: v.exactOptional(v.string()),
  }),
  v.strictObject({ kind: v.picklist(['ignore-trim', 'prefer']), prefer: PreferJson }),
]);

const HowJson: v.GenericSchema<unknown, DecisionHow> = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['single', 'together']) }),
  v.strictObject({
    kind: v.literal('suggestion'),
    why: v.picklist(['same-pattern', 'majority', 'trim']),
  }),
  v.strictObject({ kind: v.literal('pattern'), pattern: v.string() }),
  v.strictObject({ kind: v.literal('rule'), rule: RuleJson }),
]);

const DecidedItemJson: v.GenericSchema<unknown, DecidedItem> = v.strictObject({
  key: v.string(),
  print: v.string(),
  outcome: OutcomeJson,
});

const ReviewEntryJson: v.GenericSchema<unknown, ReviewEntry> = v.variant('kind', [
  v.strictObject({
    kind: v.literal('begin'),
    mode: v.exactOptional(v.picklist(['lead', 'equals'])),
    layers: v.array(v.strictObject({ id: LayerIdJson, rev: CountJson })),
  }),
  v.strictObject({
    kind: v.literal('decide'),
    items: v.array(DecidedItemJson),
    how: HowJson,
    note: v.exactOptional(v.string()),
  }),
  v.strictObject({ kind: v.picklist(['undo', 'redo']), of: SeqJson }),
  v.strictObject({
    kind: v.literal('answer'),
    items: v.array(
      v.strictObject({
        key: v.string(),
        print: v.string(),
        answer: v.picklist(['accept', 'dispute', 'learned']),
      }),
    ),
    note: v.exactOptional(v.string()),
  }),
  v.strictObject({
    kind: v.literal('verdict'),
    layer: LayerIdJson,
    rev: CountJson,
    verdict: v.picklist(['approved', 'returned']),
    summary: v.exactOptional(v.string()),
  }),
]);

export const ReviewRowJson: v.GenericSchema<unknown, ReviewRow> = v.strictObject({
  articleId: ArticleIdJson,
  by: AnnotatorIdJson,
  seq: SeqJson,
  at: InstantJson,
  entry: ReviewEntryJson,
});

const TargetJson: v.GenericSchema<unknown, CommentTarget> = v.variant('kind', [
  v.strictObject({ kind: v.literal('article') }),
  v.strictObject({ kind: v.literal('span'), span: SpanJson, quote: v.string() }),
  v.strictObject({
    kind: v.literal('annotation'),
    id: AnnotationIdJson,
    span: SpanJson,
    quote: v.string(),
  }),
  v.strictObject({
    kind: v.literal('difference'),
    key: v.string(),
    at: v.exactOptional(v.strictObject({ span: SpanJson, quote: v.string() })),
  }),
]);

const ENTRY = {
  id: CommentIdJson,
  articleId: ArticleIdJson,
  threadId: CommentIdJson,
  by: AnnotatorIdJson,
  at: InstantJson,
};
const WORDS = { text: v.string(), mentions: v.array(AnnotatorIdJson) };

export const CommentEntryJson: v.GenericSchema<unknown, CommentEntry> = v.variant('kind', [
  v.strictObject({
    ...ENTRY,
    ...WORDS,
    kind: v.literal('comment'),
    target: v.exactOptional(TargetJson),
  }),
  v.strictObject({ ...ENTRY, ...WORDS, kind: v.literal('edit'), of: CommentIdJson }),
  v.strictObject({ ...ENTRY, kind: v.literal('withdraw'), of: CommentIdJson }),
  v.strictObject({ ...ENTRY, kind: v.picklist(['resolve', 'reopen']) }),
]);
