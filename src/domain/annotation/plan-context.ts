import { trimSpan } from '#domain/anchoring/trim-span.ts';
import { type Codebook, type LabelDefinition, findLabel } from '#domain/codebook/codebook.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { AnnotationId, Instant, NewId, ProjectId } from '#domain/ids.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { blockIndexAt } from '#domain/suggest/nearest-mention.ts';
import type { Block } from '#domain/text/block.ts';
import { cutOut, hiddenSpans, sharedParts } from '#domain/text/hidden-spans.ts';
import { quoteTypeOf } from '#domain/text/quotes.ts';
import type { Span } from '#domain/text/span.ts';
import { type Annotation, type Attributes, answerTo } from './annotation.ts';
import type { Command } from './command.ts';
import { joinSpans } from './fragments.ts';
import type { LayerState } from './layer-state.ts';

/** All that a planner needs to know to turn an act of the user into one command. */
export type PlanContext = {
  readonly state: LayerState;
  readonly codebook: Codebook;
  /** Canonical text. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** BCP 47. */
  readonly language: string;
  readonly projectId: ProjectId;
  readonly newId: NewId;
  readonly now: Instant;
};

/** Why an act cannot be done. Nothing has changed then. */
export type PlanRefusal = {
  readonly kind:
    | 'empty-span'
    | 'unknown-label'
    | 'unknown-annotation'
    | 'unknown-relation'
    | 'unknown-entity'
    /** More than one piece for a label that allows one. */
    | 'several-pieces'
    /** The codebook has no such relation between these, or no such value. */
    | 'not-allowed'
    | 'already-linked'
    /** The link would close a circle. */
    | 'cycle'
    /** The end cannot go further that way. */
    | 'cannot-move'
    /** The claim before has neither speaker nor source. */
    | 'nothing-to-repeat';
};

/** One command, always a single undo step. A batch of none says that all is as asked for already. */
export type Plan = Result<Command, PlanRefusal>;

export function refuse(kind: PlanRefusal['kind']): Result<never, PlanRefusal> {
  return err({ kind });
}

export function batch(commands: readonly Command[]): Command {
  const [only] = commands;
  return only && commands.length === 1 ? only : { kind: 'batch', commands };
}

/**
 * White space off the ends of each, sorted, those that touch joined. Nobody tags what they cannot
 * see: hidden blocks are cut out, except for what the annotation held before.
 */
export function tidyFragments(
  ctx: PlanContext,
  label: LabelDefinition,
  spans: readonly Span[],
  held: readonly Span[] = [],
): Result<readonly Span[], PlanRefusal> {
  const fragments = piecesInSight(ctx, spans, held);
  if (fragments.length === 0) return refuse('empty-span');
  if (fragments.length > 1 && !label.discontinuous) return refuse('several-pieces');
  return ok(fragments);
}

/** As `tidyFragments`, where one piece is all there can be. */
export function tidyPiece(ctx: PlanContext, span: Span): Result<Span, PlanRefusal> {
  const [piece, ...others] = piecesInSight(ctx, [span], []);
  if (!piece) return refuse('empty-span');
  return others.length > 0 ? refuse('several-pieces') : ok(piece);
}

/** What a reader sees of the spans, and of `held` also what they do not see. */
export function piecesInSight(
  ctx: PlanContext,
  spans: readonly Span[],
  held: readonly Span[],
): readonly Span[] {
  const seen = cutOut(spans, hiddenSpans(ctx.blocks));
  const kept = joinSpans([...seen, ...sharedParts(spans, held)]);
  return joinSpans(kept.map((span) => trimSpan(ctx.text, span)));
}

/** What the rules fill in for these pieces of text. */
export function autoAttributes(
  ctx: PlanContext,
  label: LabelDefinition,
  fragments: readonly Span[],
): Attributes {
  return Object.fromEntries(
    label.attributes.flatMap((attribute) => {
      if (attribute.auto === 'quote-type')
        return [[attribute.id, quoteTypeOf(ctx.text, fragments)]];
      if (attribute.auto === 'placement')
        return [[attribute.id, placementOf(ctx.blocks, fragments)]];
      return [];
    }),
  );
}

/** The annotation with other pieces: what a rule had filled in is filled in anew, the user's own answers stay. */
export function withFragments(
  ctx: PlanContext,
  annotation: Annotation,
  fragments: readonly Span[],
): Annotation {
  const label = findLabel(ctx.codebook, annotation.label);
  const before = label ? autoAttributes(ctx, label, annotation.fragments) : {};
  const after = label ? autoAttributes(ctx, label, fragments) : {};
  const unchanged = Object.keys(after).filter((id) =>
    [before[id], undefined].includes(answerTo(annotation.attributes, id)),
  );
  const refreshed = Object.fromEntries(unchanged.map((id) => [id, after[id] ?? '']));
  return {
    ...annotation,
    fragments,
    attributes: { ...annotation.attributes, ...refreshed },
    updatedAt: ctx.now,
  };
}

export function findAnnotation(ctx: PlanContext, id: AnnotationId): Annotation | undefined {
  return getFrom(ctx.state.annotations, id);
}

/** The words an annotation holds; pieces joined by "…". */
export function quoteOf(text: string, annotation: Annotation): string {
  return annotation.fragments.map(({ start, end }) => text.slice(start, end)).join(' … ');
}

function placementOf(blocks: readonly Block[], fragments: readonly Span[]): string {
  const kind = blocks[blockIndexAt(blocks, fragments[0]?.start ?? 0)]?.kind;
  return kind === 'headline' || kind === 'caption' ? kind : 'body';
}
