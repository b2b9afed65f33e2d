import { describe, expect, test } from 'vitest';
import { findQuotes, quoteTypeOf } from '#domain/text/quotes.ts';
import { decodeArticle } from './decode-article.ts';
import { MAX_ARTICLE_BYTES } from './decoded-article.ts';
import { readMeasured } from './measured-data.mjs';
import { SAMPLE_ARTICLE } from './sample-article.ts';

async function decodeFile(fileName: string, content: string | readonly number[]) {
  const bytes =
    typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content);
  return decodeArticle({ kind: 'file', fileName, bytes });
}

async function taken(fileName: string, content: string | readonly number[]) {
  const decoded = await decodeFile(fileName, content);
  if (!decoded.ok) throw new Error(decoded.error.kind);
  return decoded.value;
}

describe('plain text files', () => {
  test.each([
    ['UTF-8', [0xc3, 0xa9, 0x21], 'é!', []],
    ['UTF-8 with a byte order mark', [0xef, 0xbb, 0xbf, 0xc3, 0xa9], 'é', []],
    ['UTF-16 LE', [0xff, 0xfe, 0xe9, 0x00, 0x3d, 0xd8, 0x42, 0xde], 'é🙂', []],
    ['UTF-16 BE', [0xfe, 0xff, 0x00, 0xe9], 'é', []],
    [
      'UTF-8 with a broken byte',
      [0xe2, 0x80, 0x9c, 0xc3, 0xa9, 0xff, 0xe2, 0x80, 0x9d],
      '“é\ufffd”',
      [],
    ],
    [
      'windows-1252, with a note',
      [0x93, 0xe9, 0x94],
      '“é”',
      [{ kind: 'encoding', encoding: 'windows-1252' }],
    ],
  ])('are read as %s', async (_case, bytes, text, notes) => {
    expect(await taken('a.txt', bytes)).toMatchObject({ text, notes, mediaType: 'text/plain' });
  });

  test('a lone surrogate in UTF-16 is replaced and reported', async () => {
    const { text, notes } = await decodeArticle({ kind: 'paste', text: 'a \ud83d b' }).then(
      (decoded) => {
        if (!decoded.ok) throw new Error(decoded.error.kind);
        return decoded.value;
      },
    );
    expect(text).toBe('a \ufffd b');
    expect(notes).toEqual([{ kind: 'damaged-characters', count: 1 }]);
  });

  test.each([
    ['an empty file', 'a.txt', [], { kind: 'empty' }],
    ['nothing but white space', 'a.txt', '\n \u00a0\n', { kind: 'empty' }],
    ['nothing but zero-width characters', 'a.txt', '\u200b\u00ad', { kind: 'empty' }],
    ['a renamed PDF', 'a.txt', '%PDF-1.7 text', { kind: 'binary', looksLike: 'PDF' }],
    [
      'a renamed Word file',
      'a.txt',
      [0x50, 0x4b, 3, 4, 0, 0],
      { kind: 'binary', looksLike: 'ZIP or Office document' },
    ],
    [
      'a renamed image',
      'a.txt',
      [0x89, 0x50, 0x4e, 0x47, 0, 1],
      { kind: 'binary', looksLike: 'PNG image' },
    ],
    ['unknown bytes', 'a.txt', [0x61, 0, 0x62], { kind: 'binary' }],
    ['many control bytes', 'a.txt', [1, 2, 3, 0x61, 0x62], { kind: 'binary' }],
    [
      'records filled up with zeros',
      'a.txt',
      `${'name of a record '.repeat(100)}${'\0'.repeat(12)}`,
      { kind: 'binary' },
    ],
    ['a table of numbers', 'a.txt', 'ab\0\x01'.repeat(500), { kind: 'binary' }],
    ['another kind of file', 'a.docx', 'x', { kind: 'unsupported', extension: 'docx' }],
  ] as const)('%s is refused', async (_case, fileName, content, error) => {
    expect(await decodeFile(fileName, content)).toEqual({ ok: false, error });
  });

  test('a file over the limit is refused with its size', async () => {
    const bytes = new Uint8Array(MAX_ARTICLE_BYTES + 1).fill(0x61);
    expect(await decodeArticle({ kind: 'file', fileName: 'a.txt', bytes })).toEqual({
      ok: false,
      error: { kind: 'too-large', bytes: MAX_ARTICLE_BYTES + 1, limit: MAX_ARTICLE_BYTES },
    });
    const text = 'a'.repeat(MAX_ARTICLE_BYTES + 1);
    expect(await decodeArticle({ kind: 'paste', text })).toMatchObject({
      error: { kind: 'too-large' },
    });
  });

  test.each(['a.txt', 'a.md', 'a.html'])('a stray zero byte is nothing: %s', async (fileName) => {
    const page = await taken(fileName, 'The bridge is cl\0osed until further notice, they say.\n');
    expect(page.text).toBe('The bridge is closed until further notice, they say.');
  });

  test('text that begins like a magic number is still text', async () => {
    expect((await taken('a.txt', 'RIFF is a word here.')).text).toBe('RIFF is a word here.');
  });
});

describe('the sample article', () => {
  test('shows its parts on the way every file goes', async () => {
    const sample = await taken(SAMPLE_ARTICLE.fileName, SAMPLE_ARTICLE.text);
    expect(sample.blocks.map((block) => block.kind).filter((kind) => kind !== 'paragraph')).toEqual(
      ['headline', 'deck', 'byline', 'dateline', 'credit'],
    );
    expect(sample.blocks[0]?.flag).toEqual({ kind: 'boilerplate', reason: 'search-box' });
    expect(sample.blocks.filter((block) => block.flag)).toHaveLength(1);
    expect(sample).toMatchObject({
      title:
        'Sealed sluice gate was known to be failing weeks before Vellmark flood, leaked memo says',
      byline: 'Ilse Marrant and Tomas Okoye',
      outlet: 'Northern Wire and Vellmark Courier',
      publishedAt: '2024-03-14',
      language: 'en',
      direction: 'ltr',
      notes: [],
    });
  });

  test('is canonical as it stands and holds a nested, a split and a mixed quote', async () => {
    const { text, blocks } = await taken(SAMPLE_ARTICLE.fileName, SAMPLE_ARTICLE.text);
    expect(text).toBe(SAMPLE_ARTICLE.text.trim());
    const quotes = findQuotes(text, blocks);
    expect(quotes.filter((quote) => quote.depth === 1)).toHaveLength(1);
    expect(quotes.every((quote) => quote.closed)).toBe(true);
    expect(text.search(/,” said Mayor .*\. “/)).toBeGreaterThan(0);
    const start = text.indexOf('“will answer');
    expect(quoteTypeOf(text, [{ start, end: start + 120 }])).toBe('mixed');
    expect(text.indexOf('🥖')).toBeLessThan(quotes.at(-1)?.start ?? 0);
  });
});

const seedText = readMeasured('seed-article.txt');
const seedGold = readMeasured('seed-gold.json');

type Gold = {
  readonly spans: readonly {
    readonly label: string;
    readonly fragments: readonly {
      readonly start: number;
      readonly end: number;
      readonly text: string;
    }[];
    readonly attrs: Readonly<Record<string, unknown>>;
  }[];
};

describe.runIf(seedText !== undefined && seedGold !== undefined)('the first real article', () => {
  test('keeps its text to the letter, so that every span of its gold slices', async () => {
    const { text, blocks } = await taken('seed.txt', seedText ?? '');
    expect(text).toBe(seedText);
    expect(blocks[0]?.flag?.reason).toBe('search-box');
    expect(blocks[1]?.kind).toBe('headline');
    expect(blocks.at(-1)?.kind).toBe('credit');
    const gold: Gold = JSON.parse(seedGold ?? '');
    expect(gold.spans).toHaveLength(75);
    for (const fragment of gold.spans.flatMap((span) => span.fragments)) {
      expect(text.slice(fragment.start, fragment.end)).toBe(fragment.text);
    }
  });

  test('has the quote types its gold says', async () => {
    const { text } = await taken('seed.txt', seedText ?? '');
    const gold: Gold = JSON.parse(seedGold ?? '');
    const claims = gold.spans.filter((span) => span.label === 'CLAIM');
    expect(claims.map((claim) => quoteTypeOf(text, claim.fragments))).toEqual(
      claims.map((claim) => claim.attrs['quote_type']),
    );
  });
});

test.each([
  ['a link', 'https://courier.example/2024/bridge?id=3\n'],
  ['an address without its beginning', 'www.courier.example/bridge'],
])('%s by itself is not taken for the story behind it', async (_case, text) => {
  const decoded = await decodeArticle({
    kind: 'paste',
    text,
    html: `<a href="${text}">${text}</a>`,
  });
  expect(decoded).toEqual({ ok: false, error: { kind: 'only-link' } });
});

test('a story that begins with a link is a story', async () => {
  const text = 'https://courier.example/bridge\n\nThe bridge is shut.';
  expect((await decodeArticle({ kind: 'paste', text })).ok).toBe(true);
});

test('a page of one selected sentence keeps it', async () => {
  const words =
    'The bridge is safe, said the engineer Pia Sund, who led the work, on Monday morning.';
  const page = `<!doctype html>\n<html><head><title>Bridge</title></head><body><article>${words}</article></body></html>`;
  const { text, hiddenBlocks } = await taken('page.html', page);
  expect(text).toContain(words);
  expect(hiddenBlocks).toEqual([]);
});
