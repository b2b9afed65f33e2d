import type { Span } from '#domain/text/span.ts';
import { suggestAttributions } from './suggest-attributions.ts';
import type { Suggestion } from './suggestion.ts';

/** A piece of a quotation in the flat form that other programs read; nulls where nobody is found. */
type QuoteLine = Span & {
  readonly speaker_start: number | null;
  readonly speaker_end: number | null;
  readonly speaker_text: string | null;
  readonly rule: string;
  readonly confidence: number;
};

export type SuggestionLine = {
  readonly quotes: readonly QuoteLine[];
  readonly indirect: readonly Span[];
};

/**
 * The suggestions for a text of one paragraph a line, as flat lists: each quoted piece by itself,
 * with the speaker's whole mention; paraphrases, with quoted pieces in them or not, apart.
 */
export function suggestionLine(text: string, language: string): SuggestionLine {
  const suggestions = suggestAttributions(text, linesOf(text), { language, indirect: true });
  const quotes = suggestions.flatMap((one) =>
    one.quoted.map((piece) => quoteLine(text, one, piece)),
  );
  const indirect = suggestions.filter(({ kind }) => kind !== 'direct').map(({ span }) => span);
  return { quotes, indirect };
}

function quoteLine(text: string, suggestion: Suggestion, { start, end }: Span): QuoteLine {
  const behind = suggestion.speaker ?? suggestion.source;
  return {
    start,
    end,
    speaker_start: behind?.whole.start ?? null,
    speaker_end: behind?.whole.end ?? null,
    speaker_text: behind ? text.slice(behind.whole.start, behind.whole.end) : null,
    rule: suggestion.rule,
    confidence: suggestion.confidence,
  };
}

function linesOf(text: string): readonly Span[] {
  const lines: Span[] = [];
  for (let start = 0; start <= text.length;) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    if (end > start) lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}
