import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { outline, readAll, sourceFile } from '#formats/articles/test-sources.ts';
import { describeAttributes, readDescription } from './qda-description.ts';
import { decodeQdpx } from './qdpx.ts';
import { onlyWork, relationWords, reports, spanWords, worksOf } from './test-words.ts';

const guid = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const USERS = `<Users><User guid="${guid(1)}" name="Ana"/><User guid="${guid(2)}" name="Bo"/></Users>`;
const CODES = `<CodeBook><Codes><Code guid="${guid(11)}" name="Claim"><Code guid="${guid(12)}" name="direct"/></Code><Code guid="${guid(13)}" name="Speaker"><Code guid="${guid(14)}" name="direct"/></Code></Codes></CodeBook>`;

function selection(id: number, start: number, end: number, inner: string, name = ''): string {
  return `<PlainTextSelection guid="${guid(id)}" name="${name}" startPosition="${start}" endPosition="${end}">${inner}</PlainTextSelection>`;
}

function coding(id: number, code: number, user = 1): string {
  return `<Coding guid="${guid(id)}" creatingUser="${guid(user)}"><CodeRef targetGUID="${guid(code)}"/></Coding>`;
}

/** A project with one source of this text. */
function project(selections: string, rest = '', text = '🥖 “Yes,” said Ana.\r\nNo.') {
  const xml = `<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="P">${USERS}${CODES}
<Sources><TextSource guid="${guid(5)}" name="Bread" plainTextPath="internal://${guid(5)}.txt">
${selections}
</TextSource></Sources>${rest}</Project>`;
  return [
    { name: 'project.qde', text: xml },
    { name: `sources/${guid(5).toUpperCase()}.txt`, text },
  ];
}

const CLAIM = selection(21, 3, 6, coding(31, 11));
const SPEAKER = selection(22, 14, 17, coding(32, 13));

describe('a REFI-QDA project', () => {
  test('codings are spans in code points, links relations, notes notes', () => {
    const noted = selection(
      23,
      19,
      22,
      `<Description>doubtful</Description>${coding(33, 11)}<NoteRef targetGUID="${guid(41)}"/>`,
    );
    const rest = `<Notes><Note guid="${guid(41)}"><PlainTextContent>two
lines</PlainTextContent></Note></Notes><Links><Link guid="${guid(51)}" name="said_by" originGUID="${guid(21)}" targetGUID="${guid(22)}"/></Links>`;
    const decoded = onlyWork(decodeQdpx(project(CLAIM + SPEAKER + noted, rest)));
    expect(spanWords(decoded)).toEqual(['Claim: Yes', 'Speaker: Ana', 'Claim: No']);
    expect(relationWords(decoded)).toEqual(['said_by: Claim: Yes → Speaker: Ana']);
    expect(decoded.work.spans[2]?.note).toBe('doubtful\ntwo\nlines');
    expect(decoded.work).toMatchObject({ annotator: 'Ana', unplaced: [] });
    expect(decoded.article.title).toBe('Bread');
  });

  test('a description of the project stands behind all else, as the standard’s schema has it', () => {
    const decoded = onlyWork(
      decodeQdpx(
        project(CLAIM, `<Description>About</Description><NoteRef targetGUID="${guid(41)}"/>`),
      ),
    );
    expect(decoded.work.unplaced).toEqual([]);
  });

  test('each user has a work, and a selection with two codes is two spans', () => {
    const works = worksOf(
      decodeQdpx(project(CLAIM + selection(22, 14, 17, coding(32, 13, 2) + coding(33, 12, 2)))),
    );
    expect(works.map(({ work }) => work.annotator)).toEqual(['Ana', 'Bo']);
    expect(works.map(spanWords)).toEqual([['Claim: Yes'], ['Speaker: Ana', 'Claim/direct: Ana']]);
  });

  test.each<readonly [string, string, string, readonly string[]]>([
    [
      'a selection without a code',
      selection(21, 3, 6, ''),
      '',
      ['line 3: PlainTextSelection not-held'],
    ],
    ['a code of the whole source', coding(31, 11), '', ['line 3: Coding not-held']],
    [
      'a code that is not there',
      selection(21, 3, 6, coding(31, 99)),
      '',
      ['line 3: Coding dangling'],
    ],
    [
      'a link to nothing',
      CLAIM,
      `<Links><Link guid="${guid(51)}" name="x" originGUID="${guid(21)}" targetGUID="${guid(99)}"/></Links>`,
      ['line 4: Link dangling'],
    ],
    [
      'a guid used twice',
      CLAIM + CLAIM,
      '',
      [
        'line 3: PlainTextSelection against-rules',
        'line 3: Coding against-rules',
        'line 3: PlainTextSelection malformed',
      ],
    ],
    [
      'positions that are no numbers',
      CLAIM.replace('"3"', '"x"'),
      '',
      ['line 3: PlainTextSelection out-of-text'],
    ],
    ['a name that stands elsewhere', selection(21, 3, 6, coding(31, 11), 'Ana'), '', []],
  ])('%s: reported, never moved without reason', (_case, selections, rest, expected) => {
    const decoded = onlyWork(decodeQdpx(project(selections, rest)));
    expect(reports(decoded.work)).toEqual(expected);
  });

  test('positions that count UTF-16 are put right by the selection’s name', () => {
    const decoded = onlyWork(decodeQdpx(project(selection(21, 5, 9, coding(31, 11), 'es,”'))));
    expect(spanWords(decoded)).toEqual(['Claim: es,”']);
    expect(reports(decoded.work)).toEqual(['line 3: PlainTextSelection moved']);
  });
});

describe('a .qdpx from anybody', () => {
  const pack = (files: readonly { readonly name: string; readonly text: string }[]) =>
    zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])));

  test('is read, whatever its name', async () => {
    const items = await readAll(sourceFile('a.zip', pack(project(CLAIM))));
    expect(items).toMatchObject([{ kind: 'article', work: { spans: [{ label: 'Claim' }] } }]);
  });

  test.each([
    ['a bomb', pack(project(CLAIM, '', ' '.repeat(9 * 1024 * 1024)))],
    [
      'entities of its own',
      pack(
        project(CLAIM).map((file) => ({
          ...file,
          text: file.text.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>'),
        })),
      ),
    ],
    ['no text beside', pack(project(CLAIM).slice(0, 1))],
    ['no UTF-8', zipSync({ 'project.qde': new Uint8Array([0x3c, 0xff, 0xfe]) })],
    ['a zip cut off', pack(project(CLAIM)).slice(0, 300)],
    ['no zip', strToU8('hello')],
  ])('with %s is refused', async (_case, bytes) => {
    const lines = outline(await readAll(sourceFile('a.qdpx', bytes)));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !line.startsWith('a.qdpx! '))).toEqual([]);
  });
});

test.each([
  [[{ name: 'a', value: 'x; b=c' }]],
  [
    [
      { name: 'a=b', value: 'two\nlines\\n' },
      { name: 'flag', value: 'true' },
    ],
  ],
  [[{ name: 'a;b', value: '' }]],
])('attributes %j come back from a description', (attributes) => {
  expect(readDescription(describeAttributes(attributes))).toEqual({ attributes, note: '' });
});

test.each([
  ['status=unverified; checkworthy=True', 2],
  ['He said that E is not mc2.', 0],
  ['a=1\nand more', 0],
])('a description %j holds %i attributes', (text, count) => {
  const said = readDescription(text);
  expect(said.attributes.length).toBe(count);
  expect(said.note).toBe(count === 0 ? text : '');
});
