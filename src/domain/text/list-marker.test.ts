import { expect, test } from 'vitest';
import { listMarkerOf } from './list-marker.ts';

test.each([
  ['3. Third', 3, 1],
  ['12) Twelfth', 4, 1],
  ['2.1. Nested', 5, 2],
  ['b. Second', 3, 1],
  ['xiv. Late', 5, 1],
  ['◦ Nested', 2, 2],
  ['▪ Deeper', 2, 3],
  ['¹ In a letter.', 2, 1],
])('of "%s" it is %i long, level %i', (text, length, level) => {
  expect(listMarkerOf(text)).toEqual({ length, level });
});

test.each(['Third', '2024 was dry.', '3.5 million', 'U.S. officials said', 'No. 5 is alive', ''])(
  'there is none in "%s"',
  (text) => {
    expect(listMarkerOf(text)?.length).toBeUndefined();
  },
);
