import { extensionOf, readFileHead } from './file-head.ts';
import type { ReadItem, ReadOptions, SourceFile, SourceReader } from './source-file.ts';
import type { Nesting, SourceKind } from './source-format.ts';
import { findFormat } from './source-formats.ts';
import { MAX_UNPACKED_BYTES } from './unpack-limits.ts';

/**
 * The one way from a file to its articles, in a worker and in Node alike: finds out the format, loads
 * its reader, yields what comes out of it. Whatever is wrong with the file is an item, and never stops
 * what is in other files.
 */
export const readSource: SourceReader = (file, options) => {
  let left = MAX_UNPACKED_BYTES;
  const spend = (bytes: number): boolean => {
    left -= bytes;
    return left >= 0;
  };
  return read(file, options, nestingOf(0, spend));
};

/** What a file is, by its name and its first bytes: a screen knows from it which questions to ask. */
export async function formatOf(
  file: SourceFile,
): Promise<{ readonly id: string; readonly kind: SourceKind }> {
  const { id, kind } = findFormat(await readFileHead(file));
  return { id, kind };
}

function nestingOf(depth: number, spend: Nesting['spend']): Nesting {
  return {
    depth,
    spend,
    readInner: (file, options) => read(file, options, nestingOf(depth + 1, spend)),
  };
}

async function* read(
  file: SourceFile,
  options: ReadOptions,
  nesting: Nesting,
): AsyncGenerator<ReadItem> {
  const place = file.name;
  if (options.signal?.aborted) return;
  try {
    const format = findFormat(await readFileHead(file));
    if (format.kind === 'aside') {
      yield { kind: 'passed-over', place };
    } else if (file.blob.size === 0) {
      yield { kind: 'failed', place, error: { kind: 'empty' } };
    } else if (format.kind === 'project') {
      yield { kind: 'project-file', place, blob: file.blob };
    } else if (!format.load) {
      yield {
        kind: 'failed',
        place,
        error: { kind: 'unsupported', extension: extensionOf(place) },
      };
    } else {
      const reader = await format.load();
      for await (const item of reader(file, options, nesting)) {
        if (options.signal?.aborted) return;
        yield item;
      }
    }
    // They were put together by their names, and do not belong to it after all.
    if (format.kind !== 'work')
      for (const other of file.beside ?? []) yield* read(other, options, nesting);
  } catch (error) {
    // A file that went away while it was read, a library that gave up: the next file has its turn.
    const detail = error instanceof Error ? error.message : 'unknown';
    yield { kind: 'failed', place, error: { kind: 'unreadable', detail } };
  }
}
