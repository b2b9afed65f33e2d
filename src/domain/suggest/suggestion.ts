import type { QuoteType } from '#domain/text/quotes.ts';
import type { Span } from '#domain/text/span.ts';
import type { SuggestedMention } from './suggested-mention.ts';

/** A passage that is probably a claim, and who probably stands behind it. A guess, never a fact. */
export type Suggestion = {
  /** From the first fragment's start to the last one's end. */
  readonly span: Span;
  /** The claim's own pieces, with their quotation marks: sorted, disjoint. One over several paragraphs is one piece. */
  readonly fragments: readonly Span[];
  /** What stands in quotation marks: the fragments themselves, or pieces of a mixed claim. */
  readonly quoted: readonly Span[];
  readonly kind: QuoteType;
  readonly cue?: Span;
  readonly speaker?: SuggestedMention;
  /** Outlet, report or document that the words came through, where the text names one instead of a person. */
  readonly source?: SuggestedMention;
  /** From whom the source has it, nearer to the origin with each step: "a report by X for Y". */
  readonly chain?: readonly SuggestedMention[];
  /** Name of the rule that found who speaks, or the passage where nobody is named. */
  readonly rule: string;
  /** 0 to 1: the share of right ones among those the rule finds (`confidence.ts`). */
  readonly confidence: number;
  /** Index in the result of the claim around this one, whose speaker and source hold where it has none of its own. */
  readonly inherits?: number;
};
