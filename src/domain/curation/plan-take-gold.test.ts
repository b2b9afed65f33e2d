import { expect, test } from 'vitest';
import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { applyCommand } from '#domain/annotation/apply-command.ts';
import {
  buildLayerState,
  sortedAnnotations,
  sortedRelations,
} from '#domain/annotation/build-layer-state.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { aRelation, anAnnotation, anEntity } from '#domain/annotation/test-layers.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { brand } from '#domain/ids.ts';
import { compareLayers } from './compare-layers.ts';
import type { Difference } from './difference.ts';
import { planTakeGold } from './plan-take-gold.ts';

const TEXT = 'x'.repeat(300);
const ENTITIES = [anEntity('e1', 'Ana Brandt'), anEntity('e2', 'Wire')];

type Work = {
  readonly annotations: readonly Annotation[];
  readonly relations?: readonly Relation[];
};

function compare(state: LayerState, gold: Work) {
  const entities = new Map(ENTITIES.map((each) => [each.id, each]));
  const own = {
    annotations: sortedAnnotations(state),
    relations: sortedRelations(state),
    entities,
  };
  const other = { annotations: gold.annotations, relations: gold.relations ?? [], entities };
  return compareLayers(TEXT, [own, other], (label) => label.replace('SOURCE', 'SPEAKER'));
}

/** Takes gold's version of everything, one after the other, and undoes it again. */
function takeAll(own: Work, gold: Work): readonly Difference['kind'][] {
  const start = buildLayerState(own.annotations, own.relations ?? [], ENTITIES);
  let state = start;
  let number = 0;
  const kinds: Difference['kind'][] = [];
  const inverses = [];
  for (;;) {
    const { differences, alignment } = compare(state, gold);
    const next = differences.find((each) => each.kind !== 'relation') ?? differences[0];
    if (!next) break;
    kinds.push(next.kind);
    const plan = planTakeGold(
      {
        state,
        codebook: DEFAULT_CODEBOOK,
        text: TEXT,
        blocks: [],
        language: 'en',
        projectId: brand('p1'),
        newId: () => `new${(number += 1)}`,
        now: 9,
      },
      next,
      alignment,
    );
    if (!plan.ok) throw new Error(plan.error.kind);
    const applied = applyCommand(state, plan.value);
    if (!applied.ok) throw new Error(applied.error.kind);
    inverses.unshift(applied.value.inverse);
    ({ state } = applied.value);
  }
  for (const inverse of inverses) {
    const applied = applyCommand(state, inverse);
    if (!applied.ok) throw new Error(applied.error.kind);
    ({ state } = applied.value);
  }
  expect(sortedAnnotations(state)).toEqual(sortedAnnotations(start));
  expect(sortedRelations(state)).toEqual(sortedRelations(start));
  return kinds;
}

const CLAIM = anAnnotation('g1', 0, 40, { attributes: { stance: 'asserts' } });
const SPEAKER = anAnnotation('g2', 50, 60, { label: 'SPEAKER', entityId: brand('e1') });
const SAID = aRelation('gr', 'said_by', 'g1', 'g2');
const GOLD: Work = { annotations: [CLAIM, SPEAKER], relations: [SAID] };

test('nothing becomes all of gold, links last, and every step is undone', () => {
  expect(takeAll({ annotations: [] }, GOLD)).toEqual(['only', 'only', 'relation']);
});

test('what gold lacks goes', () => {
  const extra = anAnnotation('o', 100, 110);
  expect(takeAll({ annotations: [extra] }, { annotations: [] })).toEqual(['only']);
});

test('a link that gold does not have goes, and its ends stay', () => {
  const own: Work = {
    annotations: [anAnnotation('o1', 0, 40, { attributes: { stance: 'asserts' } }), SPEAKER],
    relations: [aRelation('or', 'said_by', 'o1', 'g2')],
  };
  expect(takeAll(own, { annotations: GOLD.annotations })).toEqual(['relation']);
});

test('label, edges, answer, entity and link each become gold’s', () => {
  const own: Work = {
    annotations: [
      anAnnotation('o1', 0, 35, { attributes: { stance: 'denies' } }),
      anAnnotation('o2', 50, 60, { label: 'SOURCE', entityId: brand('e2') }),
      anAnnotation('o3', 70, 80, { label: 'SPEAKER', entityId: brand('e2') }),
    ],
    relations: [aRelation('or', 'said_by', 'o1', 'o3')],
  };
  const gold: Work = {
    annotations: [
      CLAIM,
      SPEAKER,
      anAnnotation('g3', 70, 80, { label: 'SPEAKER', entityId: brand('e2') }),
    ],
    relations: [SAID],
  };
  expect(new Set(takeAll(own, gold))).toEqual(
    new Set(['edge', 'attribute', 'label', 'entity', 'relation']),
  );
});

test('a split is joined, and a whole is split', () => {
  const whole: Work = { annotations: [anAnnotation('w', 0, 60)] };
  const parts: Work = { annotations: [anAnnotation('p1', 0, 28), anAnnotation('p2', 30, 60)] };
  expect(takeAll(parts, whole)).toEqual(['split']);
  expect(takeAll(whole, parts)).toEqual(['split']);
});

test('a link whose end is not there yet waits for it', () => {
  const state = buildLayerState([anAnnotation('o1', 0, 40)], [], ENTITIES);
  const { differences, alignment } = compare(state, GOLD);
  const link = differences.find(({ kind }) => kind === 'relation');
  if (!link) throw new Error('there is such a difference');
  const context = {
    state,
    codebook: DEFAULT_CODEBOOK,
    text: TEXT,
    blocks: [],
    language: 'en',
    projectId: brand<never>('p1'),
    newId: () => 'n',
    now: 9,
  };
  expect(planTakeGold(context, link, alignment).ok).toBe(false);
});
