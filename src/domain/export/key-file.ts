import type { KeyEntry } from './protect-bundle.ts';

/** Who the pseudonyms of an export stand for, as a file to be kept apart from it. Holds real names. */
export function encodeKeyFile(key: readonly KeyEntry[]): string {
  return `${JSON.stringify({ format: 'ascribe-key/1', names: key }, undefined, 2)}\n`;
}
