import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { getFrom } from '#domain/collection/bucket-map.ts';
import { brand } from '#domain/ids.ts';
import type { Annotation, AttributeValue, Relation } from './annotation.ts';
import { applyCommand } from './apply-command.ts';
import { buildLayerState, sortedAnnotations, sortedRelations } from './build-layer-state.ts';
import type { Command, CommandError } from './command.ts';
import { countLayer, countsAfter, entityIdsOf } from './count-layer.ts';
import type { LayerState } from './layer-state.ts';
import { aRelation, anAnnotation, anEntity } from './test-layers.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'];

// Few ids and small numbers, so that commands meet each other's effects again and again.
const id = fc.constantFrom(...IDS);
const at = fc.integer({ min: 2, max: 9 });
const label = fc.constantFrom('CLAIM', 'SPEAKER', 'SOURCE');
const attributeValue = fc.oneof(
  fc.constantFrom<AttributeValue>(true, false, 'denies', 'b'),
  fc.array(fc.constantFrom('event', 'causal'), { maxLength: 2 }),
);
const attribute = fc.constantFrom(
  'stance',
  'unattributed',
  'asserted_by',
  '__proto__',
  'constructor',
);
const fragments = fc
  .uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 6 })
  .map((ends) => {
    const sorted = ends.toSorted((a, b) => a - b);
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => ({
      start: sorted[i * 2] ?? 0,
      end: sorted[i * 2 + 1] ?? 0,
    }));
  });
const annotation: fc.Arbitrary<Annotation> = fc
  .record({ id, label, fragments, entity: fc.option(id, { nil: undefined }), note: fc.boolean() })
  .map((parts) => {
    const made = anAnnotation(parts.id, 0, 1, { label: parts.label, fragments: parts.fragments });
    const noted = parts.note ? { ...made, note: 'discuss' } : made;
    return parts.entity === undefined ? noted : { ...noted, entityId: brand(parts.entity) };
  });
const relation: fc.Arbitrary<Relation> = fc
  .record({
    id,
    type: fc.constantFrom('said_by', 'based_on'),
    from: id,
    to: id,
    toEntity: fc.boolean(),
  })
  .map(({ id: relationId, type, from, to, toEntity }) =>
    aRelation(
      relationId,
      type,
      from,
      to,
      toEntity ? { to: { kind: 'entity', id: brand(to) } } : {},
    ),
  );
const entity = fc.record({ id, name: fc.string() }).map((parts) => anEntity(parts.id, parts.name));

const single: fc.Arbitrary<Command> = fc.oneof(
  annotation.map((made): Command => ({ kind: 'add-annotation', annotation: made })),
  id.map((name): Command => ({ kind: 'remove-annotation', id: brand(name) })),
  annotation.map((made): Command => ({ kind: 'replace-annotation', annotation: made })),
  fc.tuple(id, label, at).map(([name, to, time]): Command => ({
    kind: 'relabel',
    id: brand(name),
    label: to,
    at: time,
  })),
  fc.tuple(id, fragments, at).map(([name, spans, time]): Command => ({
    kind: 'set-fragments',
    id: brand(name),
    fragments: spans,
    at: time,
  })),
  fc.tuple(id, attribute, fc.option(attributeValue), at).map(([name, key, to, time]): Command => ({
    kind: 'set-attribute',
    id: brand(name),
    attribute: key,
    value: to,
    at: time,
  })),
  fc.tuple(id, fc.option(id), at).map(([name, to, time]): Command => ({
    kind: 'set-entity',
    id: brand(name),
    entityId: to === null ? null : brand(to),
    at: time,
  })),
  fc
    .tuple(id, fc.option(fc.string()), at)
    .map(([name, note, time]): Command => ({ kind: 'set-note', id: brand(name), note, at: time })),
  fc
    .tuple(id, fc.array(fc.record({ note: fc.string() }), { maxLength: 2 }), at)
    .map(([name, evidence, time]): Command => ({
      kind: 'set-evidence',
      id: brand(name),
      evidence,
      at: time,
    })),
  relation.map((made): Command => ({ kind: 'link', relation: made })),
  relation.map((made): Command => ({ kind: 'replace-relation', relation: made })),
  id.map((name): Command => ({ kind: 'unlink', id: brand(name) })),
  fc.tuple(id, attribute, fc.option(attributeValue)).map(([name, key, to]): Command => ({
    kind: 'set-relation-attribute',
    id: brand(name),
    attribute: key,
    value: to,
  })),
  entity.map((made): Command => ({ kind: 'add-entity', entity: made })),
  entity.map((made): Command => ({ kind: 'replace-entity', entity: made })),
  id.map((name): Command => ({ kind: 'remove-entity', id: brand(name) })),
);
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: single },
  {
    weight: 1,
    arbitrary: fc
      .array(single, { maxLength: 4 })
      .map((commands): Command => ({ kind: 'batch', commands })),
  },
);

const START = buildLayerState(
  [
    anAnnotation('a', 0, 10),
    anAnnotation('b', 2, 6, { label: 'SPEAKER', entityId: brand('a') }),
    anAnnotation('c', 12, 20),
  ],
  [aRelation('a', 'said_by', 'a', 'b'), aRelation('b', 'restates', 'c', 'a')],
  [anEntity('a', 'Ana Núñez'), anEntity('b', 'The audit office')],
);

test('any commands undone in reverse order give back the very state they started from', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
      const states = [START];
      const inverses: Command[] = [];
      for (const each of commands) {
        const outcome = applyCommand(last(states), each);
        if (!outcome.ok) continue;
        states.push(outcome.value.state);
        inverses.push(outcome.value.inverse);
      }
      let state = last(states);
      const redos: Command[] = [];
      for (let i = inverses.length - 1; i >= 0; i -= 1) {
        const undone = mustApply(state, inverses[i]);
        state = undone.state;
        redos.push(undone.inverse);
        expect(state).toEqual(states[i]);
      }
      for (const redo of redos.toReversed()) state = mustApply(state, redo).state;
      expect(state).toEqual(last(states));
    }),
    { numRuns: 300 },
  );
});

test('what is derived is always what building the state anew would give', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
      let state = START;
      for (const each of commands) {
        const outcome = applyCommand(state, each);
        if (outcome.ok) state = outcome.value.state;
      }
      const entities = [...state.entities.buckets].flatMap((bucket) => [
        ...(bucket?.values() ?? []),
      ]);
      const rebuilt = buildLayerState(sortedAnnotations(state), sortedRelations(state), entities);
      expect(state).toEqual(rebuilt);
    }),
    { numRuns: 300 },
  );
});

test('counts kept up edit by edit equal a full count, and so do the entities in use', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
      let state = START;
      let counts = countLayer(START);
      for (const each of commands) {
        const outcome = applyCommand(state, each);
        if (!outcome.ok) continue;
        counts = countsAfter(counts, state, outcome.value.state, outcome.value.touched);
        state = outcome.value.state;
        expect(counts).toEqual(countLayer(state));
      }
      const named = new Set([
        ...sortedAnnotations(state).flatMap((each) => each.entityId ?? []),
        ...sortedRelations(state).flatMap((each) => {
          const asserter = each.attributes['asserted_by'];
          const end = each.to.kind === 'entity' ? [each.to.id as string] : [];
          return typeof asserter === 'string' ? [...end, asserter] : end;
        }),
      ]);
      expect(entityIdsOf(state)).toEqual([...named].toSorted());
    }),
    { numRuns: 300 },
  );
});

test('a batch that fails half-way changes nothing', () => {
  const outcome = applyCommand(START, {
    kind: 'batch',
    commands: [
      { kind: 'set-note', id: brand('a'), note: 'half', at: 5 },
      { kind: 'unlink', id: brand('nowhere') },
    ],
  });
  expect(outcome).toEqual({ ok: false, error: { kind: 'unknown-relation', id: 'nowhere' } });
  expect(getFrom(START.annotations, brand('a'))?.note).toBeUndefined();
});

test('removing an annotation takes its relations along, and undoing brings them back', () => {
  const removed = mustApply(START, { kind: 'remove-annotation', id: brand('a') });
  expect(removed.state.relations.size).toBe(0);
  expect(removed.state.relationsOf.size).toBe(0);
  expect(removed.touched.annotations.toSorted()).toEqual(['a', 'b', 'c']);
  expect(mustApply(removed.state, removed.inverse).state).toEqual(START);
});

test('undoing a change brings the time of the last change back too', () => {
  const changed = mustApply(START, { kind: 'relabel', id: brand('a'), label: 'CUE', at: 99 });
  expect(getFrom(changed.state.annotations, brand('a'))?.updatedAt).toBe(99);
  const undone = mustApply(changed.state, changed.inverse);
  expect(getFrom(undone.state.annotations, brand('a'))?.updatedAt).toBe(1);
});

test.each<[string, Command, CommandError]>([
  [
    'an id that is taken',
    { kind: 'add-annotation', annotation: anAnnotation('a', 0, 1) },
    { kind: 'id-taken', id: 'a' },
  ],
  ['no fragment', withFragments([]), badFragments()],
  ['an empty fragment', withFragments([[3, 3]]), badFragments()],
  ['a fragment that ends before it starts', withFragments([[5, 3]]), badFragments()],
  ['a negative offset', withFragments([[-1, 3]]), badFragments()],
  ['half an offset', withFragments([[0.5, 3]]), badFragments()],
  ['an offset that is no number', withFragments([[Number.NaN, 3]]), badFragments()],
  [
    'unsorted fragments',
    withFragments([
      [5, 7],
      [0, 3],
    ]),
    badFragments(),
  ],
  [
    'overlapping fragments',
    withFragments([
      [0, 3],
      [2, 7],
    ]),
    badFragments(),
  ],
  [
    'touching fragments',
    withFragments([
      [0, 3],
      [3, 7],
    ]),
    badFragments(),
  ],
  [
    'an entity nobody knows',
    { kind: 'set-entity', id: brand('a'), entityId: brand('x'), at: 2 },
    { kind: 'unknown-entity', id: brand('x') },
  ],
  [
    'a link to an annotation nobody knows',
    { kind: 'link', relation: aRelation('n', 'said_by', 'a', 'x') },
    { kind: 'unknown-annotation', id: brand('x') },
  ],
  [
    'a relation id that is taken',
    { kind: 'link', relation: aRelation('a', 'said_by', 'a', 'b') },
    { kind: 'id-taken', id: 'a' },
  ],
  [
    'an asserter nobody knows',
    { kind: 'set-relation-attribute', id: brand('a'), attribute: 'asserted_by', value: 'x' },
    { kind: 'unknown-entity', id: brand('x') },
  ],
  [
    'removing an entity in use',
    { kind: 'remove-entity', id: brand('a') },
    { kind: 'entity-in-use', id: brand('a') },
  ],
  [
    'changing an annotation nobody knows',
    { kind: 'set-note', id: brand('x'), note: null, at: 2 },
    { kind: 'unknown-annotation', id: brand('x') },
  ],
  [
    'replacing an entity nobody knows',
    { kind: 'replace-entity', entity: anEntity('x', 'X') },
    { kind: 'unknown-entity', id: brand('x') },
  ],
])('refuses %s', (_case, given, error) => {
  expect(applyCommand(START, given)).toEqual({ ok: false, error });
});

test('an entity nobody names any more can be removed', () => {
  const freed = mustApply(START, { kind: 'set-entity', id: brand('b'), entityId: null, at: 2 });
  expect(applyCommand(freed.state, { kind: 'remove-entity', id: brand('a') }).ok).toBe(true);
});

function withFragments(pairs: readonly (readonly [number, number])[]): Command {
  return {
    kind: 'set-fragments',
    id: brand('a'),
    fragments: pairs.map(([start, end]) => ({ start, end })),
    at: 2,
  };
}

function badFragments(): CommandError {
  return { kind: 'bad-fragments', id: brand('a') };
}

function mustApply(state: LayerState, given: Command | undefined) {
  if (!given) throw new Error('no command given');
  const outcome = applyCommand(state, given);
  if (!outcome.ok) throw new Error(`refused: ${outcome.error.kind}`);
  return outcome.value;
}

function last<T>(values: readonly T[]): T {
  const value = values.at(-1);
  if (value === undefined) throw new Error('empty');
  return value;
}
