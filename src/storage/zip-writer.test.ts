import * as fc from 'fast-check';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { openZip } from '#formats/articles/unzip.ts';
import { readZipDirectory } from '#formats/articles/zip-directory.ts';
import { fileInParts } from './export-sink.ts';
import { openZipWriter } from './zip-writer.ts';

type File = { readonly name: string; readonly text: string; readonly isBlob: boolean };

async function zipOf(files: readonly File[]): Promise<Blob> {
  const zip = await openZipWriter(fileInParts());
  for (const { name, text, isBlob } of files) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    if (isBlob) await zip.addBlob(name, new Blob([text]));
    else zip.add(name, new Uint8Array(strToU8(text)));
  }
  return zip.finish();
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
      const wanted = Object.fromEntries(files.map(({ name, text }) => [name, text]));
      const found = Object.entries(unzipSync(bytes)).map(([name, each]) => [name, strFromU8(each)]);
      expect(Object.fromEntries(found)).toEqual(wanted);
      const others = await JSZip.loadAsync(bytes, { checkCRC32: true });
      expect(Object.keys(others.files).toSorted()).toEqual(Object.keys(wanted).toSorted());
      // Ours compares every checksum and size.
      const own = await openZip(blob);
      for (const entry of own.ok ? own.value.entries : []) {
        // oxlint-disable-next-line no-await-in-loop -- One after the other.
        const read = await (own.ok ? own.value.read(entry) : undefined);
        expect(read?.ok === true && strFromU8(read.value)).toBe(wanted[entry.name]);
      }
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

test('an archive is not finished with a file that is too large for it', async () => {
  const zip = await openZipWriter(fileInParts());
  const large = { size: 5e9 } as Blob;
  await expect(zip.addBlob('large.jsonl', large)).rejects.toThrow('too large');
});
