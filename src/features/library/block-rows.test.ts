import { expect, test } from 'vitest';
import type { Block } from '#domain/text/block.ts';
import { blockRows } from './block-rows.ts';

const BLOCKS = ['b0', 'b1', 'b2', 'b3', 'b4'].map((id, index): Block => ({
  id,
  kind: 'paragraph',
  start: index * 3,
  end: index * 3 + 1,
}));

function shown(
  leftOut: readonly string[],
  opened: readonly string[],
  moved: readonly string[],
): readonly string[] {
  const asked = { opened: new Set(opened), moved: new Set(moved) };
  return blockRows(BLOCKS, new Set(leftOut), asked).map((row) =>
    row.kind === 'gap'
      ? `(${row.blocks.map(({ id }) => id).join(' ')}${row.isOpen ? ' open' : ''})`
      : `${row.block.id}${row.isLeftOut ? ' out' : ''}`,
  );
}

test.each([
  ['nothing left out', [], [], [], ['b0', 'b1', 'b2', 'b3', 'b4']],
  ['neighbours make one gap', ['b0', 'b1', 'b3'], [], [], ['(b0 b1)', 'b2', '(b3)', 'b4']],
  ['the end is a gap too', ['b4'], [], [], ['b0', 'b1', 'b2', 'b3', '(b4)']],
  [
    'one that was just left out splits its gap',
    ['b1', 'b2', 'b3'],
    [],
    ['b2'],
    ['b0', '(b1)', 'b2 out', '(b3)', 'b4'],
  ],
  [
    'an open gap stays, with its parts after it',
    ['b1', 'b2', 'b4'],
    ['b1', 'b2'],
    [],
    ['b0', '(b1 b2 open)', 'b1 out', 'b2 out', 'b3', '(b4)'],
  ],
  [
    'an open gap and a folded one beside it are two',
    ['b1', 'b2', 'b3'],
    ['b1'],
    [],
    ['b0', '(b1 open)', 'b1 out', '(b2 b3)', 'b4'],
  ],
])('%s', (_case, leftOut, opened, moved, rows) => {
  expect(shown(leftOut, opened, moved)).toEqual(rows);
});
