import type { AnnotationId } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';

/** What can be missing or doubtful in who says what. The UI has a sentence for each. */
export const FINDING_KINDS = [
  /** A claim whose speaker has not been asked for yet. */
  'unanswered',
  /** A claim that nobody stands behind, as an answer. */
  'nobody',
  /** A quotation of some length that is no claim. */
  'untagged-quote',
  /** A claim that rests on one source alone. */
  'single-source',
  /** An anonymous speaker or vague source, without a stated ground for it. */
  'anonymous',
  /** A source whose own origin is only somebody's guess. */
  'alleged',
  /** A headline that says more, or says it more surely, than the passage it condenses. */
  'overstated-headline',
  /** A headline whose passage is not linked, so that nobody has compared them. */
  'unlinked-headline',
] as const;

type FindingKind = (typeof FINDING_KINDS)[number];

export type Finding = {
  readonly span: Span;
  /** Absent where nothing is tagged yet. */
  readonly annotationId?: AnnotationId;
};

export type Findings = Readonly<Record<FindingKind, readonly Finding[]>>;
