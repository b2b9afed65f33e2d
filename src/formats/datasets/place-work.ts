import { trimSpan } from '#domain/anchoring/trim-span.ts';
import { areFragmentsValid, joinSpans } from '#domain/annotation/fragments.ts';
import type { Span } from '#domain/text/span.ts';
import { type OffsetUnit, type ReadOffsets, otherUnit } from './foreign-offsets.ts';
import type { ImportedText } from './imported-text.ts';
import type {
  ImportedEntityRelation,
  ImportedRelation,
  ImportedSpan,
  ImportedWork,
  Unplaced,
} from './imported-work.ts';
import { isMisread } from './is-misread.ts';
import { sameWords } from './quoted-words.ts';

/** A span as its file gives it. */
export type SpanDraft = Omit<ImportedSpan, 'fragments'> & {
  /** In the file's own unit, end-exclusive, in any order. */
  readonly pieces: readonly Span[];
  /** Where its format's own rules have found it, in the canonical text; then `pieces` does not count. */
  readonly found?: readonly Span[];
  /** The words that stand there, says the file; white space does not count. */
  readonly quote?: string | undefined;
  /** In the file, for the report. */
  readonly place: string;
};

export type RelationDraft = ImportedRelation & { readonly place: string };

export type WorkDraft = {
  readonly spans: readonly SpanDraft[];
  readonly relations: readonly RelationDraft[];
  readonly entityRelations?: readonly (ImportedEntityRelation & { readonly place: string })[];
  readonly unplaced: readonly Unplaced[];
  readonly people?: ImportedWork['people'];
  readonly annotator?: string | undefined;
  /** The format has no notes of spans: an attribute of that name is one. */
  readonly hasNotesAsAttributes?: true;
  /** The offsets are not the file's but were made while reading it. */
  readonly isUnitSure?: true;
};

/**
 * Puts what a file says onto the article's canonical text. A span goes where its offsets lead if its
 * quote stands there; else where they lead when counted in the other unit (a common fault), or to
 * the one place in the text where the quote stands, and that is reported. All else is unplaced.
 */
export function placeWork(text: ImportedText, unit: OffsetUnit, draft: WorkDraft): ImportedWork {
  const placing = startPlacing(text, unit, draft);
  const unplaced = [...draft.unplaced];
  const spans = new Map<string, ImportedSpan>();
  for (const span of draft.spans) {
    if (spans.has(span.id)) {
      unplaced.push({ place: span.place, kind: 'malformed', detail: `${span.id} is there twice` });
      continue;
    }
    const { fragments, fault } = placeSpan(placing, span);
    if (fault) unplaced.push({ place: span.place, ...fault });
    if (fragments) {
      const held = draft.hasNotesAsAttributes ? withNote(span) : span;
      spans.set(span.id, spanOf(held, fragments));
    }
  }
  const relations: ImportedRelation[] = [];
  for (const { place, ...relation } of draft.relations) {
    const missing = [relation.from, relation.to].find((id) => !spans.has(id));
    if (missing === undefined) relations.push(relation);
    else unplaced.push({ place, kind: 'dangling', detail: `${relation.type} → ${missing}` });
  }
  const entityRelations: ImportedEntityRelation[] = [];
  for (const { place, ...relation } of draft.entityRelations ?? []) {
    if (spans.has(relation.from)) entityRelations.push(relation);
    else unplaced.push({ place, kind: 'dangling', detail: `${relation.type} → ${relation.from}` });
  }
  const { annotator, people } = draft;
  return {
    spans: [...spans.values()],
    relations,
    ...(entityRelations.length > 0 && { entityRelations }),
    ...(people && people.size > 0 && { people }),
    ...(annotator !== undefined && annotator.trim() !== '' && { annotator: annotator.trim() }),
    unplaced,
  };
}

function spanOf(draft: SpanDraft, fragments: readonly Span[]): ImportedSpan {
  const { id, label, attributes, entity, note = '', evidence } = draft;
  const isNoted = note.trim() !== '';
  return {
    id,
    label,
    fragments,
    attributes,
    ...(entity && { entity }),
    ...(isNoted && { note }),
    ...(evidence && { evidence }),
  };
}

function withNote(draft: SpanDraft): SpanDraft {
  const said = draft.attributes.filter(({ name }) => name === 'note');
  const note = [draft.note ?? '', ...said.map(({ value }) => String(value))]
    .filter((line) => line.trim() !== '')
    .join('\n');
  return { ...draft, note, attributes: draft.attributes.filter(({ name }) => name !== 'note') };
}

type Placing = {
  readonly text: ImportedText;
  readonly read: ReadOffsets;
  readonly other: { readonly unit: OffsetUnit; readonly read: ReadOffsets };
  /** Spans without a quote are read in the other unit. */
  readonly isMisread: boolean;
};

function startPlacing(text: ImportedText, unit: OffsetUnit, draft: WorkDraft): Placing {
  const read = text.read[unit];
  const other = { unit: otherUnit(unit), read: text.read[otherUnit(unit)] };
  const unquoted = draft.spans.filter(({ quote }) => quote === undefined);
  const pieces = unquoted.flatMap((span) => span.pieces);
  return {
    text,
    read,
    other,
    isMisread:
      draft.isUnitSure !== true &&
      !text.isAsWritten &&
      isMisread(text.raw, pieces, read, other.read),
  };
}

type Placed = {
  readonly fragments?: readonly Span[];
  readonly fault?: Pick<Unplaced, 'kind' | 'detail'>;
};

function placeSpan(placing: Placing, { label, pieces, found, quote }: SpanDraft): Placed {
  if (found) return fragmentsOf(placing, found, () => label);
  const named: Named = () =>
    `${label} ${pieces.map(({ start, end }) => `${start}–${end}`).join(', ')}`;
  const { unit } = placing.other;
  if (quote === undefined) {
    if (!placing.isMisread) return placeAt(placing, readAll(placing.read, pieces), named);
    const placed = placeAt(placing, readAll(placing.other.read, pieces), named);
    return placed.fault ? placed : { ...placed, fault: movedBy(named(), unit) };
  }
  const own = readAll(placing.read, pieces);
  if (own && standsAt(placing, own, quote)) return placeAt(placing, own, named);
  const other = readAll(placing.other.read, pieces);
  if (other && standsAt(placing, other, quote)) {
    return { ...placeAt(placing, other, named), fault: movedBy(named(), unit) };
  }
  const alone = placing.text.find(quote);
  if (alone)
    return { fragments: [alone], fault: { kind: 'moved', detail: `${named()}: “${quote}”` } };
  const kind = own ? 'quote-differs' : 'out-of-text';
  return { fault: { kind, detail: `${named()}: “${quote}”` } };
}

function movedBy(named: string, unit: OffsetUnit): Pick<Unplaced, 'kind' | 'detail'> {
  return { kind: 'moved', detail: `${named}: fits when offsets count ${unit}` };
}

function readAll(read: ReadOffsets, pieces: readonly Span[]): readonly Span[] | undefined {
  const spans: Span[] = [];
  const sorted = pieces.length > 1 ? pieces.toSorted((a, b) => a.start - b.start) : pieces;
  for (const piece of sorted) {
    const span = read(piece);
    if (!span) return undefined;
    spans.push(span);
  }
  return spans.length > 0 ? spans : undefined;
}

function standsAt({ text }: Placing, spans: readonly Span[], quote: string): boolean {
  const [only] = spans;
  if (only && spans.length === 1 && text.raw.slice(only.start, only.end) === quote) return true;
  const length = spans.reduce((sum, { start, end }) => sum + end - start, 0);
  // What falls away between the two is white space: a quote of another length is told at once.
  if (length > 4 * quote.length + 1000) return false;
  return sameWords(spans.map(({ start, end }) => text.raw.slice(start, end)).join(' '), quote);
}

/** For reports alone: nearly every span is where it should be. */
type Named = () => string;

function placeAt(placing: Placing, spans: readonly Span[] | undefined, named: Named): Placed {
  const { text } = placing;
  if (!spans) return { fault: { kind: 'out-of-text', detail: named() } };
  if (text.isAsWritten) return fragmentsOf(placing, spans, named);
  const canonical = spans.map(({ start, end }) => ({
    start: text.toCanonical(start),
    end: text.toCanonical(end),
  }));
  return fragmentsOf(placing, canonical, named);
}

function fragmentsOf({ text }: Placing, spans: readonly Span[], named: Named): Placed {
  if (text.isAsWritten) return { fragments: areFragmentsValid(spans) ? spans : joinSpans(spans) };
  const fragments = joinSpans(spans.map((span) => trimSpan(text.article.text, span)));
  if (fragments.length > 0) return { fragments };
  return { fault: { kind: 'not-held', detail: `${named()}: nothing but white space` } };
}
