import { describe, expect, test } from 'vitest';
import { err, ok } from '#domain/result.ts';
import { decodePlainText } from './plain-text.ts';
import { documentReader } from './read-document.ts';
import { readSource } from './read-source.ts';
import { workReader } from './read-work.ts';
import type { ReadItem, SourceFile } from './source-file.ts';
import type { NestedReader } from './source-format.ts';
import { outline, readAll, sourceFile } from './test-sources.ts';

const NESTING = { depth: 0, spend: () => true, readInner: readSource };

async function readWith(reader: NestedReader, file: SourceFile): Promise<readonly ReadItem[]> {
  const items: ReadItem[] = [];
  for await (const item of reader(file, {}, NESTING)) items.push(item);
  return items;
}

describe('a reader of documents', () => {
  const reader = documentReader((bytes) => {
    const text = new TextDecoder().decode(bytes);
    // Some libraries hand the memory on to a thread of theirs.
    bytes.fill(0);
    return Promise.resolve(
      text === 'locked' ? err({ kind: 'encrypted' }) : ok(decodePlainText(text)),
    );
  }, 'application/pdf');

  test('gives the article and the bytes as they were', async () => {
    const [item] = await readWith(reader, sourceFile('a.pdf', 'The bridge is shut.'));
    expect(item).toMatchObject({
      article: { text: 'The bridge is shut.', mediaType: 'application/pdf' },
    });
    expect(item?.kind === 'article' && new TextDecoder().decode(item.original)).toBe(
      'The bridge is shut.',
    );
  });

  test.each([
    ['no text', ' ', 'a.pdf! empty'],
    ['a lock', 'locked', 'a.pdf! encrypted'],
  ])('says of a file with %s what is wrong', async (_case, content, line) => {
    expect(outline(await readWith(reader, sourceFile('a.pdf', content)))).toEqual([line]);
  });
});

describe("a reader of other tools' work", () => {
  const work = { spans: [], relations: [], unplaced: [] };

  test('hands the files that belong together over in the order that is asked for', async () => {
    const [given] = await readAll(sourceFile('t.txt', 'Shut.'));
    if (given?.kind !== 'article') throw new Error('no article');
    const { article } = given;
    const seen: string[] = [];
    const reader = workReader((heads) => [
      {
        names: heads.map(({ name }) => name).toReversed(),
        reader: {
          decode: (files) => {
            seen.push(...files.map(({ name, text }) => `${name}=${text}`));
            return ok([{ place: 'line 2', article, work }]);
          },
        },
      },
    ]);
    const pair = { ...sourceFile('a.txt', 'Shut.'), beside: [sourceFile('a.ann', 'T1')] };
    expect(await readWith(reader, pair)).toEqual([
      { kind: 'article', place: 'a.txt › line 2', article, work },
    ]);
    expect(seen).toEqual(['a.ann=T1', 'a.txt=Shut.']);
  });

  test('says what is wrong with a file, and when nobody knows it', async () => {
    const decode = () => err([{ place: 'line 3', kind: 'bad-value' as const, detail: 'a number' }]);
    const broken = workReader(() => [{ names: ['a.ann'], reader: { decode } }]);
    expect(await readWith(broken, sourceFile('a.ann', 'T1'))).toEqual([
      {
        kind: 'failed',
        place: 'a.ann',
        error: { kind: 'damaged', detail: 'line 3: bad value, a number' },
      },
    ]);
    const unknown = workReader(() => []);
    expect(outline(await readWith(unknown, sourceFile('a.xmi', 'T1')))).toEqual(['a.xmi! damaged']);
    expect(outline(await readWith(unknown, sourceFile('a.ann', 'T1')))).toEqual([
      'a.ann! text-missing',
    ]);
  });
});
