import { expect, test } from 'vitest';
import { onlyWork, relationWords, spanWords, worksOf } from './test-words.ts';
import { decodeWebAnnotations } from './web-annotation.ts';

const TEXT = '🥖 “Yes,” said Ana.\n\n“Yes,” said Bo  Li.';
const TEXTS = [
  { name: 'news/other.txt', text: 'Nothing of it.' },
  { name: 'news/bread.txt', text: TEXT },
];

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

function target(quote: object, position?: object) {
  return {
    source: 'urn:news:bread',
    selector: [
      { type: 'TextQuoteSelector', ...quote },
      ...(position ? [{ type: 'TextPositionSelector', ...position }] : []),
    ],
  };
}

function annotation(changes: object) {
  return {
    '@context': CONTEXT,
    type: 'Annotation',
    motivation: 'tagging',
    body: { type: 'TextualBody', purpose: 'tagging', value: 'Claim' },
    target: target({ exact: 'Yes' }, { start: 3, end: 6 }),
    ...changes,
  };
}

function decode(value: unknown) {
  return decodeWebAnnotations(JSON.stringify(value), TEXTS);
}

test.each(['urn:news:%D0%BC%D1%8D%D1%80', 'https://e.org/мэр.txt', 'urn:news:100%'])(
  'the text of %s is found by its name, in escapes or without',
  (source) => {
    const name = source.includes('100') ? '100%' : 'мэр';
    const texts = [
      { name: 'news/other.txt', text: TEXT },
      { name: `${name}.txt`, text: TEXT },
    ];
    const item = annotation({ target: { ...target({ exact: 'Yes' }), source } });
    const read = decodeWebAnnotations(JSON.stringify(item), texts);
    expect(read.ok && read.value.map(({ textName }) => textName)).toEqual([`${name}.txt`]);
  },
);

test('a collection is read: bodies by their purpose, links as relations, creators apart', () => {
  const items = [
    annotation({
      id: 'urn:1',
      creator: { name: 'ana' },
      body: [
        { type: 'TextualBody', purpose: 'tagging', value: 'Claim' },
        { type: 'TextualBody', purpose: 'describing', value: 'stance="asserts"' },
        { type: 'TextualBody', purpose: 'commenting', value: 'see photo' },
      ],
    }),
    annotation({
      id: 'urn:2',
      creator: { name: 'ana' },
      body: [
        { type: 'TextualBody', purpose: 'tagging', value: 'Speaker' },
        {
          type: 'SpecificResource',
          purpose: 'identifying',
          source: 'http://www.wikidata.org/entity/Q42',
        },
      ],
      target: target({ exact: 'Bo Li', prefix: 'said ' }),
    }),
    annotation({
      creator: { name: 'ana' },
      motivation: 'linking',
      body: [
        { type: 'TextualBody', purpose: 'tagging', value: 'said_by' },
        { type: 'SpecificResource', purpose: 'linking', source: 'urn:2' },
      ],
      target: 'urn:1',
    }),
    annotation({ creator: { name: 'bo' } }),
  ];
  const works = worksOf(
    decode({
      '@context': CONTEXT,
      type: 'AnnotationCollection',
      first: { type: 'AnnotationPage', items },
    }),
  );
  expect(works.map(({ work }) => work.annotator)).toEqual(['ana', 'bo']);
  expect(works.map(spanWords)).toEqual([['Claim: Yes', 'Speaker: Bo Li'], ['Claim: Yes']]);
  expect(works.flatMap(relationWords)).toEqual(['said_by: Claim: Yes → Speaker: Bo Li']);
  expect(works[0]?.work.spans[0]).toMatchObject({
    attributes: [{ name: 'stance', value: 'asserts' }],
    note: 'see photo',
  });
  expect(works.flatMap(({ work }) => work.unplaced)).toEqual([]);
});

test('several targets are pieces of one span', () => {
  const pieces = [target({ exact: 'Ana' }), target({ exact: 'Bo' })];
  expect(spanWords(onlyWork(decode([annotation({ target: pieces })])))).toEqual(['Claim: Ana|Bo']);
});

test.each([
  ['the position is right', { exact: 'Yes' }, { start: 21, end: 24 }, 21, undefined],
  ['the surroundings tell', { exact: 'Yes', suffix: ',” said Bo' }, undefined, 21, undefined],
  [
    'the position is off by an emoji',
    { exact: 'Yes', prefix: '🥖 “' },
    { start: 4, end: 7 },
    3,
    'moved',
  ],
  ['nothing tells which', { exact: 'Yes' }, undefined, undefined, 'quote-differs'],
  ['the words are gone', { exact: 'Cake' }, { start: 3, end: 6 }, undefined, 'quote-differs'],
  ['the quote is empty', { exact: '' }, { start: 3, end: 6 }, 3, 'malformed'],
  ['the position has no end', { exact: 'Ana' }, { start: 14 }, 14, 'malformed'],
])('when %s', (_case, quote, position, at, kind) => {
  const { article, work } = onlyWork(decode(annotation({ target: target(quote, position) })));
  const start = work.spans[0]?.fragments[0]?.start;
  // The canonical text counts the emoji as two.
  expect(start).toBe(at === undefined ? undefined : at + 1);
  expect(article.text).toContain('🥖');
  expect(work.unplaced.map((each) => each.kind)).toEqual(kind === undefined ? [] : [kind]);
});

test.each([
  ['a term of nobody', { checkworthy: true }, 'not-held'],
  ['a date without a time', { created: '2024-01-02' }, 'against-rules'],
])('%s is reported', (_case, changes, kind) => {
  expect(onlyWork(decode(annotation(changes))).work.unplaced).toMatchObject([{ kind }]);
});

test.each([
  ['another context', annotation({ '@context': 'http://example.org' }), '@context'],
  ['an annotation without a target', [annotation({ target: undefined })], '[0]: target'],
  [
    'a page that lies elsewhere',
    { '@context': CONTEXT, type: 'AnnotationCollection', first: 'urn:p' },
    'first',
  ],
])('%s is refused with its place', (_case, value, place) => {
  const decoded = decode(value);
  expect(decoded.ok ? [] : decoded.error).toMatchObject([{ place }]);
});

test('without the text it is refused', () => {
  expect(decodeWebAnnotations(JSON.stringify(annotation({})), []).ok).toBe(false);
});
