import { randomBelow, seededRandom } from '#domain/agreement/random.ts';

/** Position → layer: who is A, who is B. */
export type Sides = readonly number[];

/** Layers as they come, or in an order of its own for each place when nobody is to know whose version is whose. */
export function sidesOf(place: number, layers: number, seed: number | undefined): Sides {
  const order = Array.from({ length: layers }, (_unused, layer) => layer);
  if (seed === undefined) return order;
  const random = seededRandom(Math.imul(place + 1, 0x9e37_79b1) ^ seed);
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = randomBelow(random, last + 1);
    const [a, b] = [order[last], order[other]];
    if (a === undefined || b === undefined) continue;
    order[last] = b;
    order[other] = a;
  }
  return order;
}

/** A, B, C … by position; past Z, the number. */
export function sideLetter(position: number): string {
  return position < 26 ? String.fromCodePoint(65 + position) : String(position + 1);
}
