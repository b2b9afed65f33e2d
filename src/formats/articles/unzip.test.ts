import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openZip, unzipGuarded } from './unzip.ts';

const everything = () => true;

function archive(files: Record<string, string>, level: 0 | 6 = 6): Uint8Array<ArrayBuffer> {
  const bytes = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const),
  );
  return new Uint8Array(zipSync(bytes, { level }));
}

function withUint32(bytes: Uint8Array<ArrayBuffer>, at: number, value: number) {
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint32(at, value, true);
  return copy;
}

function centralHeader(bytes: Uint8Array<ArrayBuffer>): number {
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 4; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) return at;
  }
  throw new Error('no central header');
}

test.each([0, 6] as const)('files come out as they went in, at level %d', async (level) => {
  const files = await unzipGuarded(
    archive({ 'a/b.txt': 'Grüße 🙂', empty: '' }, level),
    everything,
  );
  const texts =
    files.ok && [...files.value].map(([name, b]) => [name, new TextDecoder().decode(b)]);
  expect(texts).toEqual([
    ['a/b.txt', 'Grüße 🙂'],
    ['empty', ''],
  ]);
});

test('only wanted files are unpacked', async () => {
  const files = await unzipGuarded(archive({ a: '1', b: '2' }), (name) => name === 'b');
  expect(files.ok && [...files.value.keys()]).toEqual(['b']);
});

test('a name cannot lead out of the archive', async () => {
  const zip = await openZip(new Blob([archive({ '../../etc/x': '1', '/abs\\y': '2' })]));
  expect(zip.ok && zip.value.entries.map((entry) => entry.name)).toEqual(['etc/x', 'abs/y']);
});

test.each([
  ['is cut off', (zip: Uint8Array<ArrayBuffer>) => zip.slice(0, zip.length - 30)],
  ['is empty', () => new Uint8Array()],
  ['is no archive', () => new Uint8Array(strToU8('PK but then something else'))],
  [
    'has a wrong checksum',
    (zip: Uint8Array<ArrayBuffer>) => withUint32(zip, centralHeader(zip) + 16, 1),
  ],
  [
    'says less than it unpacks to',
    (zip: Uint8Array<ArrayBuffer>) => withUint32(zip, centralHeader(zip) + 24, 5),
  ],
])('an archive that %s is damaged', async (_case, harm) => {
  const files = await unzipGuarded(harm(archive({ a: 'some text '.repeat(20) })), everything);
  expect(files).toMatchObject({ ok: false, error: { kind: 'damaged' } });
});

test('a locked file is told apart from a damaged one', async () => {
  const zip = archive({ a: 'text' });
  const view = new DataView(zip.buffer);
  view.setUint16(centralHeader(zip) + 8, 1, true);
  expect(await unzipGuarded(zip, everything)).toEqual({ ok: false, error: { kind: 'encrypted' } });
});

test('a bomb is refused by its ratio before it is unpacked', async () => {
  const zip = new Uint8Array(zipSync({ zeros: new Uint8Array(9 * 1024 * 1024) }));
  expect(await unzipGuarded(zip, everything)).toMatchObject({
    ok: false,
    error: { kind: 'unpacks-too-large' },
  });
});

test('the limit holds for all files together', async () => {
  const zip = archive({ a: 'x'.repeat(600), b: 'y'.repeat(600) });
  const files = await unzipGuarded(zip, everything, 1000);
  expect(files).toEqual({ ok: false, error: { kind: 'unpacks-too-large', limit: 1000 } });
});
