import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnnotationId, brand } from '#domain/ids.ts';
import { overlaps, type Span } from '#domain/text/span.ts';
import type { Highlight } from './article-surface.ts';
import { HighlightIndex } from './highlight-index.ts';
import { OVERFLOW_LANE } from './lanes.ts';

const LENGTH = 120;

function highlight(id: string, ...fragments: readonly (readonly [number, number])[]): Highlight {
  const spans = fragments.map(([start, end]) => ({ start, end }));
  return { id: brand(id), label: 'CLAIM', fragments: spans };
}

/** One to three fragments, sorted and apart. */
const fragments = fc
  .uniqueArray(fc.integer({ min: 0, max: LENGTH }), { minLength: 2, maxLength: 6 })
  .map((points) => {
    const sorted = points.toSorted((a, b) => a - b);
    const spans: Span[] = [];
    for (let i = 0; i + 1 < sorted.length; i += 2) {
      spans.push({ start: sorted[i] ?? 0, end: sorted[i + 1] ?? 0 });
    }
    return spans;
  });

const change = fc.record({ id: fc.integer({ min: 0, max: 30 }), fragments: fc.option(fragments) });

/** The plain way to say what the index holds. */
class Model {
  readonly all = new Map<AnnotationId, Highlight>();

  idsIn(span: Span): AnnotationId[] {
    return this.ordered()
      .filter((one) => one.fragments.some((fragment) => overlaps(fragment, span)))
      .map(({ id }) => id);
  }

  ordered(): Highlight[] {
    return [...this.all.values()].toSorted(
      (a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a),
    );
  }
}

function startOf(one: Highlight): number {
  return one.fragments[0]?.start ?? 0;
}

function endOf(one: Highlight): number {
  return one.fragments.at(-1)?.end ?? 0;
}

function byId(ids: readonly AnnotationId[]): AnnotationId[] {
  return ids.toSorted();
}

function lanesClash(index: HighlightIndex, all: Iterable<Highlight>): boolean {
  const list = [...all];
  return list.some((a, i) =>
    list
      .slice(i + 1)
      .some(
        (b) =>
          index.laneOf(a.id) === index.laneOf(b.id) &&
          index.laneOf(a.id) !== OVERFLOW_LANE &&
          a.fragments.some((one) => b.fragments.some((two) => overlaps(one, two))),
      ),
  );
}

describe('the highlight index', () => {
  test('answers as a plain list does, after any run of changes', () => {
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 60 }),
        fc.array(fc.tuple(fc.nat(LENGTH), fc.nat(20)), { minLength: 5, maxLength: 5 }),
        (changes, queries) => {
          const index = new HighlightIndex();
          const model = new Model();
          for (const { id: n, fragments: spans } of changes) {
            const id = brand<AnnotationId>(`a${n}`);
            if (spans) {
              const one = { id, label: 'CLAIM', fragments: spans };
              index.put(one);
              model.all.set(id, one);
            } else {
              index.remove(id);
              model.all.delete(id);
            }
          }
          expect(index.size).toBe(model.all.size);
          for (const [start, length] of queries) {
            const span = { start, end: start + length };
            const found = index.idsIn(span);
            expect(byId(found)).toEqual(byId(model.idsIn(span)));
            const order = found.map((id) => index.get(id)).filter((one) => one !== undefined);
            const keys = order.map((one) => startOf(one) * 1000 - endOf(one));
            expect(keys).toEqual(keys.toSorted((a, b) => a - b));
          }
          expect(lanesClash(index, model.all.values())).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('gives the same lanes whether loaded at once or built up one by one', () => {
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 25 }), (list) => {
        const all = list.map((spans, i) => ({
          id: brand<AnnotationId>(`a${i}`),
          label: 'CLAIM',
          fragments: spans,
        }));
        const loaded = new HighlightIndex();
        loaded.load(all);
        const built = new HighlightIndex();
        for (const one of all) built.put(one);
        expect(all.map(({ id }) => built.laneOf(id))).toEqual(
          all.map(({ id }) => loaded.laneOf(id)),
        );
        expect(lanesClash(loaded, all)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test('the fourth of four that overlap finds no lane, and one is free again after a removal', () => {
    const index = new HighlightIndex();
    index.load([
      highlight('a', [0, 40]),
      highlight('b', [1, 40]),
      highlight('c', [2, 40]),
      highlight('d', [3, 40]),
    ]);
    expect(index.laneOf(brand('d'))).toBe(OVERFLOW_LANE);
    index.remove(brand('b'));
    expect(index.laneOf(brand('d'))).toBe(2);
  });

  test('what lies in the gap of a split annotation may use its lane', () => {
    const index = new HighlightIndex();
    index.load([
      highlight('split', [0, 10], [20, 30]),
      highlight('between', [11, 19]),
      highlight('over', [5, 25]),
    ]);
    expect(index.laneOf(brand('between'))).toBe(index.laneOf(brand('split')));
    expect(index.laneOf(brand('over'))).not.toBe(index.laneOf(brand('split')));
  });

  test('names the innermost first at an offset, and nothing at its end', () => {
    const index = new HighlightIndex();
    index.load([
      highlight('outer', [0, 30]),
      highlight('inner', [5, 10]),
      highlight('same', [5, 20]),
    ]);
    expect(index.idsAt(5)).toEqual(['inner', 'same', 'outer']);
    expect(index.idsAt(10)).toEqual(['same', 'outer']);
    expect(index.idsAt(30)).toEqual([]);
  });

  test('steps through all annotations both ways, through equal starts and round the ends', () => {
    const index = new HighlightIndex();
    index.load([
      highlight('b', [5, 10]),
      highlight('a', [5, 30], [40, 50]),
      highlight('c', [20, 22]),
      highlight('d', [60, 70]),
    ]);
    const there: string[] = [];
    let at = 0;
    let last: AnnotationId | undefined;
    for (let i = 0; i < 5; i += 1) {
      last = index.step(at, 1, last);
      if (last === undefined) break;
      at = index.get(last)?.fragments[0]?.start ?? 0;
      there.push(last);
    }
    expect(there).toEqual(['a', 'b', 'c', 'd', 'a']);
    expect(index.step(5, -1, brand('b'))).toBe('a');
    expect(index.step(5, -1, brand('a'))).toBe('d');
    expect(index.step(60, -1, brand('d'))).toBe('c');
    expect(index.step(3, -1)).toBe('d');
    expect(new HighlightIndex().step(0, 1)).toBeUndefined();
  });

  test('taking and finding one costs next to the same among many as among few', () => {
    const cost = (size: number): number => {
      const index = new HighlightIndex();
      index.load(Array.from({ length: size }, (_, i) => highlight(`a${i}`, [i * 20, i * 20 + 35])));
      const before = performance.now();
      for (let i = 0; i < 200; i += 1) {
        const at = (i * 97 * 20) % (size * 20);
        index.put(highlight(`new${i}`, [at + 3, at + 30]));
        index.fragmentsIn({ start: at, end: at + 3000 });
      }
      expect(index.size).toBe(size + 200);
      return performance.now() - before;
    };
    const best = (size: number): number => Math.min(cost(size), cost(size), cost(size));
    // Sixteen times as many: a scan of everything would show.
    expect(best(48_000) / best(3000)).toBeLessThan(8);
  });
});
