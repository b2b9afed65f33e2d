import { strToU8, zipSync, type Zippable } from 'fflate';
import { expect, test } from 'vitest';
import { readEpub } from './epub.ts';
import type { ReadItem } from './source-file.ts';
import { outline, readAll, sourceFile } from './test-sources.ts';

const CONTAINER =
  '<?xml version="1.0"?><container><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';

const LONG = 'The harbour council meets on Monday, and it will decide about the light. '.repeat(6);

function page(body: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${body}</body></html>`;
}

type Files = Record<string, string>;

function write(documents: Files, extra: Files = {}, toc: Files = {}, first: Zippable = {}) {
  const names = Object.keys(documents);
  const items = names.map(
    (name, i) => `<item id="i${i}" href="${name}" media-type="application/xhtml+xml"/>`,
  );
  const spine = names.map((_, i) => `<itemref idref="i${i}"/>`);
  const opf = `<package><metadata><dc:title>The Ostrey Review</dc:title><dc:creator>Odile Farran</dc:creator><dc:language>en-GB</dc:language><dc:date>2024-03-11</dc:date></metadata><manifest>${items.join('')}<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest><spine>${spine.join('')}</spine></package>`;
  const links = Object.entries(toc).map(
    ([href, title]) => `<li><a href="${href}">${title}</a></li>`,
  );
  const all: Files = {
    'META-INF/container.xml': CONTAINER,
    'OEBPS/book.opf': opf,
    'OEBPS/nav.xhtml': page(`<nav><ol>${links.join('')}</ol></nav>`),
    ...Object.fromEntries(Object.entries(documents).map(([name, text]) => [`OEBPS/${name}`, text])),
    ...extra,
  };
  const bytes = zipSync({
    ...first,
    ...Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])),
  });
  return new Blob([new Uint8Array(bytes)]);
}

async function read(blob: Blob): Promise<readonly ReadItem[]> {
  const items: ReadItem[] = [];
  for await (const item of readEpub({ name: 'review.epub', blob }, {})) items.push(item);
  return items;
}

function summary(items: readonly ReadItem[]) {
  return items.map((item) => {
    if (item.kind === 'article') return item.article.title;
    return item.kind === 'failed' ? `failed: ${item.error.kind}` : item.kind;
  });
}

test('each document with words of its own is an article; cover and imprint are passed over', async () => {
  const items = await read(
    write({
      'cover.xhtml': page('<img src="c.jpg"/>'),
      'one.xhtml': page(`<h1>The light</h1><p>${LONG}</p>`),
      'two.xhtml': page(`<h2>The dairy</h2><p>${LONG}</p>`),
      'legal.xhtml': page(`<p>All rights reserved. ${LONG}</p>`),
    }),
  );
  // A chapter is complete only when the next begins: what is passed over may come before it.
  expect(summary(items)).toEqual(['passed-over', 'The light', 'passed-over', 'The dairy']);
  const [first] = items.filter((item) => item.kind === 'article');
  expect(first?.article).toMatchObject({
    byline: 'Odile Farran',
    language: 'en-GB',
    publishedAt: '2024-03-11',
    mediaType: 'application/epub+zip',
  });
  expect(first?.place).toBe('review.epub › OEBPS/one.xhtml');
});

test('a chapter that was cut into several files is one article', async () => {
  const items = await read(
    write({
      'one_split_000.xhtml': page(`<h1>The light</h1><p>${LONG}</p>`),
      'one_split_001.xhtml': page(`<p>It goes on. ${LONG}</p>`),
    }),
  );
  expect(summary(items)).toEqual(['The light']);
});

test('a document without a heading has the title that the contents give it', async () => {
  const blob = write({ 'a.xhtml': page(`<p>${LONG}</p>`) }, {}, { 'a.xhtml#top': 'The  cellar' });
  expect(summary(await read(blob))).toEqual(['The cellar']);
});

test('locked documents are told apart from scrambled fonts', async () => {
  const lock = (algorithm: string, uri: string) => ({
    'META-INF/encryption.xml': `<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`,
  });
  const documents = { 'one.xhtml': page(`<h1>The light</h1><p>${LONG}</p>`) };
  const aes = 'http://www.w3.org/2001/04/xmlenc#aes128-cbc';
  const fonts = 'http://www.idpf.org/2008/embedding';
  expect(summary(await read(write(documents, lock(aes, 'OEBPS/one.xhtml'))))).toEqual([
    'failed: encrypted',
  ]);
  expect(summary(await read(write(documents, lock(fonts, 'OEBPS/f.otf'))))).toEqual(['The light']);
});

test.each([
  ['no archive', new Blob(['plain'])],
  ['an archive of something else', new Blob([new Uint8Array(zipSync({ a: strToU8('x') }))])],
])('%s is damaged', async (_case, blob) => {
  expect(summary(await read(blob))).toEqual(['failed: damaged']);
});

test('nothing in a book runs or is loaded', async () => {
  const items = await read(
    write({
      'x.xhtml': page(
        `<h1>Title</h1><script>globalThis.ran = true</script><p onclick="x()">${LONG}</p>`,
      ),
    }),
  );
  expect(JSON.stringify(items)).not.toContain('ran =');
  expect('ran' in globalThis).toBe(false);
});

test('what is struck out in a chapter of several files is told once, counted together', async () => {
  const struck = `<p>At least <del>300</del> 400. ${LONG}</p>`;
  const items = await read(
    write({ 'one.xhtml': page(`<h1>The light</h1>${struck}`), 'two.xhtml': page(struck) }),
  );
  expect(items).toMatchObject([
    { kind: 'article', article: { notes: [{ kind: 'struck-left-out', count: 2 }] } },
  ]);
});

test.each([200, 1200])('a book cut off after %d bytes is refused as a whole', async (length) => {
  const book = write(
    { 'one.xhtml': page(`<h1>The light</h1><p>${LONG}</p>`) },
    {},
    {},
    { mimetype: [strToU8('application/epub+zip'), { level: 0 }] },
  );
  const items = await readAll({ name: 'review.epub', blob: book.slice(0, length) });
  expect(outline(items)).toEqual(['review.epub! damaged']);
});

test('what says that an archive is a book is no article', async () => {
  const mimetype = strToU8('application/epub+zip');
  const items = await readAll(sourceFile('a.zip', zipSync({ 'a.txt': strToU8('A.'), mimetype })));
  expect(outline(items)).not.toContain('a.zip › mimetype: application/epub+zip');
});
