import type { Span } from '#domain/text/span.ts';
import { Is, type Lexicon } from './lexicon.ts';

const DASH = /[\u2012-\u2015]|(?<=^|\s)-(?=\s)/gv;
const WORD = /[\p{L}\p{M}’']+/gv;

/**
 * Speech that a dash opens: « – The bridge is closed, – said the mayor. – It stays so. ». The pieces
 * between dashes that no reporting verb begins, without the signs at their edges; none where the
 * paragraph does not start with a dash, or where none of its pieces tells who speaks.
 */
export function dialogueSpans(text: string, block: Span, lexicon: Lexicon): readonly Span[] {
  if (lexicon.rules.dialogueDash !== true) return [];
  const body = text.slice(block.start, block.end);
  if (!/^\s*[\u2012-\u2015\-]/v.test(body)) return [];
  const dashes = [...body.matchAll(DASH)].map(({ index }) => index);
  const spans: Span[] = [];
  let start = (dashes[0] ?? 0) + 1;
  if (dashes.length === 1) return untilComma(body, start, block.start, lexicon);
  let isNarrated = false;
  for (const dash of dashes.slice(1)) {
    const isCueNext = startsWithCue(body.slice(dash + 1, dash + 1 + LOOK_AHEAD), lexicon);
    if (isNarrated) {
      // Only behind a full stop or a comma is a dash the end of the narrator's words.
      const closes = /^[.,]/v.test(body.slice(dash + 1, dash + 2));
      if (!closes && !/[.,!?…:]\s*$/v.test(body.slice(Math.max(0, dash - 3), dash))) continue;
      start = dash + (closes ? 2 : 1);
      isNarrated = false;
    } else if (isCueNext) {
      pushTrimmed(spans, body, start, dash, block.start);
      isNarrated = true;
    }
  }
  const hasNarrator = spans.length > 0;
  if (!isNarrated && hasNarrator) pushTrimmed(spans, body, start, body.length, block.start);
  return spans;
}

/** « — The bridge is closed, says the mayor. We wait. »: no second dash, but a comma and a cue. */
function untilComma(body: string, start: number, shift: number, lexicon: Lexicon): readonly Span[] {
  const spans: Span[] = [];
  for (let comma = body.indexOf(',', start); comma >= 0; comma = body.indexOf(',', comma + 1)) {
    const word = WORD_AHEAD.exec(body.slice(comma + 1, comma + LOOK_AHEAD))?.[1] ?? '';
    if (!isCue(word, lexicon)) continue;
    pushTrimmed(spans, body, start, comma, shift);
    const stop = body.indexOf('. ', comma);
    if (stop > 0) pushTrimmed(spans, body, stop + 1, body.length, shift);
    break;
  }
  return spans;
}

const WORD_AHEAD = /^\s*([\p{L}\p{M}’']+)/v;

const LOOK_AHEAD = 60;
/** A cue stands first or behind one adverb or pronoun. */
const CUE_WITHIN = 3;

function startsWithCue(stretch: string, lexicon: Lexicon): boolean {
  return (stretch.match(WORD) ?? []).slice(0, CUE_WITHIN).some((word) => isCue(word, lexicon));
}

function isCue(word: string, { words }: Lexicon): boolean {
  return ((words.get(word.toLowerCase().replaceAll('’', "'")) ?? 0) & Is.cue) !== 0;
}

function pushTrimmed(spans: Span[], body: string, from: number, to: number, shift: number): void {
  let start = from;
  let end = to;
  while (start < end && /\s/v.test(body.charAt(start))) start += 1;
  while (end > start && /[\s,]/v.test(body.charAt(end - 1))) end -= 1;
  if (start < end) spans.push({ start: start + shift, end: end + shift });
}
