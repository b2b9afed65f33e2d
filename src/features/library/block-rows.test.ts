import { expect, test } from 'vitest';
import type { Block } from '#domain/text/block.ts';
import { blockRows } from './block-rows.ts';

const BLOCKS = ['b0', 'b1', 'b2', 'b3', 'b4'].map((id, index): Block => ({
  id,
  kind: 'paragraph',
  start: index * 3,
  end: index * 3 + 1,
}));

function shown(leftOut: readonly string[], open: readonly string[] = []): readonly string[] {
  return blockRows(BLOCKS, new Set(leftOut), ({ id }) => open.includes(id)).map((row) =>
    row.kind === 'gap'
      ? `(${row.blocks.map(({ id }) => id).join(' ')})`
      : `${row.block.id}${row.isLeftOut ? ' out' : ''}`,
  );
}

test.each([
  ['nothing left out', [], [], ['b0', 'b1', 'b2', 'b3', 'b4']],
  ['neighbours make one gap', ['b0', 'b1', 'b3'], [], ['(b0 b1)', 'b2', '(b3)', 'b4']],
  ['the end is a gap too', ['b4'], [], ['b0', 'b1', 'b2', 'b3', '(b4)']],
  [
    'an open one splits its gap',
    ['b1', 'b2', 'b3'],
    ['b2'],
    ['b0', '(b1)', 'b2 out', '(b3)', 'b4'],
  ],
])('%s', (_case, leftOut, open, rows) => {
  expect(shown(leftOut, open)).toEqual(rows);
});
