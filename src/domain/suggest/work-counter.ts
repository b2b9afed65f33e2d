/** Counts steps of the rules, so that a test can tell linear from quadratic without a clock. */
export type WorkCounter = { steps: number };
