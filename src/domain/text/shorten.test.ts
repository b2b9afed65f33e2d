import { expect, test } from 'vitest';
import { shorten } from './shorten.ts';

test.each([
  ['', 3, ''],
  ['abc', 3, 'abc'],
  ['abcd', 3, 'abc…'],
  ['ab🙂', 4, 'ab🙂'],
  ['ab🙂cd', 4, 'ab🙂…'],
  ['ab🙂cd', 3, 'ab…'],
])('%j of at most %i is %j', (text, most, short) => {
  expect(shorten(text, most)).toBe(short);
});
