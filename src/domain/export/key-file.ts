import { type Result, err, ok } from '#domain/result.ts';
import type { KeyEntry } from './protect-bundle.ts';
import type { GivenPseudonym } from './pseudonyms.ts';

const FORMAT = 'ascribe-key/1';

/** Who the pseudonyms of an export stand for, as a file to be kept apart from it. Holds real names. */
export function encodeKeyFile(key: readonly KeyEntry[]): string {
  return `${JSON.stringify({ format: FORMAT, names: key }, undefined, 2)}\n`;
}

/** What an earlier export has called everybody. The error says what the file is instead. */
export function decodeKeyFile(text: string): Result<readonly GivenPseudonym[], string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return err('This is no JSON, so it is no key of an export.');
  }
  if (!isObject(parsed) || parsed['format'] !== FORMAT || !Array.isArray(parsed['names'])) {
    return err(`This is no key of an export: its format is not "${FORMAT}".`);
  }
  const entries: readonly unknown[] = parsed['names'];
  const given = entries.filter(isGiven).map(({ kind, id, pseudonym }) => ({ kind, id, pseudonym }));
  const damaged = entries.findIndex((entry) => !isGiven(entry));
  if (damaged !== -1) return err(`Entry ${damaged + 1} of this key is damaged.`);
  const isTwice = new Set(given.map(({ pseudonym }) => pseudonym)).size < given.length;
  return isTwice ? err('In this key two people have the same pseudonym.') : ok(given);
}

function isGiven(entry: unknown): entry is GivenPseudonym {
  return (
    isObject(entry) &&
    (entry['kind'] === 'source' || entry['kind'] === 'annotator') &&
    [entry['id'], entry['pseudonym']].every((each) => typeof each === 'string' && each !== '')
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
