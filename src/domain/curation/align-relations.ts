import type { Relation, RelationEnd } from '#domain/annotation/annotation.ts';
import { ASSERTED_BY, CUE_ATTRIBUTE } from '#domain/annotation/named-entities.ts';
import { type AnnotationId, type EntityId, brand } from '#domain/ids.ts';
import type { Alignment } from './align-layers.ts';
import type { ComparedLayer } from './compared-layer.ts';
import { mainGroups } from './find-splits.ts';
import type { EntityKeys } from './resolve-entities.ts';
import { answerKey } from './span-differences.ts';

/** The relations of the layers that stand for the same link, at most one of each. */
export type RelationGroup = {
  readonly members: readonly (Relation | undefined)[];
  /** How its members found each other. */
  readonly by: 'exact' | 'type' | 'direction' | 'end' | 'alone';
  /** Groups of annotations at its ends, of all members. */
  readonly ends: readonly number[];
  /** Those that there are say the same of it: cue and asserter count as the same where they are aligned. */
  readonly hasSameAttributes: boolean;
};

/**
 * Relations align through their ends: those with the same type and aligned ends first, then those
 * with another type, the other direction, or another end. A mention that is linked to an entity is
 * the same end as the entity itself; the parts of a split are one end.
 */
export function alignRelations(
  layers: readonly ComparedLayer[],
  alignment: Alignment,
  entityKeys: readonly EntityKeys[],
): readonly RelationGroup[] {
  const endOf = endFinder(layers, alignment, entityKeys);
  const drafts = layers.flatMap(({ relations }, layer) =>
    relations.map((relation): Draft => {
      const members: Draft['members'] = Array.from({ length: layers.length });
      members[layer] = {
        relation,
        from: endOf(layer, { kind: 'annotation', id: relation.from }),
        to: endOf(layer, relation.to),
      };
      return { members, by: 'alone' };
    }),
  );
  for (const stage of STAGES) joinBy(stage, drafts);
  const answersOf = answerReader(alignment, entityKeys);
  return drafts
    .filter(({ members }) => members.some((member) => member !== undefined))
    .map(({ members, by }) => ({
      members: members.map((member) => member?.relation),
      by,
      ends: [...new Set(members.flatMap((m) => (m ? [m.from.group, m.to.group] : [])))].filter(
        (group) => group !== undefined,
      ),
      hasSameAttributes:
        new Set(members.flatMap((m, layer) => (m ? [answersOf(layer, m.relation)] : []))).size < 2,
    }));
}

/** A relation's attributes as text that is equal for equal answers. */
function answerReader(
  { groupOf }: Alignment,
  entityKeys: readonly EntityKeys[],
): (layer: number, relation: Relation) => string {
  return (layer, { attributes }) =>
    Object.entries(attributes)
      .flatMap(([name, value]) => {
        const id = typeof value === 'string' ? value : '';
        const meant =
          name === CUE_ATTRIBUTE
            ? groupOf[layer]?.get(brand<AnnotationId>(id))
            : name === ASSERTED_BY && entityKeys[layer]?.get(brand<EntityId>(id));
        const answer =
          typeof meant === 'string' || typeof meant === 'number' ? meant : answerKey(value);
        return answer === undefined ? [] : [`${name} = ${answer}`];
      })
      .toSorted()
      .join('\n');
}

type End = { readonly group: number | undefined; readonly entity: string | undefined };
type Member = { readonly relation: Relation; readonly from: End; readonly to: End };
type Draft = { members: (Member | undefined)[]; by: RelationGroup['by'] };

type Stage = {
  readonly by: Exclude<RelationGroup['by'], 'alone'>;
  /** Keys under which a relation that stands in a group can be found. */
  readonly keys: (member: Member) => readonly string[];
  /** Keys that one without partners asks for. */
  readonly asks: (member: Member) => readonly string[];
};

const exactKeys = ({ relation, from, to }: Member): readonly string[] =>
  keysOf(to).map((end) => `${relation.type} ${from.group} ${end}`);
const sameEnds = ({ from, to }: Member): readonly string[] =>
  keysOf(to).map((end) => `${from.group} ${end}`);
const sameStart = ({ relation, from }: Member): readonly string[] => [
  `${relation.type} ${from.group}`,
];

const STAGES: readonly Stage[] = [
  { by: 'exact', keys: exactKeys, asks: exactKeys },
  { by: 'type', keys: sameEnds, asks: sameEnds },
  {
    by: 'direction',
    keys: exactKeys,
    asks: ({ relation, from, to }) =>
      to.group === undefined ? [] : [`${relation.type} ${to.group} at ${from.group}`],
  },
  { by: 'end', keys: sameStart, asks: sameStart },
];

/** A mention is found by its place and, where it is linked, by its entity. */
function keysOf({ group, entity }: End): readonly string[] {
  const keys: string[] = [];
  if (group !== undefined) keys.push(`at ${group}`);
  if (entity !== undefined) keys.push(`is ${entity}`);
  return keys;
}

function joinBy({ by, keys, asks }: Stage, drafts: readonly Draft[]): void {
  const index = new Map<string, Set<Draft>>();
  for (const draft of drafts) {
    const layer = soleLayer(draft);
    const alone = layer === undefined ? undefined : draft.members[layer];
    let home = draft;
    if (alone && layer !== undefined) {
      const target = findLacking(layer, asks(alone), index);
      if (target) {
        target.members[layer] = alone;
        draft.members[layer] = undefined;
        // The least alike of its members names the whole.
        target.by = by;
        home = target;
      }
    }
    for (const member of home.members) {
      for (const key of member ? keys(member) : []) {
        const known = index.get(key);
        if (known) known.add(home);
        else index.set(key, new Set([home]));
      }
    }
  }
}

function findLacking(
  layer: number,
  keys: readonly string[],
  index: ReadonlyMap<string, ReadonlySet<Draft>>,
): Draft | undefined {
  for (const key of keys) {
    for (const draft of index.get(key) ?? []) if (!draft.members[layer]) return draft;
  }
  return undefined;
}

function soleLayer({ members }: Draft): number | undefined {
  const layers = [...members.keys()].filter((layer) => members[layer] !== undefined);
  return layers.length === 1 ? layers[0] : undefined;
}

type EndFinder = (layer: number, end: RelationEnd) => End;

function endFinder(
  layers: readonly ComparedLayer[],
  { groupOf, splits }: Alignment,
  entityKeys: readonly EntityKeys[],
): EndFinder {
  const mainOf = mainGroups(splits);
  const entityOf = layers.map(
    ({ annotations }, layer) =>
      new Map(
        annotations.flatMap(({ id, entityId }) =>
          entityId === undefined ? [] : [[id, entityKeys[layer]?.get(entityId) ?? entityId]],
        ),
      ),
  );
  return (layer, end) => {
    if (end.kind === 'entity') {
      return { group: undefined, entity: entityKeys[layer]?.get(end.id) ?? end.id };
    }
    const { id } = end;
    const group = groupOf[layer]?.get(id);
    return {
      group: group === undefined ? undefined : (mainOf.get(group) ?? group),
      entity: entityOf[layer]?.get(id),
    };
  };
}
