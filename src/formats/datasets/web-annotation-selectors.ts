import { locate } from '#domain/anchoring/locate.ts';
import type { Span } from '#domain/text/span.ts';
import type { ImportedText } from './imported-text.ts';
import type { Unplaced } from './imported-work.ts';
import { sameWords } from './quoted-words.ts';
import { asList, asObject } from './web-annotation-model.ts';

/** Finds a target's selectors in the text. */
export type FindTarget = (
  target: unknown,
  place: string,
) => { readonly span?: Span; readonly faults: readonly Unplaced[] };

/** Characters gone through in search of quotes: a file of nothing but faults must not take forever. */
const MAX_SEARCHED = 200_000_000;

/**
 * The quote decides, then the position: where the quote stands at the position, that is it; else it
 * is looked for with its surroundings, and found elsewhere it is reported. Offsets count code points.
 */
export function targetFinder(text: ImportedText): FindTarget {
  const read = text.read['code points'];
  let left = MAX_SEARCHED;
  return (target, place) => {
    const faults: Unplaced[] = [];
    const { quote, position } = readSelectors(target, place, faults);
    const at = position && read(position);
    if (position && !at && !quote) {
      const detail = `${position.start}–${position.end}`;
      return { faults: [...faults, { place, kind: 'out-of-text', detail }] };
    }
    if (at && (!quote || sameWords(text.raw.slice(at.start, at.end), quote.exact))) {
      return { span: canonicalSpan(text, at), faults };
    }
    if (!quote) {
      if (faults.length > 0) return { faults };
      return { faults: [{ place, kind: 'not-held', detail: 'no quote and no position' }] };
    }
    left -= text.article.text.length;
    const span = left < 0 ? undefined : search(text, quote, at);
    const detail = `“${quote.exact}”`;
    if (!span) return { faults: [...faults, { place, kind: 'quote-differs', detail }] };
    return { span, faults: position ? [...faults, { place, kind: 'moved', detail }] : faults };
  };
}

type Quote = { readonly exact: string; readonly prefix: string; readonly suffix: string };

function readSelectors(target: unknown, place: string, faults: Unplaced[]) {
  let quote: Quote | undefined;
  let position: Span | undefined;
  for (const selector of asList(asObject(target)?.['selector'])) {
    const fields = asObject(selector) ?? {};
    const { type, exact, prefix, suffix, start, end } = fields;
    if (type === 'TextQuoteSelector') {
      if (typeof exact === 'string' && exact.trim() !== '') {
        quote = { exact, prefix: stringOf(prefix), suffix: stringOf(suffix) };
      } else faults.push({ place, kind: 'malformed', detail: 'TextQuoteSelector without exact' });
    } else if (type === 'TextPositionSelector') {
      if (typeof start === 'number' && typeof end === 'number') position = { start, end };
      else {
        const detail = 'TextPositionSelector without start or end';
        faults.push({ place, kind: 'malformed', detail });
      }
    } else faults.push({ place, kind: 'not-held', detail: `selector ${String(type)}` });
  }
  return { quote, position };
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? oneSpace(value) : '';
}

function oneSpace(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

/** By whole runs of blanks: to look for the line's end at each blank of a long run would take ever longer. */
function blocksApart(text: string): string {
  return text.replaceAll(/\s+/g, (run) => (run.includes('\n') ? '\n\n' : run));
}

function canonicalSpan({ toCanonical }: ImportedText, { start, end }: Span): Span {
  return { start: toCanonical(start), end: toCanonical(end) };
}

/** Undefined too where the quote stands at several places and nothing tells which is meant. */
function search(
  { article: { text }, toCanonical }: ImportedText,
  { exact, prefix, suffix }: Quote,
  at: Span | undefined,
): Span | undefined {
  const near = at ? toCanonical(at.start) : -1;
  const trimmed = exact.trim();
  for (const quote of [trimmed, oneSpace(trimmed), blocksApart(trimmed)]) {
    const anchor = locate(text, { start: near, end: near, quote, prefix, suffix });
    if (anchor.kind === 'orphaned') continue;
    const isTold = at !== undefined || prefix !== '' || suffix !== '';
    const again = text.indexOf(quote) !== text.lastIndexOf(quote);
    return isTold || !again ? anchor.span : undefined;
  }
  return undefined;
}
