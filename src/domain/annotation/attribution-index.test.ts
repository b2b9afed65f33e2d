import { expect, test } from 'vitest';
import { applyCommand } from './apply-command.ts';
import { buildLayerState } from './build-layer-state.ts';
import type { Command } from './command.ts';
import { anAnnotation } from './test-layers.ts';
import type { Block } from '#domain/text/block.ts';
import { createAttributionIndex } from './attribution-index.ts';

const blocks: readonly Block[] = [
  { id: 'b0', kind: 'headline', start: 0, end: 20 },
  { id: 'b1', kind: 'paragraph', start: 22, end: 80 },
  { id: 'b2', kind: 'paragraph', start: 82, end: 150 },
];

test('finds claims that share the first block, also one that runs over several', () => {
  const outer = anAnnotation('outer', 30, 140);
  const inner = anAnnotation('inner', 90, 100);
  const elsewhere = anAnnotation('elsewhere', 0, 10);
  const index = createAttributionIndex(blocks, buildLayerState([outer, inner, elsewhere], [], []));
  expect([...(index.around?.(inner) ?? [])].map((a) => a.id).toSorted()).toEqual([
    'inner',
    'outer',
  ]);
});

test('follows the state: a moved claim is found where it is now, a removed one no more', () => {
  const outer = anAnnotation('outer', 30, 70);
  const inner = anAnnotation('inner', 90, 100);
  let state = buildLayerState([outer, inner], [], []);
  const index = createAttributionIndex(blocks, state);
  function run(command: Command): void {
    const applied = applyCommand(state, command);
    if (!applied.ok) throw new Error(applied.error.kind);
    ({ state } = applied.value);
    index.update(state, applied.value.touched.annotations);
  }
  run({ kind: 'set-fragments', id: outer.id, fragments: [{ start: 85, end: 120 }], at: 1 });
  expect([...(index.around?.(inner) ?? [])].map((a) => a.id).toSorted()).toEqual([
    'inner',
    'outer',
  ]);
  run({ kind: 'remove-annotation', id: outer.id });
  expect([...(index.around?.(inner) ?? [])].map((a) => a.id)).toEqual(['inner']);
});

test('knows the sources that hold for the whole article', () => {
  const credit = anAnnotation('credit', 140, 150, {
    label: 'SOURCE',
    attributes: { scope: 'article' },
  });
  const local = anAnnotation('local', 90, 95, { label: 'SOURCE', attributes: { scope: 'local' } });
  const index = createAttributionIndex(blocks, buildLayerState([credit, local], [], []));
  expect([...(index.articleSources?.() ?? [])].map((a) => a.id)).toEqual(['credit']);
});
