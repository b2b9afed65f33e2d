import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bucketMapFrom,
  emptyMap,
  entriesOf,
  getFrom,
  valuesOf,
  withEntry,
  withoutEntry,
} from './bucket-map.ts';

const steps = fc.array(
  fc.tuple(
    fc.constantFrom('set', 'delete'),
    fc.oneof(fc.string(), fc.constantFrom('a', 'b', '__proto__')),
    fc.nat(),
  ),
  { maxLength: 60 },
);

test('behaves as a Map under any edits, and an earlier version never changes', () => {
  fc.assert(
    fc.property(steps, (edits) => {
      const model = new Map<string, number>();
      let map = emptyMap<string, number>();
      for (const [kind, key, value] of edits) {
        const earlier = map;
        const before = new Map(entriesOf(earlier));
        if (kind === 'set') {
          model.set(key, value);
          map = withEntry(map, key, value);
        } else {
          model.delete(key);
          map = withoutEntry(map, key);
        }
        expect(new Map(entriesOf(earlier))).toEqual(before);
        expect(getFrom(map, key)).toBe(model.get(key));
      }
      expect(map.size).toBe(model.size);
      expect(new Map(entriesOf(map))).toEqual(model);
      expect([...valuesOf(map)].length).toBe(model.size);
      // Equal content is deeply equal, however it came about.
      expect(map).toEqual(bucketMapFrom(model));
    }),
  );
});

test('building from entries keeps the last value of a key and counts it once', () => {
  const map = bucketMapFrom<string, number>([
    ['a', 1],
    ['b', 2],
    ['a', 3],
  ]);
  expect(map.size).toBe(2);
  expect(getFrom(map, 'a')).toBe(3);
});

test('deleting what is not there gives the same map', () => {
  const map = bucketMapFrom<string, number>([['a', 1]]);
  expect(withoutEntry(map, 'b')).toBe(map);
});
