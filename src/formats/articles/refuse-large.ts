import type { ReadItem, SourceFile } from './source-file.ts';

/** Asked before a file is read: 500 MB must not be in memory to be refused. `limit` in bytes. */
export function refuseLarge({ name, blob }: SourceFile, limit: number): ReadItem | undefined {
  if (blob.size <= limit) return undefined;
  return { kind: 'failed', place: name, error: { kind: 'too-large', bytes: blob.size, limit } };
}
