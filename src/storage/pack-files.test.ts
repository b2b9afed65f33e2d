import { expect, test } from 'vitest';
import { packFiles } from './pack-files.ts';

/** General purpose flags and name of each entry of the central directory (APPNOTE.TXT 4.3.12). */
function entriesOf(bytes: Uint8Array): readonly (readonly [number, string])[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: (readonly [number, string])[] = [];
  for (let at = 0; at + 46 <= bytes.byteLength; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
    entries.push([view.getUint16(at + 8, true), name]);
  }
  return entries;
}

test('names in any script are said to be UTF-8, which other readers would take for something else', async () => {
  const names = ['ana/0001-мэр-市长.html', 'борис/0001-قال.html'];
  const { fileName, bytes } = await packFiles(
    names.map((name) => ({ name, content: 'x' })),
    'мэр',
  );
  expect(fileName).toBe('мэр.zip');
  const entries = entriesOf(bytes);
  expect(entries.map(([, name]) => name)).toEqual(names);
  for (const [flags] of entries) expect(flags & (1 << 11)).not.toBe(0);
});
