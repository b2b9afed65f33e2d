/** Gives numbers from 0 (inclusive) to 1 (exclusive). Comes in from outside, so that the domain stays pure. */
export type Random = () => number;

/**
 * A source of random numbers that always gives the same ones for the same seed, on every machine.
 * Source: "mulberry32" by Tommy Ettinger: a counter through a mixing function of 32 bits.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** A whole number from 0 to `below` − 1. */
export function randomBelow(random: Random, below: number): number {
  return Math.floor(random() * below);
}
