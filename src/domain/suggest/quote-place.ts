import type { LanguageRules } from './languages/language-rules.ts';
import type { Mention } from './mention.ts';
import type { Reporting } from './reporting.ts';
import type { TokenRange } from './token-sentences.ts';
import { isPause, type Token } from './tokens.ts';

/** A quotation token in its sentence. */
export type QuotePlace = {
  readonly text: string;
  readonly rules: LanguageRules;
  readonly tokens: readonly Token[];
  readonly sentence: TokenRange;
  readonly reportings: readonly Reporting[];
  /** Index of the quotation's token. */
  readonly at: number;
};

export type SpeakerFound = {
  readonly rule: string;
  readonly speaker: Mention | undefined;
  readonly reporting: Reporting | undefined;
};

export type Rule = (place: QuotePlace) => SpeakerFound | undefined;

/** Index of the token behind the quotation and the comma or dash that follows it. */
export function afterComma({ tokens, at }: QuotePlace): number {
  let next = at + 1;
  while (next < at + 3 && isPause(tokens[next])) next += 1;
  return next;
}

export function lastBefore(reportings: readonly Reporting[], at: number): Reporting | undefined {
  return reportings[indexAfter(reportings, at) - 1];
}

/** Index of the first reporting behind the quotation. Halving: a sentence may hold nothing but cues. */
export function indexAfter(reportings: readonly Reporting[], at: number): number {
  let low = 0;
  let high = reportings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((reportings[middle]?.to ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
