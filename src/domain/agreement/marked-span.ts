import type { Span } from '#domain/text/span.ts';

/** What measures of spans compare: a label on one or more pieces of text. */
export type MarkedSpan = {
  readonly label: string;
  /** Sorted, disjoint, not empty; UTF-16 code units, as any other unit would do. */
  readonly fragments: readonly Span[];
};
