import { expect, test } from 'vitest';
import { type EntityId, brand } from '#domain/ids.ts';
import { applyCommand } from './apply-command.ts';
import { attributionOf } from './attribution-of.ts';
import { buildLayerState, sortedAnnotations, sortedRelations } from './build-layer-state.ts';
import { entityRecord, tallyLayer } from './entity-uses.ts';
import { type Move, planMoves, reversedMove } from './move-uses.ts';
import { aRelation, anAnnotation, anEntity } from './test-layers.ts';

const TEXT =
  'RT says: “No talks,” Peskov said. He added that\n\nnothing 🙂 changed, the Kremlin said.';
const P = brand<EntityId>('p');
const OLD = brand<EntityId>('old');
const C = brand<EntityId>('c');

function at(words: string): [number, number] {
  const start = TEXT.indexOf(words);
  return [start, start + words.length];
}

function layer() {
  return buildLayerState(
    [
      anAnnotation('q1', ...at('“No talks,”'), { attributes: { quote_type: 'direct' } }),
      anAnnotation('q2', ...at('that\n\nnothing 🙂 changed'), {
        attributes: { quote_type: 'indirect' },
      }),
      anAnnotation('m1', ...at('Peskov'), { label: 'SPEAKER', entityId: OLD }),
      anAnnotation('m2', ...at('He'), { label: 'SPEAKER', entityId: P }),
      anAnnotation('s1', ...at('RT'), { label: 'SOURCE', entityId: brand('rt') }),
    ],
    [
      aRelation('r1', 'said_by', 'q1', 'm1'),
      aRelation('r2', 'said_by', 'q2', '', { to: { kind: 'entity', id: P } }),
      aRelation('r3', 'reported_by', 'q1', 's1', { attributes: { asserted_by: 'p' } }),
    ],
    [
      anEntity('p', 'Dmitry Peskov'),
      anEntity('old', 'Peskov', { mergedInto: P }),
      anEntity('rt', 'RT'),
      anEntity('c', 'Ivan Peskov'),
    ],
  );
}

test('everything somebody said is found under all their ids, each with its context and what it came through', () => {
  const { statements, uses } = entityRecord(layer(), TEXT, new Set([P, OLD]));
  expect(statements).toEqual([
    {
      claimId: 'q1',
      field: 'speaker',
      start: 9,
      before: 'RT says: ',
      quote: '“No talks,”',
      after: ' Peskov said. He added that nothing 🙂 changed, the Kremlin',
      quoteType: 'direct',
      others: [{ entityId: 'rt', words: 'RT' }],
    },
    expect.objectContaining({ claimId: 'q2', quote: 'that nothing 🙂 changed', others: [] }),
  ]);
  expect(uses.map(({ ref, claims }) => [ref.kind, ref.id, claims])).toEqual([
    ['asserter', 'r3', 0],
    ['mention', 'm1', 1],
    ['mention', 'm2', 0],
    ['end', 'r2', 1],
  ]);
});

test('each claim is counted once for each id', () => {
  expect(tallyLayer(layer(), TEXT)).toEqual([
    { entityId: 'old', said: 1, reported: 0 },
    { entityId: 'p', said: 1, reported: 0 },
    { entityId: 'rt', said: 0, reported: 1 },
  ]);
});

test('a credit line is the source of every claim without one of its own, and an inner claim has its outer one’s speaker', () => {
  const base = layer();
  const state = buildLayerState(
    [
      ...sortedAnnotations(base),
      anAnnotation('credit', ...at('the Kremlin'), {
        label: 'SOURCE',
        entityId: C,
        attributes: { scope: 'article' },
      }),
      anAnnotation('inner', ...at('nothing')),
    ],
    sortedRelations(base),
    [],
  );
  const credited = entityRecord(state, TEXT, new Set([C]));
  expect(credited.statements.map(({ claimId, field }) => [claimId, field])).toEqual([
    ['q2', 'source'],
    ['inner', 'source'],
  ]);
  expect(credited.statements[0]?.others).toEqual([{ entityId: 'p', words: '' }]);
  expect(credited.uses).toMatchObject([{ ref: { id: 'credit' }, claims: 2 }]);
  const said = entityRecord(state, TEXT, new Set([P]));
  expect(said.statements.map(({ claimId, others }) => [claimId, others])).toEqual([
    ['q2', [{ entityId: 'c', words: 'the Kremlin' }]],
    ['inner', [{ entityId: 'c', words: 'the Kremlin' }]],
  ]);
  expect(tallyLayer(state, TEXT)).toEqual([
    { entityId: 'c', said: 0, reported: 2 },
    { entityId: 'old', said: 1, reported: 0 },
    { entityId: 'p', said: 2, reported: 0 },
    { entityId: 'rt', said: 0, reported: 1 },
  ]);
});

test('a claim answered with somebody who was merged shows who it is now', () => {
  const shown = attributionOf(layer(), TEXT, brand('q1'), 'speaker');
  expect(shown).toMatchObject({ kind: 'by', by: [{ name: 'Dmitry Peskov', entityId: 'p' }] });
});

test('moves name somebody else, and moving back leaves the very layer, times included', () => {
  const state = layer();
  const moves: readonly Move[] = [
    { use: { kind: 'mention', id: brand('m1') }, from: OLD, to: C },
    { use: { kind: 'end', id: brand('r2') }, from: P, to: C },
    { use: { kind: 'asserter', id: brand('r3') }, from: P, to: C },
    // Gone by now, and somebody else's by now: left alone.
    { use: { kind: 'mention', id: brand('gone') }, from: P, to: C },
    { use: { kind: 'mention', id: brand('m2') }, from: OLD, to: C },
  ];
  const { command, made } = planMoves(state, moves, 99);
  expect(made).toHaveLength(3);
  const moved = applyCommand(state, command);
  if (!moved.ok) throw new Error('refused');
  expect(entityRecord(moved.value.state, TEXT, new Set([C])).uses).toHaveLength(3);
  const back = planMoves(moved.value.state, made.map(reversedMove), 100);
  const restored = applyCommand(moved.value.state, back.command);
  if (!restored.ok) throw new Error('refused');
  expect(sortedAnnotations(restored.value.state)).toEqual(sortedAnnotations(state));
  expect(sortedRelations(restored.value.state)).toEqual(sortedRelations(state));
});
