/**
 * Reads material to measure against, for tests only: real articles that belong to their publishers
 * and are no part of the project. `ASCRIBE_DATA` names its folder; else `../shared/data` beside the
 * repository. `undefined`, with a note on the console, where it is not there: register no test then.
 */
export function readMeasured(...path: readonly string[]): string | undefined;

/** The same for what is no text. */
export function readMeasuredBytes(...path: readonly string[]): Uint8Array<ArrayBuffer> | undefined;
