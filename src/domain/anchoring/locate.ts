import type { Span } from '#domain/text/span.ts';
import type { Selector } from './describe.ts';

export type Anchor =
  /** The quote stands where it stood. */
  | { readonly kind: 'exact'; readonly span: Span }
  /** The quote stands elsewhere; of several places the one whose surroundings fit best. */
  | { readonly kind: 'moved'; readonly span: Span }
  | { readonly kind: 'orphaned' };

/** Selector → anchor. Looks for the very same words only; reworded text is orphaned. */
export function locate(text: string, selector: Selector): Anchor {
  const { start, end, quote } = selector;
  if (quote === '') return { kind: 'orphaned' };
  if (text.slice(start, end) === quote) return { kind: 'exact', span: { start, end } };
  let best: { readonly at: number; readonly fit: number } | undefined;
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    const fit = fitOf(text, selector, at);
    // At an equal fit the nearer to the old place wins.
    const isNearer = best?.fit === fit && Math.abs(at - start) < Math.abs(best.at - start);
    if (!best || fit > best.fit || isNearer) best = { at, fit };
  }
  if (!best) return { kind: 'orphaned' };
  return { kind: 'moved', span: { start: best.at, end: best.at + quote.length } };
}

/** Code units of context that agree, counted from the quote outwards. */
function fitOf(text: string, { quote, prefix, suffix }: Selector, at: number): number {
  let before = 0;
  while (before < prefix.length && text[at - 1 - before] === prefix[prefix.length - 1 - before]) {
    before += 1;
  }
  let after = 0;
  const end = at + quote.length;
  while (after < suffix.length && text[end + after] === suffix[after]) after += 1;
  return before + after;
}
