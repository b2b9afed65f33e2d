import * as fc from 'fast-check';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { openZip } from '#formats/articles/unzip.ts';
import { readZipDirectory } from '#formats/articles/zip-directory.ts';
import { fileInParts } from './export-sink.ts';
import { openZipWriter } from './zip-writer.ts';

type File = { readonly name: string; readonly text: string; readonly isBlob: boolean };

async function zipOf(files: readonly File[], options = {}): Promise<Blob> {
  const zip = await openZipWriter(fileInParts(), options);
  for (const { name, text, isBlob } of files) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    if (isBlob) await zip.addBlob(name, new Blob([text]));
    else zip.add(name, new Uint8Array(strToU8(text)));
  }
  return zip.finish();
}

/** Whoever unpacks it finds each file as it was. */
async function expectFiles(blob: Blob, files: readonly File[]): Promise<void> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const wanted = Object.fromEntries(files.map(({ name, text }) => [name, text]));
  const others = await JSZip.loadAsync(bytes, { checkCRC32: true });
  expect(Object.keys(others.files).toSorted()).toEqual(Object.keys(wanted).toSorted());
  for (const each of Object.values(others.files)) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    expect(await each.async('string')).toBe(wanted[each.name]);
  }
  // Ours compares every checksum and size.
  const own = await openZip(blob);
  if (!own.ok) throw new Error(`our own reader refuses it: ${own.error.kind}`);
  expect(own.value.entries.map(({ name }) => name).toSorted()).toEqual(
    Object.keys(wanted).toSorted(),
  );
  for (const entry of own.value.entries) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    const read = await own.value.read(entry);
    expect(read.ok && strFromU8(read.value)).toBe(wanted[entry.name]);
  }
}

const filesArbitrary = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-zü市😀]{1,20}$/u),
    text: fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constant('ab'.repeat(60_000)),
    ),
    isBlob: fc.boolean(),
  }),
  { selector: ({ name }) => name, maxLength: 6 },
);

test('whoever unpacks it finds each file as it was, and the same files are the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(filesArbitrary, async (files) => {
      const blob = await zipOf(files);
      const bytes = new Uint8Array(await blob.arrayBuffer());
      await expectFiles(blob, files);
      const found = Object.entries(unzipSync(bytes)).map(([name, each]) => [name, strFromU8(each)]);
      expect(found).toEqual(files.map(({ name, text }) => [name, text]));
      expect(new Uint8Array(await (await zipOf(files)).arrayBuffer())).toEqual(bytes);
    }),
    { numRuns: 30 },
  );
});

test('a file is the same bytes in the archive however it comes in pieces', async () => {
  const text = Array.from({ length: 60_000 }, (_line, index) => `line ${index * 7}\n`).join('');
  const archives = await Promise.all(
    [text.length, 70_001, 4096].map(async (size) => {
      const pieces: string[] = [];
      for (let from = 0; from < text.length; from += size)
        pieces.push(text.slice(from, from + size));
      const zip = await openZipWriter(fileInParts());
      const blob = new Blob(pieces);
      // As large as they may happen to be read.
      blob.stream = () =>
        new ReadableStream({
          start: (stream) => {
            for (const piece of pieces) stream.enqueue(strToU8(piece));
            stream.close();
          },
        });
      await zip.addBlob('a.jsonl', blob);
      return new Uint8Array(await (await zip.finish()).arrayBuffer());
    }),
  );
  const [first, ...others] = archives;
  expect(unzipSync(first ?? new Uint8Array())['a.jsonl']).toEqual(strToU8(text));
  for (const other of others) expect(other).toEqual(first);
});

test('more files than 16 bits count are all there', async () => {
  const zip = await openZipWriter(fileInParts());
  const content = new Uint8Array(strToU8('x'));
  for (let index = 0; index < 66_000; index += 1) zip.add(`${index}.txt`, content);
  const directory = await readZipDirectory(await zip.finish());
  if (!directory.ok) throw new Error(directory.error.kind);
  expect(directory.value).toHaveLength(66_000);
  expect(directory.value.at(-1)).toMatchObject({ name: '65999.txt', unpacked: 1 });
});

test.each([0, 60, 3000])(
  'what 32 bits do not hold is written in 64, as all readers take it (from %s bytes)',
  async (largeFrom) => {
    await fc.assert(
      fc.asyncProperty(filesArbitrary, async (files) => {
        const blob = await zipOf(files, { largeFrom });
        await expectFiles(blob, files);
        expect(localHeadersOf(new Uint8Array(await blob.arrayBuffer()), files.length)).toEqual(
          files.map(({ name, text }) => ({ name, size: strToU8(text).byteLength })),
        );
      }),
      { numRuns: 30 },
    );
  },
);

test('a file of more than 4 GB is in the archive with its size, and so is one behind it', async () => {
  const size = 5_000_000_000;
  // Says that it is large and holds little: five billion bytes would take a minute.
  const large = { size, slice: () => new Blob(['x']) } as unknown as Blob;
  const zip = await openZipWriter(fileInParts());
  await zip.addBlob('large.jsonl', large);
  zip.add('small.txt', new Uint8Array(strToU8('x')));
  const directory = await readZipDirectory(await zip.finish());
  if (!directory.ok) throw new Error(directory.error.kind);
  expect(directory.value.map(({ name, unpacked }) => [name, unpacked])).toEqual([
    ['large.jsonl', size],
    ['small.txt', 1],
  ]);
});

/**
 * Walks an archive from its beginning by local headers and what stands behind contents (APPNOTE.TXT 4.3.7, 4.3.9,
 * 4.5.3), as readers of streams do; knows nothing of the writer.
 */
function localHeadersOf(bytes: Uint8Array, count: number) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: { name: string; size: number }[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    expect(view.getUint32(at, true)).toBe(0x04034b50);
    const isBehind = (view.getUint16(at + 6, true) & 8) !== 0;
    const [nameLength, extraLength] = [
      view.getUint16(at + 26, true),
      view.getUint16(at + 28, true),
    ];
    const name = strFromU8(bytes.subarray(at + 30, at + 30 + nameLength));
    const extra = at + 30 + nameLength;
    const isLong = extraLength > 0;
    expect(view.getUint16(at + 4, true)).toBe(isLong ? 45 : 20);
    const long = (place: number): number => Number(view.getBigUint64(place, true));
    const short = (place: number): number => view.getUint32(place, true);
    let [size, packed] = isLong
      ? [long(extra + 4), long(extra + 12)]
      : [short(at + 22), short(at + 18)];
    at = extra + extraLength;
    if (isBehind) {
      // The next of these marks that a right size stands in front of.
      const width = isLong ? 8 : 4;
      const read = isLong ? long : short;
      let mark = at;
      while (short(mark) !== 0x08074b50 || read(mark + 8) !== mark - at) mark += 1;
      [packed, size] = [read(mark + 8), read(mark + 8 + width)];
      at = mark + 8 + 2 * width;
    } else at += packed;
    found.push({ name, size });
  }
  return found;
}
