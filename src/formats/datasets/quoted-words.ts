import { canonicalize } from '#domain/text/canonical.ts';
import type { Span } from '#domain/text/span.ts';

/** Whether two pieces of text say the same: white space and what canonical text drops do not count. */
export function sameWords(a: string, b: string): boolean {
  return a === b || bare(a) === bare(b);
}

function bare(text: string): string {
  return canonicalize([{ kind: 'paragraph', text }]).text.replaceAll(/[\s\u200c\u200d]+/g, '');
}

/** Where in the text a quote stands; `undefined` where it does not, or at more places than one. */
export type FindQuote = (quote: string) => Span | undefined;

/** Characters gone through in search of quotes: a file of nothing but faults must not take forever. */
const MAX_SEARCHED = 200_000_000;

export function quoteFinder(text: string): FindQuote {
  let left = MAX_SEARCHED;
  return (quote) => {
    const wanted = canonicalize([{ kind: 'paragraph', text: quote }]).text;
    if (wanted === '' || left < 0) return undefined;
    left -= text.length;
    const start = text.indexOf(wanted);
    if (start < 0 || text.includes(wanted, start + 1)) return undefined;
    return { start, end: start + wanted.length };
  };
}
