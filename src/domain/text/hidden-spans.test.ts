import { expect, test } from 'vitest';
import { cutOut, hiddenSpans, sharedParts } from './hidden-spans.ts';

test('hidden stretches are the hidden blocks, in order', () => {
  const blocks = [
    { id: 'b0', kind: 'paragraph', start: 0, end: 4 },
    { id: 'b1', kind: 'paragraph', start: 6, end: 9, hidden: true },
  ] as const;
  expect(hiddenSpans(blocks)).toMatchObject([{ start: 6, end: 9 }]);
});

test.each([
  [
    'before and after',
    { start: 0, end: 20 },
    [
      [0, 6],
      [9, 12],
      [15, 20],
    ],
  ],
  ['its end', { start: 2, end: 8 }, [[2, 6]]],
  ['its start', { start: 7, end: 11 }, [[9, 11]]],
  ['all of it', { start: 6, end: 9 }, []],
  ['nothing of it', { start: 0, end: 6 }, [[0, 6]]],
] as const)('cutting leaves a span without %s', (_case, span, expected) => {
  const stretches = [
    { start: 6, end: 9 },
    { start: 12, end: 15 },
  ];
  const left = cutOut([span], stretches);
  expect(left.map(({ start, end }) => [start, end])).toEqual(expected);
});

test('shared parts are what both sides hold', () => {
  expect(
    sharedParts(
      [{ start: 0, end: 10 }],
      [
        { start: 4, end: 6 },
        { start: 8, end: 14 },
        { start: 10, end: 12 },
      ],
    ),
  ).toEqual([
    { start: 4, end: 6 },
    { start: 8, end: 10 },
  ]);
});
