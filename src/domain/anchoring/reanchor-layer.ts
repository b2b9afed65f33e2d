import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { joinSpans } from '#domain/annotation/fragments.ts';
import type { TextRevision } from '#domain/article/article.ts';
import type { AnnotationId } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';
import { alignTexts } from './align-texts.ts';
import type { SegmentMap } from './segment-map.ts';
import { trimSpan } from './trim-span.ts';

/** What became of an annotation when its text was exchanged for another version. */
type AnchorFate =
  /** The same words at the same offsets, or at others. */
  | 'unchanged'
  | 'moved'
  /** Its words were changed, or a piece of it is gone: it is marked to be looked at. */
  | 'changed'
  /** Its place is gone; it has none in the new text. */
  | 'lost';

export type AnchorReport = {
  readonly unchanged: number;
  readonly moved: number;
  /** With their words in the old text and in the new one. */
  readonly changed: readonly {
    readonly label: string;
    readonly was: string;
    readonly is: string;
  }[];
  readonly lost: readonly { readonly label: string; readonly was: string }[];
  /** Relations that had a lost annotation at one end. */
  readonly lostRelations: number;
};

export type ReanchoredLayer = {
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  readonly report: AnchorReport;
};

type Text = Pick<TextRevision, 'text' | 'blocks'>;

/**
 * Carries annotations over to another version of their text. None is put where its words are not: one that cannot be
 * found is left out and reported, one whose words have changed is kept with health `needs-review`.
 */
export function reanchorLayer(
  from: Text,
  to: Text,
  layer: { readonly annotations: readonly Annotation[]; readonly relations: readonly Relation[] },
): ReanchoredLayer {
  const map = alignTexts(from, to);
  const kept: Annotation[] = [];
  const gone = new Set<AnnotationId>();
  const changed: AnchorReport['changed'][number][] = [];
  const lost: AnchorReport['lost'][number][] = [];
  let [unchanged, moved] = [0, 0];
  for (const annotation of layer.annotations) {
    const { fragments, label } = annotation;
    const was = wordsOf(from.text, fragments);
    const found = carry(fragments, from.text, to.text, map);
    if (found.fate === 'lost') {
      lost.push({ label, was });
      gone.add(annotation.id);
      continue;
    }
    if (found.fate === 'unchanged') unchanged += 1;
    if (found.fate === 'moved') moved += 1;
    if (found.fate !== 'changed') {
      kept.push({ ...annotation, fragments: found.fragments });
      continue;
    }
    changed.push({ label, was, is: wordsOf(to.text, found.fragments) });
    kept.push({ ...annotation, fragments: found.fragments, health: 'needs-review' });
  }
  const relations = layer.relations.filter(
    ({ from: start, to: end }) =>
      !gone.has(start) && !(end.kind === 'annotation' && gone.has(end.id)),
  );
  const lostRelations = layer.relations.length - relations.length;
  return {
    annotations: kept,
    relations,
    report: { unchanged, moved, changed, lost, lostRelations },
  };
}

/** One span in another version of its text; undefined where its words are not found there. */
export function reanchorSpan(
  map: SegmentMap,
  from: string,
  to: string,
  span: Span,
): Span | undefined {
  const found = carry([span], from, to, map);
  const [first] = found.fragments;
  return found.fate === 'unchanged' || found.fate === 'moved' ? first : undefined;
}

function carry(
  fragments: readonly Span[],
  from: string,
  to: string,
  map: SegmentMap,
): { readonly fate: AnchorFate; readonly fragments: readonly Span[] } {
  const pieces: Span[] = [];
  let isSame = true;
  for (const span of fragments) {
    const piece = carrySpan(span, from, to, map);
    if (!piece?.isSame) isSame = false;
    if (piece) pieces.push({ start: piece.start, end: piece.end });
  }
  const joined = joinSpans(pieces);
  if (joined.length === 0) return { fate: 'lost', fragments: [] };
  if (!isSame || joined.length < fragments.length) return { fate: 'changed', fragments: joined };
  const isThere = joined.every(({ start, end }, index) => {
    const old = fragments[index];
    return old?.start === start && old.end === end;
  });
  return { fate: isThere ? 'unchanged' : 'moved', fragments: joined };
}

function carrySpan(
  span: Span,
  from: string,
  to: string,
  map: SegmentMap,
): (Span & { readonly isSame: boolean }) | undefined {
  const mapped = map.map(span);
  if (mapped?.isSame) return mapped;
  const found = findNearby(span, from, to, map);
  if (found) return { ...found, isSame: false };
  if (!mapped || !isLikeLength(span, mapped)) return undefined;
  const trimmed = trimSpan(to, mapped);
  return trimmed.end > trimmed.start ? { ...trimmed, isSame: false } : undefined;
}

/** Code units to either side of where a span would be, in which its words are looked for. */
const REACH = 500;

/** The same words close by, if they are there only once: of several nobody knows which was meant. */
function findNearby(span: Span, from: string, to: string, map: SegmentMap): Span | undefined {
  const quote = from.slice(span.start, span.end);
  const about = map.near(span.start);
  const first = Math.max(0, about - REACH);
  const window = to.slice(first, about + quote.length + REACH);
  const at = window.indexOf(quote);
  if (at === -1 || window.includes(quote, at + 1) || isInsideWord(window, at, quote)) {
    return undefined;
  }
  return { start: first + at, end: first + at + quote.length };
}

/** "he" is not in "the". */
function isInsideWord(text: string, at: number, quote: string): boolean {
  const end = at + quote.length;
  return isInWord(text, at) || isInWord(text, end);
}

function isInWord(text: string, offset: number): boolean {
  return /^[\p{L}\p{M}\p{N}]{2}$/v.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

/** Words were changed inside of it, not a page put in. */
function isLikeLength(a: Span, b: Span): boolean {
  const [before, after] = [a.end - a.start, b.end - b.start];
  return after <= before * 2 + 20 && before <= after * 2 + 20;
}

function wordsOf(text: string, fragments: readonly Span[]): string {
  return fragments.map(({ start, end }) => text.slice(start, end)).join(' … ');
}
