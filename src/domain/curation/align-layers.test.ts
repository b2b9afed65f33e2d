import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { aRelation, anAnnotation } from '#domain/annotation/test-layers.ts';
import { fragmentsEqual, intersectionOverUnion } from '#domain/matching/fragment-overlap.ts';
import { type Alignment, alignLayers } from './align-layers.ts';
import type { ComparedLayer } from './compared-layer.ts';

function layer(
  annotations: readonly Annotation[],
  relations: readonly Relation[] = [],
): ComparedLayer {
  return { annotations, relations, entities: new Map() };
}

function align(...layers: readonly ComparedLayer[]): Alignment {
  return alignLayers(layers, { familyOf: () => 'all', entityKeys: [] });
}

function pairsOf({ groups }: Alignment): readonly string[] {
  return groups.map(({ members }) => members.map((member) => member?.id ?? '–').join(' '));
}

test('the same boundaries come before the better label, and the same label before both', () => {
  const a = layer([anAnnotation('a1', 0, 10), anAnnotation('a2', 0, 10, { label: 'CUE' })]);
  const b = layer([anAnnotation('b1', 0, 10, { label: 'CUE' }), anAnnotation('b2', 0, 10)]);
  expect(pairsOf(align(a, b)).toSorted()).toEqual(['a1 b2', 'a2 b1']);
  const c = layer([anAnnotation('c1', 0, 10, { label: 'SOURCE' })]);
  expect(pairsOf(align(layer([anAnnotation('a1', 0, 10)]), c))).toEqual(['a1 c1']);
});

test('overlapping spans are matched for the whole, not each with its best', () => {
  const a = layer([anAnnotation('a1', 0, 10), anAnnotation('a2', 8, 30)]);
  const b = layer([anAnnotation('b1', 5, 25), anAnnotation('b2', 26, 40)]);
  expect(pairsOf(align(a, b))).toEqual(['a1 –', 'a2 b1', '– b2']);
  const closer = layer([anAnnotation('b1', 1, 25), anAnnotation('b2', 24, 40)]);
  expect(pairsOf(align(a, closer))).toEqual(['a1 b1', 'a2 b2']);
});

test('a common relation partner tips the balance between two equal spans', () => {
  const a = layer(
    [anAnnotation('a1', 0, 10), anAnnotation('a2', 20, 25)],
    [aRelation('r1', 'said_by', 'a1', 'a2')],
  );
  const annotations = [
    anAnnotation('b1', 0, 5),
    anAnnotation('b2', 5, 10),
    anAnnotation('b3', 20, 25),
  ];
  const b = layer(annotations, [aRelation('q1', 'said_by', 'b2', 'b3')]);
  expect(pairsOf(align(a, b))).toContain('a1 b2');
});

test('one inside another is aligned with the one inside, and is no split', () => {
  const a = layer([anAnnotation('a1', 0, 50), anAnnotation('a2', 10, 20)]);
  const b = layer([anAnnotation('b1', 0, 50), anAnnotation('b2', 10, 21)]);
  expect(pairsOf(align(a, b))).toEqual(['a1 b1', 'a2 b2']);
  const alone = align(a, layer([anAnnotation('b1', 0, 50)]));
  expect(pairsOf(alone)).toEqual(['a1 b1', 'a2 –']);
  expect(alone.splits).toEqual([]);
});

test('one span against two halves of it is one split, whichever side it is on', () => {
  const whole = layer([anAnnotation('w', 0, 40)]);
  const parts = layer([anAnnotation('p1', 0, 18), anAnnotation('p2', 20, 40)]);
  for (const [layers, at] of [
    [[whole, parts], 0],
    [[parts, whole], 1],
  ] as const) {
    const [split, ...more] = align(...layers).splits;
    expect(more).toEqual([]);
    expect(split?.whole).toMatchObject({ layer: at, annotation: { id: 'w' } });
    expect(split?.parts.annotations.map(({ id }) => id)).toEqual(['p1', 'p2']);
  }
});

test('pieces of a broken quote are compared as they are, without the words between', () => {
  const broken = anAnnotation('a1', 0, 5, {
    fragments: [
      { start: 0, end: 5 },
      { start: 20, end: 25 },
    ],
  });
  expect(pairsOf(align(layer([broken]), layer([anAnnotation('b1', 6, 19)])))).toEqual([
    'a1 –',
    '– b1',
  ]);
  expect(
    pairsOf(align(layer([broken]), layer([{ ...broken, id: anAnnotation('b1', 0, 1).id }]))),
  ).toEqual(['a1 b1']);
});

test('labels of different families meet only where they share half of their text', () => {
  const options = { familyOf: (label: string) => label, entityKeys: [] };
  const claim = layer([anAnnotation('a1', 0, 40)]);
  const far = layer([anAnnotation('b1', 0, 10, { label: 'SPEAKER' })]);
  const near = layer([anAnnotation('b1', 0, 30, { label: 'SPEAKER' })]);
  expect(pairsOf(alignLayers([claim, far], options))).toEqual(['– b1', 'a1 –']);
  expect(pairsOf(alignLayers([claim, near], options))).toEqual(['a1 b1']);
});

test('a third layer joins what the first two have formed', () => {
  const a = layer([anAnnotation('a1', 0, 10)]);
  const b = layer([anAnnotation('b1', 0, 10), anAnnotation('b2', 20, 30)]);
  const c = layer([anAnnotation('c1', 0, 9), anAnnotation('c2', 20, 29)]);
  expect(pairsOf(align(a, b, c))).toEqual(['a1 b1 c1', '– b2 c2']);
  expect(pairsOf(align(c, a, b))).toEqual(['c1 a1 b1', 'c2 – b2']);
});

const spans = fc.uniqueArray(
  fc.record({
    start: fc.nat(30),
    length: fc.integer({ min: 1, max: 12 }),
    label: fc.constantFrom('CLAIM', 'CUE'),
  }),
  { maxLength: 5, selector: ({ start, length }) => `${start} ${length}` },
);

/** The greatest sum of weights over all one-to-one choices, by trying all. */
function bestByTrying(a: readonly Annotation[], b: readonly Annotation[]): number {
  const [first, ...rest] = a;
  if (!first) return 0;
  return Math.max(
    bestByTrying(rest, b),
    ...b.map((other) => {
      const weight = weightOf(first, other);
      return weight === 0
        ? 0
        : weight +
            bestByTrying(
              rest,
              b.filter((each) => each !== other),
            );
    }),
  );
}

function weightOf(a: Annotation, b: Annotation): number {
  const overlap = intersectionOverUnion(a.fragments, b.fragments);
  return overlap === 0 ? 0 : overlap + (a.label === b.label ? 0.25 : 0);
}

test('what is left after the same boundaries is matched as well as brute force can', () => {
  fc.assert(
    fc.property(spans, spans, (left, right) => {
      const make = (side: string, list: typeof left): readonly Annotation[] =>
        list.map(({ start, length, label }, index) =>
          anAnnotation(`${side}${index}`, start, start + length, { label }),
        );
      const [a, b] = [make('a', left), make('b', right)];
      const isTwin = (one: Annotation, others: readonly Annotation[]): boolean =>
        others.some((other) => fragmentsEqual(one.fragments, other.fragments));
      const best = bestByTrying(
        a.filter((one) => !isTwin(one, b)),
        b.filter((one) => !isTwin(one, a)),
      );
      const alignment = align(layer(a), layer(b));
      const reached = alignment.groups.reduce((sum, { members: [one, other] }) => {
        if (!one || !other || fragmentsEqual(one.fragments, other.fragments)) return sum;
        return sum + weightOf(one, other);
      }, 0);
      expect(reached).toBeCloseTo(best, 9);
      const placed = alignment.groups.flatMap(({ members }) => members.flatMap((m) => m?.id ?? []));
      expect(placed.toSorted()).toEqual([...a, ...b].map(({ id }) => id).toSorted());
    }),
    { numRuns: 400 },
  );
});
