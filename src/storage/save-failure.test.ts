import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { SchemaChanged, saveFailureOf } from './save-failure.ts';

const quota = new DOMException('', 'QuotaExceededError');

test.each([
  ['a full disk', quota, 'disk-full'],
  ['a transaction aborted by a full disk', new Dexie.AbortError('aborted', quota), 'disk-full'],
  [
    'a bulk write that found the disk full',
    new Dexie.BulkError('bulk', [new Dexie.AbortError('aborted', quota)]),
    'disk-full',
  ],
  ['an abort without a reason', new Dexie.AbortError('aborted'), 'unknown'],
  ['a closed connection', new Dexie.DatabaseClosedError(), 'database-closed'],
  ['a connection that is closing', new DOMException('', 'InvalidStateError'), 'database-closed'],
  ['a newer schema', new SchemaChanged(2), 'newer-version-open'],
  ['a newer native version', new DOMException('', 'VersionError'), 'newer-version-open'],
  ['an emptied database', new SchemaChanged(undefined), 'database-closed'],
  ['a bug', new TypeError('x is not a function'), 'unknown'],
  ['something that is no error', 'oops', 'unknown'],
  ['nothing', undefined, 'unknown'],
])('%s is told apart', (_case, error, expected) => {
  expect(saveFailureOf(error)).toBe(expected);
});

test('an error that wraps itself does not hang', () => {
  const error: Error & { inner?: unknown } = new Error('circle');
  error.inner = error;
  expect(saveFailureOf(error)).toBe('unknown');
});
