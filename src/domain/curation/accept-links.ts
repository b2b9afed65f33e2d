import { type Relation, type RelationEnd, answerTo } from '#domain/annotation/annotation.ts';
import { applyCommand } from '#domain/annotation/apply-command.ts';
import type { Command } from '#domain/annotation/command.ts';
import { CUE_ATTRIBUTE } from '#domain/annotation/named-entities.ts';
import { batch } from '#domain/annotation/plan-context.ts';
import { findRelation } from '#domain/codebook/codebook.ts';
import { getFrom, valuesOf } from '#domain/collection/bucket-map.ts';
import { type AnnotationId, type RelationId, brand } from '#domain/ids.ts';
import {
  ALREADY,
  type AcceptContext,
  type Acceptance,
  type BroughtLink,
  CHANGED,
  IMPOSSIBLE,
  type RelationVersion,
  acceptedId,
  change,
  isSame,
} from './acceptance.ts';
import { type Version, decidedVersion, versionIn } from './decided-version.ts';
import type { Difference } from './difference.ts';

/** Links that only follow from the decision: without them a claim that is taken over would have no speaker. */
export function withFollowing(result: Acceptance, key: string, context: AcceptContext): Acceptance {
  if (result.kind !== 'change') return result;
  const applied = applyCommand(context.plan.state, result.command);
  if (!applied.ok) return IMPOSSIBLE;
  let { state } = applied.value;
  const commands = [result.command];
  const links: BroughtLink[] = [];
  for (const { difference, follows, outcome } of context.items) {
    if (difference.kind !== 'relation' || !follows || outcome?.kind !== 'take') continue;
    if (!difference.waitsFor.includes(key)) continue;
    const version = versionIn(difference, context.layers.indexOf(outcome.layer));
    const now = { ...context, plan: { ...context.plan, state } };
    const link = acceptRelation(difference, version, now);
    if (link.kind !== 'change' || version.kind !== 'relation') continue;
    const others = othersOf(version, now);
    // Whose speaker it is would be asked a second time, behind my back.
    if (!others) continue;
    const unlink = others.replaces.map(({ relation: { id } }): Command => ({ kind: 'unlink', id }));
    const command = batch([...unlink, link.command]);
    const linked = applyCommand(state, command);
    if (!linked.ok) continue;
    ({ state } = linked.value);
    commands.push(command);
    links.push({ version, ...others });
  }
  return { ...result, command: batch(commands), links };
}

/**
 * A claim has a speaker already: what becomes of that link when another comes along. Undefined where nobody
 * has decided about it, or it is not as it was reviewed.
 */
function othersOf(
  { relation, layer: from }: RelationVersion,
  context: AcceptContext,
): Pick<BroughtLink, 'replaces' | 'beside'> | undefined {
  const { plan, layer, items } = context;
  const replaces: RelationVersion[] = [];
  const beside: RelationVersion[] = [];
  if (findRelation(plan.codebook, relation.type)?.field === undefined) return { replaces, beside };
  const start = counterpart(relation.from, from, context);
  for (const each of valuesOf(plan.state.relations)) {
    if (each.type !== relation.type || each.from !== start) continue;
    const version: RelationVersion = { kind: 'relation', relation: each, layer, key: each.id };
    const item = items.find(
      ({ difference }) =>
        difference.kind === 'relation' && difference.relations[layer]?.id === each.id,
    );
    const reviewed = context.relations
      .map(({ members }) => members[layer])
      .find((mine) => mine?.id === each.id);
    const isAsReviewed = reviewed ? isSameLink(reviewed, each) : each.provenance === 'curated';
    if (!isAsReviewed || (item && !item.outcome)) return undefined;
    const became = item?.outcome && decidedVersion(item.difference, item.outcome, context.layers);
    if (became?.kind === 'nothing') replaces.push(version);
    else beside.push(version);
  }
  return { replaces, beside };
}

export function acceptRelation(
  difference: Extract<Difference, { kind: 'relation' }>,
  became: Version,
  context: AcceptContext,
): Acceptance {
  const { state } = context.plan;
  const mine = difference.relations[context.layer];
  const now = mine && getFrom(state.relations, mine.id);
  if (became.kind !== 'relation') {
    if (!mine || !now) return ALREADY;
    return isSameLink(now, mine) ? change([{ kind: 'unlink', id: mine.id }]) : CHANGED;
  }
  const theirs = inMyTerms(became.relation, became.layer, context);
  if (!theirs) return IMPOSSIBLE;
  const same = [...valuesOf(state.relations)].find((each) => isSameLink(each, theirs));
  if (same && isSameAttributes(same, theirs)) return ALREADY;
  if (!mine) return same ? CHANGED : change([{ kind: 'link', relation: theirs }]);
  if (!now || !isSameLink(now, mine)) return CHANGED;
  return change([{ kind: 'replace-relation', relation: { ...theirs, id: mine.id } }]);
}

/** Another's relation with the annotations of my layer at its ends; undefined where one of them is not there. */
function inMyTerms(relation: Relation, from: number, context: AcceptContext): Relation | undefined {
  const start = counterpart(relation.from, from, context);
  const to = endInMyTerms(relation.to, from, context);
  if (start === undefined || !to) return undefined;
  const { [CUE_ATTRIBUTE]: cue, ...rest } = relation.attributes;
  const myCue =
    typeof cue === 'string' ? counterpart(brand<AnnotationId>(cue), from, context) : undefined;
  return {
    ...relation,
    id: brand<RelationId>(`accepted-${relation.id}`),
    from: start,
    to,
    attributes: { ...rest, ...(myCue !== undefined && { [CUE_ATTRIBUTE]: myCue }) },
    provenance: 'curated',
  };
}

function endInMyTerms(
  to: RelationEnd,
  from: number,
  context: AcceptContext,
): RelationEnd | undefined {
  if (to.kind === 'entity') {
    return getFrom(context.plan.state.entities, to.id) ? to : undefined;
  }
  const id = counterpart(to.id, from, context);
  return id === undefined ? undefined : { kind: 'annotation', id };
}

/** What stands in my layer for another's annotation: aligned with it, or taken over from it. */
function counterpart(
  id: AnnotationId,
  from: number,
  { plan, alignment, layer }: AcceptContext,
): AnnotationId | undefined {
  const group = alignment.groupOf[from]?.get(id);
  const aligned = group === undefined ? undefined : alignment.groups[group]?.members[layer]?.id;
  return [aligned, acceptedId(id)].find(
    (each) => each !== undefined && getFrom(plan.state.annotations, each) !== undefined,
  );
}

function isSameLink(a: Relation, b: Relation): boolean {
  return a.type === b.type && a.from === b.from && a.to.kind === b.to.kind && a.to.id === b.to.id;
}

function isSameAttributes(a: Relation, b: Relation): boolean {
  const keys = new Set([...Object.keys(a.attributes), ...Object.keys(b.attributes)]);
  return [...keys].every((key) => isSame(answerTo(a.attributes, key), answerTo(b.attributes, key)));
}
