import * as fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { openSink } from './export-sink.ts';

/** A file system of one file that takes up to `room` bytes; what it holds, and in how many pieces it came. */
function fileSystem(room = Number.POSITIVE_INFINITY) {
  const held: number[] = [];
  const disk = { held, writes: 0, isClosed: false };
  const access = {
    write: (bytes: Uint8Array, { at }: { readonly at: number }) => {
      expect(at).toBe(held.length);
      disk.writes += 1;
      const fitting = bytes.subarray(0, room - held.length);
      for (const byte of fitting) held.push(byte);
      return fitting.length;
    },
    flush: () => undefined,
    close: () => {
      disk.isClosed = true;
    },
  };
  const handle = {
    createSyncAccessHandle: () => Promise.resolve(access),
    getFile: () => Promise.resolve(new Blob([new Uint8Array(held)])),
  };
  const folder = {
    getDirectoryHandle: () => Promise.resolve(folder),
    getFileHandle: () => Promise.resolve(handle),
  };
  vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.resolve(folder) } });
  return disk;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

const MB = 1 << 20;

test('a file holds what was appended, in that order, however large the pieces are', async () => {
  const sizes = fc.array(fc.oneof(fc.nat(300), fc.integer({ min: MB - 300, max: MB + 300 })), {
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(sizes, async (lengths) => {
      const disk = fileSystem();
      const file = await (await openSink('one')).open('a.jsonl');
      const pieces = lengths.map((length, index) => new Uint8Array(length).fill(index + 1));
      for (const piece of pieces) file.append(piece);
      const blob = await file.finish();
      const found = new Uint8Array(await blob.arrayBuffer());
      expect(Buffer.compare(found, Buffer.concat(pieces))).toBe(0);
      expect(disk.isClosed).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('text is written in UTF-8, whatever character stands where a piece of it ends', async () => {
  const texts = fc.array(
    fc.record({
      word: fc.constantFrom('a', 'é', '”', '😀', '\ud83d', '\ude00'),
      before: fc.nat(3),
      times: fc.integer({ min: 1, max: 40_000 }),
    }),
    { maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(texts, fc.nat(5), async (recipes, odd) => {
      fileSystem();
      const file = await (await openSink('one')).open('a.jsonl');
      const pieces = recipes.map(
        ({ word, before, times }) => 'x'.repeat(before) + word.repeat(times),
      );
      // So that a piece of text meets the end of what is written at once at any of its bytes.
      const room = new Uint8Array(MB - 20_000 - odd);
      file.append(room);
      for (const piece of pieces) file.append(piece);
      const found = new Uint8Array(await (await file.finish()).arrayBuffer());
      const wanted = pieces.map((piece) => new TextEncoder().encode(piece));
      expect(Buffer.compare(found, Buffer.concat([room, ...wanted]))).toBe(0);
    }),
    { numRuns: 20 },
  );
});

test('small pieces are written many at a time', async () => {
  const disk = fileSystem();
  const file = await (await openSink('one')).open('a.jsonl');
  for (let i = 0; i < 1000; i += 1) file.append(new Uint8Array(100));
  await file.finish();
  expect(disk.held).toHaveLength(100_000);
  expect(disk.writes).toBe(1);
});

test('a disk that is full is said while pieces come, or at the end', async () => {
  fileSystem(100);
  const large = await (await openSink('one')).open('a.jsonl');
  expect(() => {
    large.append(new Uint8Array(2 * MB));
  }).toThrow('disk full');
  fileSystem(100);
  const small = await (await openSink('one')).open('a.jsonl');
  small.append(new Uint8Array(200));
  await expect(small.finish()).rejects.toThrow('disk full');
});
