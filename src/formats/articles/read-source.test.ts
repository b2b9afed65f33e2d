import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { groupFiles } from './group-files.ts';
import { formatOf } from './read-source.ts';
import { outline, readAll, sourceFile } from './test-sources.ts';

const ZIP = zipSync({ 'a.txt': strToU8('Inside.') });
const DOCX = zipSync({
  '[Content_Types].xml': strToU8('<Types/>'),
  'word/document.xml': strToU8('<w/>'),
});
const MAIL =
  'From: Ana <ana@example.org>\r\nSubject: Bridge\r\nMIME-Version: 1.0\r\n\r\nIt is shut.\r\n';

describe('the format of a file', () => {
  test.each([
    ['plain text', 'note.txt', 'The bridge is shut.', 'text', 'text'],
    ['text without an extension', 'README', 'The bridge is shut.', 'text', 'text'],
    ['a page', 'a.html', '<p>The bridge is shut.</p>', 'html', 'page'],
    [
      'a page named as text',
      'a.txt',
      '<!DOCTYPE html>\n<html><body>x</body></html>',
      'html',
      'page',
    ],
    [
      'XHTML named as text',
      'a.txt',
      '<?xml version="1.0"?>\n<html xmlns="x"></html>',
      'html',
      'page',
    ],
    ['prose that speaks of a tag', 'a.txt', 'The <html> tag comes first.', 'text', 'text'],
    ['Markdown', 'a.md', '# Bridge', 'markdown', 'text'],
    ['a PDF named as text', 'a.txt', '%PDF-1.7\n', 'pdf', 'document'],
    ['an archive named as a document', 'a.docx', ZIP, 'zip', 'archive'],
    ['Word named as an archive', 'a.zip', DOCX, 'docx', 'document'],
    ['a mail named as text', 'a.txt', MAIL, 'eml', 'document'],
    ['prose that begins like a mail', 'a.txt', 'From: the desk\n\nWe are late.', 'text', 'text'],
    ['a table', 'a.csv', 'title,text\n', 'csv', 'table'],
    ['a table with tabs', 'a.tsv', 'title\ttext\n', 'tsv', 'table'],
    ['lines of records named as JSON', 'a.json', '{"text":"a"}\n{"text":"b"}', 'jsonl', 'table'],
    ['a list of records', 'a.json', '[{"text":"a"}]', 'json', 'table'],
    ['categories of whole texts', 'a.jsonl', '{"text":"a","label":"sport"}', 'jsonl', 'table'],
    ['spans of doccano', 'a.jsonl', '{"text":"abc","label":[[0,1,"X"]]}\n', 'tagged-jsonl', 'work'],
    [
      'spans of Prodigy',
      'a.jsonl',
      '{"text":"abc","spans":[]}\n{"text":"b"}',
      'tagged-jsonl',
      'work',
    ],
    ['WebAnno TSV', 'a.tsv', '#FORMAT=WebAnno TSV 3.3\n', 'webanno-tsv', 'work'],
    ['a CAS', 'a.json', '{"%TYPES":{},"%VIEWS":{}}', 'uima-cas', 'work'],
    ['a CAS as XML', 'a.xml', '<?xml version="1.0"?><xmi:XMI xmlns:xmi="x"/>', 'uima-cas', 'work'],
    ['TEI', 'a.xml', '<?xml version="1.0"?>\n<TEI xmlns="x"/>', 'tei', 'work'],
    ['words with their labels', 'a.txt', '-DOCSTART- -X- -X- O\n', 'conll', 'work'],
    ['a project', 'a.json', '{\n  "format": "ascribe-project",\n', 'ascribe', 'project'],
    ['a table named as a text', 'a.txt', 'Title;Text\nA;B', 'csv', 'table'],
    ['a text with a comma in its first line', 'a.txt', 'Title, text\n\nProse.', 'text', 'text'],
    ['a picture', 'a.PNG', '', 'aside', 'aside'],
    ['a part of a saved page', 'Bridge_files/frame.html', '<html>', 'aside', 'aside'],
    ["a system's own file", 'news/.DS_Store', 'x', 'aside', 'aside'],
    ['what a Mac adds to archives', '__MACOSX/news/._a.txt', 'x', 'aside', 'aside'],
    ['anything else', 'a.xyz', 'x', 'unknown', 'unknown'],
  ])('%s is told', async (_case, name, content, id, kind) => {
    expect(await formatOf(sourceFile(name, content))).toEqual({ id, kind });
  });

  test('a text with brat annotations beside it is work of another tool', async () => {
    const files = await groupFiles([
      sourceFile('x/a.ann', 'T1\tClaim 0 1\tA'),
      sourceFile('x/a.txt', 'A'),
      sourceFile('y/a.txt', 'A'),
      sourceFile('x/annotation.conf', '[entities]'),
    ]);
    expect(files.map((file) => [file.name, file.beside?.map((other) => other.name)])).toEqual([
      ['x/a.txt', ['x/a.ann', 'x/annotation.conf']],
      ['y/a.txt', undefined],
      ['x/annotation.conf', undefined],
    ]);
    const [pair] = files;
    if (!pair) throw new Error('no pair');
    expect(await formatOf(pair)).toEqual({ id: 'brat', kind: 'work' });
  });

  const ANNOTATION = JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'Annotation',
    body: 'Claim',
    target: { source: 'urn:a', selector: { type: 'TextQuoteSelector', exact: 'Rain' } },
  });

  test.each([
    ['after their text', ['x/rain.txt', 'x/ana.json']],
    ['before their text', ['x/ana.json', 'x/rain.txt']],
  ])(
    'web annotations that come %s are read with it, whatever the two are called',
    async (_case, names) => {
      const contents: Readonly<Record<string, string>> = {
        'x/rain.txt': 'Rain fell.',
        'x/ana.json': ANNOTATION,
      };
      const files = await groupFiles(names.map((name) => sourceFile(name, contents[name] ?? '')));
      expect(files).toMatchObject([{ name: 'x/ana.json', beside: [{ name: 'x/rain.txt' }] }]);
      const items = await Promise.all(files.map((file) => readAll(file)));
      expect(items.flat()).toMatchObject([
        { kind: 'article', article: { text: 'Rain fell.' }, work: { spans: [{}] } },
      ]);
    },
  );

  test('texts beside web annotations that they do not point into are articles of their own', async () => {
    const files = await groupFiles([
      sourceFile('x/ana.json', ANNOTATION),
      sourceFile('x/rain.txt', 'Rain fell.'),
      sourceFile('x/snow.txt', 'Snow fell.'),
      sourceFile('y/more.txt', 'More.'),
      sourceFile('y/table.json', '[{"text":"A row."}]'),
    ]);
    const items = await Promise.all(files.map((file) => readAll(file)));
    expect(outline(items.flat())).toEqual([
      'x/ana.json: Rain fell.',
      'x/snow.txt: Snow fell.',
      'y/more.txt: More.',
      'y/table.json › row 1: A row.',
    ]);
  });

  test('annotations without their text say that it is missing, and a text beside broken ones is not lost', async () => {
    expect(outline(await readAll(sourceFile('ana.json', ANNOTATION)))).toEqual([
      'ana.json! text-missing',
    ]);
    const files = await groupFiles([
      sourceFile('ana.json', `${ANNOTATION}}`),
      sourceFile('rain.txt', 'Rain fell.'),
    ]);
    const items = await Promise.all(files.map((file) => readAll(file)));
    expect(outline(items.flat())).toEqual(['ana.json! damaged', 'rain.txt: Rain fell.']);
  });

  test('the tables that Ascribe writes are read together, and what only has their names is not', async () => {
    const articles = 'doc_id,title,text\r\nd1,News,A 🥖.\r\n';
    const annotations =
      'doc_id,span_id,piece,label,start,end,text,annotator\r\nd1,ana/a1,1 of 1,CLAIM,2,3,🥖,Ana\r\n';
    const files = await groupFiles([
      sourceFile('x/annotations.csv', annotations),
      sourceFile('x/articles.csv', articles),
      sourceFile('y/annotations.csv', 'id,text\r\n1,Mine.\r\n'),
      sourceFile('y/articles.csv', 'id,text\r\n1,Mine too.\r\n'),
    ]);
    expect(files.map(({ name }) => name)).toEqual(['x/articles.csv', 'y/articles.csv']);
    const [ours, others] = await Promise.all(files.map((file) => readAll(file)));
    expect(ours).toMatchObject([{ article: { title: 'News' }, work: { annotator: 'Ana' } }]);
    expect(outline(others ?? [])).toEqual([
      'y/articles.csv › row 2: Mine too.',
      'y/annotations.csv › row 2: Mine.',
    ]);
  });

  test.each([
    [
      'annotations',
      'doc_id,span_id,piece,label,start,end,text,annotator\nd1,s1,,CLAIM,2,3,x,Ana\n',
    ],
    ['relations', '\ufeff"doc_id";"relation_id";"type"\r\nd1;r1;said_by\r\n'],
  ])('a table of %s without the articles is none of articles', async (name, table) => {
    const [item, ...others] = await readAll(sourceFile(`x/${name}.csv`, table));
    expect(item).toMatchObject({
      kind: 'failed',
      place: `x/${name}.csv`,
      error: { kind: 'text-missing', missing: 'articles.csv' },
    });
    expect(others).toEqual([]);
  });

  test('the card of a data set is no article, and another read me is', async () => {
    const record = '{"text":"A.","spans":[{"id":"s","label":"X","start":0,"end":1}]}\n';
    const files = await groupFiles([
      sourceFile('a/README.md', '# Card'),
      sourceFile('a/data/train.jsonl', record),
      sourceFile('a/croissant.json', '{}'),
      sourceFile('b/README.md', '# News'),
      sourceFile('README.md', '---\npretty_name: Claims\nconfigs:\n- a\n---\n\n# Claims\n'),
    ]);
    const items = await Promise.all(files.map((file) => readAll(file)));
    expect(outline(items.flat())).toEqual([
      'a/data/train.jsonl › line 1: A.',
      'a/croissant.json passed-over',
      'b/README.md: News',
      'README.md passed-over',
    ]);
  });
});

describe('one file', () => {
  test('gives its article and its own bytes', async () => {
    const [item] = await readAll(sourceFile('a.txt', 'Grüße.'));
    expect(item).toMatchObject({ kind: 'article', place: 'a.txt', article: { text: 'Grüße.' } });
    expect(item?.kind === 'article' && item.original).toEqual(new TextEncoder().encode('Grüße.'));
  });

  test.each([
    ['an empty file', 'a.txt', '', 'a.txt! empty'],
    ['an empty file of a kind that is not read', 'a.xyz', '', 'a.xyz! empty'],
    ['an empty page', 'a.html', '', 'a.html! empty'],
    ['an empty table', 'a.csv', '', 'a.csv! empty'],
    ['an empty list', 'a.json', '', 'a.json! empty'],
    ['an empty archive', 'a.zip', '', 'a.zip! empty'],
    ['a program named as text', 'a.txt', '\x7fELF\0\0\x01\x02', 'a.txt! binary'],
    ['a line of 20 MB', 'a.txt', 'x'.repeat(20 * 1024 * 1024), 'a.txt! too-large'],
    ['a kind that is not read', 'a.xyz', 'x', 'a.xyz! unsupported'],
  ])('%s is a fault with a reason', async (_case, name, content, line) => {
    expect(outline(await readAll(sourceFile(name, content)))).toEqual([line]);
  });

  test('that goes away while it is read is a fault, not the end', async () => {
    const gone: Blob = Object.assign(new Blob(['abc']), {
      arrayBuffer: () => Promise.reject(new Error('gone')),
      slice: () => gone,
    });
    expect(await readAll({ name: 'a.txt', blob: gone })).toEqual([
      { kind: 'failed', place: 'a.txt', error: { kind: 'unreadable', detail: 'gone' } },
    ]);
  });

  test('called off gives nothing more', async () => {
    const signal = AbortSignal.abort();
    expect(await readAll(sourceFile('a.zip', ZIP), { signal })).toEqual([]);
  });
});
