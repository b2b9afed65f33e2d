import { valuesOf } from '#domain/collection/bucket-map.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { surnameOf } from '#domain/entities/find-entity.ts';
import { isSameResolved } from '#domain/entities/resolve-entity.ts';
import { nameKey } from '#domain/entities/normalize-name.ts';
import { nameCandidates } from '#domain/suggest/name-candidates.ts';
import { blockIndexAt, gapBetween, nearestMention } from '#domain/suggest/nearest-mention.ts';
import { type Span, contains, overlaps, spansEqual } from '#domain/text/span.ts';
import { type Annotation, extent } from './annotation.ts';
import type { PlanContext } from './plan-context.ts';

export type Mention =
  /** An annotation that is there already. */
  | { readonly kind: 'annotation'; readonly annotation: Annotation }
  /** Words that nobody has tagged yet. */
  | { readonly kind: 'text'; readonly span: Span }
  | { readonly kind: 'none' };

/**
 * The mention of an entity nearest to a claim and outside of it: an annotation that names the
 * entity (a pronoun, say), or the words of its name, whichever is nearer.
 */
export function findMention(
  ctx: PlanContext,
  claim: Annotation,
  label: string,
  entity: Entity,
): Mention {
  const near = extent(claim);
  const mentions = mentionsOf(ctx, label);
  const names = ({ entityId }: Annotation): boolean =>
    entityId !== undefined && isSameResolved(ctx.state.entities, entityId, entity.id);
  const linked = mentions
    .filter((mention) => names(mention) && !isInside(claim, mention))
    .toSorted((a, b) => gapBetween(extent(a), near) - gapBetween(extent(b), near))[0];
  const span = entity.unnamed === true ? undefined : nearestName(ctx, claim, entity);
  if (linked && (!span || gapBetween(extent(linked), near) <= gapBetween(span, near))) {
    return { kind: 'annotation', annotation: linked };
  }
  if (!span) return { kind: 'none' };
  const there = mentions.find(
    (mention) =>
      (mention.entityId === undefined || names(mention)) &&
      mention.fragments.some((piece) => overlaps(piece, span)),
  );
  return there ? { kind: 'annotation', annotation: there } : { kind: 'text', span };
}

/** The annotation with this label on exactly this stretch of text. */
export function mentionAt(ctx: PlanContext, label: string, span: Span): Annotation | undefined {
  return mentionsOf(ctx, label).find((mention) => {
    const [piece] = mention.fragments;
    return mention.fragments.length === 1 && piece !== undefined && spansEqual(piece, span);
  });
}

function mentionsOf(ctx: PlanContext, label: string): readonly Annotation[] {
  const found: Annotation[] = [];
  for (const annotation of valuesOf(ctx.state.annotations)) {
    if (annotation.label === label && annotation.health !== 'orphaned') found.push(annotation);
  }
  return found;
}

function isInside(claim: Annotation, mention: Annotation): boolean {
  return mention.fragments.some((piece) => claim.fragments.some((part) => overlaps(part, piece)));
}

function nearestName(ctx: PlanContext, claim: Annotation, entity: Entity): Span | undefined {
  const names = namesOf(ctx, entity);
  const { text, blocks, language } = ctx;
  const near = extent(claim);
  const span = nearestMention({ text, blocks, language, names, near, avoid: claim.fragments });
  return span && withTitle(ctx, claim, span, names);
}

/** Name, aliases, and the surname of a person where nobody else in the registry has it. */
function namesOf(ctx: PlanContext, entity: Entity): readonly string[] {
  const names = [entity.name, ...entity.aliases];
  const surname = entity.kind === 'person' ? surnameOf(entity.name) : undefined;
  if (surname === undefined) return names;
  const key = nameKey(surname);
  for (const other of valuesOf(ctx.state.entities)) {
    // A merged one's names have gone over to the one it was merged into.
    if (other.id === entity.id || other.mergedInto !== undefined) continue;
    const isShared = [other.name, ...other.aliases].some(
      (name) => nameKey(name) === key || nameKey(surnameOf(name) ?? '') === key,
    );
    if (isShared) return names;
  }
  return [...names, surname];
}

/** "Kremlin spokesman Dmitry Peskov" where the name alone was found: the mention holds the title too. */
function withTitle(
  ctx: PlanContext,
  claim: Annotation,
  span: Span,
  names: readonly string[],
): Span {
  const block = ctx.blocks[blockIndexAt(ctx.blocks, span.start)];
  if (!block) return span;
  const keys = new Set(names.map(nameKey));
  const titled = nameCandidates(ctx.text, block).find(
    (candidate) => contains(candidate.span, span) && keys.has(nameKey(candidate.name)),
  );
  if (!titled || claim.fragments.some((piece) => overlaps(piece, titled.span))) return span;
  return titled.span;
}
