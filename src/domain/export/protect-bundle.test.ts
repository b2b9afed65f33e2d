import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { areFragmentsValid, joinSpans } from '#domain/annotation/fragments.ts';
import { anAnnotation, anEntity } from '#domain/annotation/test-layers.ts';
import { NO_COUNTS } from '#domain/annotation/count-layer.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import type { Article } from '#domain/article/article.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { brand } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { canonicalize } from '#domain/text/canonical.ts';
import type { Span } from '#domain/text/span.ts';
import { acceptedBy, findingKey } from './accept-leaks.ts';
import { foldWords } from './fold-text.ts';
import { findProtected } from './find-protected.ts';
import { documentStem } from './document-stem.ts';
import { makeExportSet } from './export-set.ts';
import { countConfidential, protectBundle } from './protect-bundle.ts';
import { protectionOf } from './protected-sources.ts';
import { scanForLeaks } from './scan-for-leaks.ts';

const sha256 = (text: string): Promise<string> => Promise.resolve(`hash of ${text}`);

function aBundle(
  texts: readonly string[],
  entities: readonly Entity[],
  annotations: readonly Annotation[] = [],
  more: Partial<Article> = {},
): ProjectBundle {
  const { text, blocks } = canonicalize(texts.map((each) => ({ kind: 'paragraph', text: each })));
  return {
    project: {
      id: brand('p'),
      name: 'Town news',
      codebook: DEFAULT_CODEBOOK,
      codebookHistory: [],
      annotators: [
        { id: brand('an2'), name: 'Zed Ortega' },
        { id: brand('an1'), name: 'Bo' },
      ],
      settings: { enabledLabels: [] },
      createdAt: 1,
    },
    entities,
    articles: [
      {
        article: {
          id: brand('art'),
          projectId: brand('p'),
          title: 'Bread',
          language: 'en',
          direction: 'ltr',
          textHash: brand('old'),
          origin: { kind: 'paste', mediaType: 'text/plain', importedAt: 1 },
          status: 'open',
          hiddenBlocks: [],
          createdAt: 1,
          updatedAt: 1,
          ...more,
        },
        revision: { hash: brand('old'), text, blocks, textRules: 1, previous: brand('older') },
        layers: [
          {
            layer: {
              id: brand('l'),
              articleId: brand('art'),
              annotatorId: brand('an1'),
              textHash: brand('old'),
              codebookVersion: '1.0.0',
              role: 'annotator',
              state: 'draft',
              rev: 1,
              counts: NO_COUNTS,
              entityIds: [],
            },
            annotations,
            relations: [],
          },
        ],
        original: new TextEncoder().encode(text),
      },
    ],
  };
}

function hidden(id: string, name: string, more: Partial<Entity> = {}): Entity {
  return anEntity(id, name, { confidential: true, ...more });
}

const QUILL = hidden('e1', 'Peter Quill');

async function protectedText(
  text: string,
  entities: readonly Entity[],
  language = 'en',
): Promise<string | undefined> {
  const { bundle } = await protectBundle(aBundle([text], entities, [], { language }), { sha256 });
  return bundle.articles[0]?.revision.text;
}

describe('in a text', () => {
  test.each<readonly [string, string, readonly Entity[], string]>([
    ['the name', 'Peter Quill said no.', [QUILL], 'Source A said no.'],
    [
      'the surname, and its possessive',
      'No, said Quill. Quill’s men left.',
      [QUILL],
      'No, said Source A. Source A’s men left.',
    ],
    ['capitals', 'QUILL RESIGNS', [QUILL], 'Source A RESIGNS'],
    ['the register’s order', 'Quill, Peter (54)', [QUILL], 'Source A (54)'],
    ['an initial', 'so P. Quill and Peter J. Quill', [QUILL], 'so Source A and Source A'],
    [
      'a sentence’s end before it is no initial',
      'It was plan B. Quill left.',
      [QUILL],
      'It was plan B. Source A left.',
    ],
    ['a handle', '@PeterQuill wrote', [QUILL], '@source-a wrote'],
    ['a mail address', 'write to p.quill@example.org now', [QUILL], 'write to Source A now'],
    ['one that ends a sentence', '(p.quill@example.org).', [QUILL], '(Source A).'],
    [
      'in an address as addresses are written',
      'Quill’s page (https://e.org/Peter-Quill/x?q=Quill), www.e.org/Quill, e.org/~Quill: Quill.',
      [QUILL],
      'Source A’s page (https://e.org/source-a/x?q=source-a), www.e.org/source-a, e.org/~source-a: Source A.',
    ],
    [
      'a mail address inside another address',
      'mailto:p.quill@example.org https://e.org/?to=p.quill@example.org',
      [QUILL],
      'mailto:source-a https://e.org/?to=source-a',
    ],
    [
      'a domain',
      'Peter-Quill.org, news@Peter-Quill.org',
      [QUILL],
      'source-a.org, news@source-a.org',
    ],
    [
      'in no address: a full stop without a blank, “or” as a stroke',
      'He left.Quill said. He/Quill. x:Quill',
      [QUILL],
      'He left.Source A said. He/Source A. x:Source A',
    ],
    [
      'behind an address in a script without blanks',
      '见https://e.org/x，张伟说“不”',
      [hidden('e1', '张伟')],
      '见https://e.org/x，Source A说“不”',
    ],
    ['over a line break', 'Peter\nQuill left', [QUILL], 'Source A left'],
    ['not inside other words', 'Quillon and Tranquill', [QUILL], 'Quillon and Tranquill'],
    [
      'an ordinary word in small letters stays',
      'Brown eats brown bread',
      [hidden('e1', 'Ida Brown')],
      'Source A eats brown bread',
    ],
    [
      'an alias in capitals is not a small word',
      'IT knows it',
      [hidden('e1', 'IT')],
      'Source A knows it',
    ],
    [
      'another one’s whole name stays',
      'Ana Quill met Quill',
      [QUILL, anEntity('e2', 'Ana Quill')],
      'Ana Quill met Source A',
    ],
    [
      'a name inside a name',
      'the Peter Quill Office',
      [QUILL, anEntity('e2', 'Peter Quill Office', { kind: 'organisation' })],
      'the Source A Office',
    ],
    [
      'names that overlap leave no half',
      'Peter Quill Marsh',
      [QUILL, hidden('e2', 'Quill Marsh')],
      'Source A',
    ],
    [
      'next to each other',
      'Quill Quill, Marsh',
      [QUILL, hidden('e2', 'Ida Marsh')],
      'Source A Source A, Source B',
    ],
    ['decomposed letters', 'So Ana Nun\u0303ez', [hidden('e1', 'Ana Nu\u00f1ez')], 'So Source A'],
    ['without accents', 'So Ana Nunez', [hidden('e1', 'Ana N\u00fa\u00f1ez')], 'So Source A'],
    ['another spelling', 'Dmitrij Peskow left', [hidden('e1', 'Dmitry Peskov')], 'Source A left'],
    ['wide letters', 'ＰＥＴＥＲ　ＱＵＩＬＬ left', [QUILL], 'Source A left'],
    ['letters with nothing between them', 'Pe\u00adter Qu\u200bill left', [QUILL], 'Source A left'],
    [
      'escapes of an address, and what stands around them stays',
      'see https://e.org/K%C3%A1ja%20x?a=%E1, 100%de',
      [hidden('e1', 'Karel Vondra', { aliases: ['Kája'] })],
      'see https://e.org/source-a%20x?a=%E1, 100%de',
    ],
    [
      'escapes of Latin-1',
      'e.org/K%E1ja',
      [hidden('e1', 'Karel Vondra', { aliases: ['Kája'] })],
      'e.org/source-a',
    ],
    ['an emoji beside it', '😀Quill👩‍👩‍👧', [QUILL], '😀Source A👩‍👩‍👧'],
    [
      'a description of an unnamed source stays',
      'a senior official said',
      [hidden('e1', 'a senior official', { unnamed: true })],
      'a senior official said',
    ],
    [
      'a pseudonym that the text has is not given',
      'Source A of the Nile; Quill',
      [QUILL],
      'Source A of the Nile; Source B',
    ],
    [
      'nor one that an address has',
      'Quill spoke: https://e.org/source-a/x',
      [QUILL],
      'Source B spoke: https://e.org/source-a/x',
    ],
    [
      'a telephone number of the notes',
      'call (030) 555-01234 now',
      [hidden('e1', 'Peter Quill', { note: 'phone 030 55501234' })],
      'call (Source A now',
    ],
  ])('%s', async (_case, text, entities, expected) => {
    expect(await protectedText(text, entities)).toBe(expected);
  });

  test.each(['a', '-', '.', 'a.', '@', 'a@', 'www.', 'a://', '%41', 'Quill/', 'Quill.a'])(
    'a text of nothing but %j is gone through in linear time',
    async (piece) => {
      const text = `${piece.repeat(20_000)} https://${piece.repeat(200)}/Quill`;
      expect(await protectedText(text, [QUILL])).toMatch(/source-a$/v);
    },
  );

  test.each(['Quill.', 'Quill+', 'Quill/'])(
    'tokens of nothing but %j, each nearly as long as an address can be, are gone through in linear time',
    async (piece) => {
      const text = `${`${piece.repeat(340)} `.repeat(20)}https://e.org/Quill`;
      expect(await protectedText(text, [QUILL])).toMatch(/Source A.*source-a$/v);
    },
  );

  test.each<readonly [string, string, readonly Entity[], string, string]>([
    [
      'endings',
      'словам Пескова, Дмитрию Пескову',
      [hidden('e1', 'Дмитрий Песков')],
      'словам Source A, Source A',
      'ru',
    ],
    [
      'another script, with an ending',
      'сказал Дмитрий Песков. С Песковым',
      [hidden('e1', 'Dmitry Peskov')],
      'сказал Source A. С Source A',
      'ru',
    ],
    ['a script without blanks', '市长王小明说', [hidden('e1', '王小明')], '市长Source A说', 'zh'],
    ['Hebrew with a prefix', 'אמר לדנה כהן', [hidden('e1', 'דנה כהן')], 'אמר Source A', 'he'],
    ['Arabic', 'قال خالد المنصور', [hidden('e1', 'خالد المنصور')], 'قال Source A', 'ar'],
  ])('%s', async (_case, text, entities, expected, language) => {
    expect(await protectedText(text, entities, language)).toBe(expected);
  });
});

test('whose surname it is where two share it, an annotation says', async () => {
  const bundle = aBundle(
    ['Quill left. Quill stayed.'],
    [QUILL, hidden('e2', 'Ana Quill')],
    [anAnnotation('a', 12, 17, { label: 'SPEAKER', entityId: brand('e2') })],
  );
  const { bundle: safe } = await protectBundle(bundle, { sha256 });
  expect(safe.articles[0]?.revision.text).toBe('Source A left. Source B stayed.');
});

test('merged rows lend their names, and one confidential row makes all of them so', async () => {
  const bundle = aBundle(
    ['Pete spoke; Quill too.'],
    [
      anEntity('e1', 'Peter Quill'),
      hidden('e2', 'Pete', { aliases: ['Old Pete'], mergedInto: brand('e1') }),
    ],
  );
  const { bundle: safe, key } = await protectBundle(bundle, { sha256 });
  expect(safe.articles[0]?.revision.text).toBe('Source A spoke; Source A too.');
  expect(safe.entities.map(({ name }) => name)).toEqual(['Source A']);
  expect(key).toEqual([
    { pseudonym: 'Source A', kind: 'source', id: 'e1', names: ['Peter Quill', 'Pete', 'Old Pete'] },
  ]);
  expect(countConfidential(bundle)).toBe(1);
});

test('everything beside the text is protected, and what tells too much is left out', async () => {
  const note = anAnnotation('a1', 0, 5, {
    note: 'ask Quill, says Zed Ortega',
    attributes: { normalized: 'Peter Quill said so', claim_type: ['event'] },
    evidence: [{ url: 'https://e.org/peter-quill/x', note: 'Quill’s diary' }],
  });
  const bundle = aBundle(
    ['Quill said so.'],
    [
      hidden('e1', 'Peter Quill', {
        note: 'his sister is Ida',
        wikidata: 'Q1',
        aliases: ['PQ Man'],
      }),
      anEntity('e2', 'Friends of Peter Quill', { kind: 'group', note: 'founded by Quill' }),
    ],
    [note],
    {
      title: 'Quill speaks',
      byline: 'By Peter Quill',
      url: 'https://example.org/news/PETER_QUILL-resigns.html?q=quill',
      origin: {
        kind: 'file',
        fileName: 'quill interview.docx',
        mediaType: 'text/plain',
        importedAt: 1,
      },
      dismissedSuggestions: ['0-5'],
    },
  );
  const { bundle: safe, key, findings } = await protectBundle(bundle, { sha256, annotators: true });
  const [article] = safe.articles;
  expect(article?.article).toMatchObject({
    title: 'Source A speaks',
    byline: 'By Source A',
    url: 'https://example.org/news/source-a-resigns.html?q=source-a',
    origin: { fileName: 'source-a interview.docx' },
    textHash: 'hash of Source A said so.',
  });
  expect(article?.revision).toEqual({
    hash: 'hash of Source A said so.',
    text: 'Source A said so.',
    blocks: [{ id: 'b0', kind: 'paragraph', start: 0, end: 17 }],
    textRules: 1,
  });
  expect(article?.layers[0]?.layer.textHash).toBe('hash of Source A said so.');
  expect(article?.layers[0]?.annotations[0]).toMatchObject({
    fragments: [{ start: 0, end: 8 }],
    note: 'ask Source A, says Annotator B',
    attributes: { normalized: 'Source A said so', claim_type: ['event'] },
    evidence: [{ url: 'https://e.org/source-a/x', note: 'Source A’s diary' }],
  });
  expect(safe.entities).toEqual([
    anEntity('source-a', 'Source A'),
    anEntity('e2', 'Friends of Source A', { kind: 'group', note: 'founded by Source A' }),
  ]);
  expect(safe.project.annotators.map(({ name }) => name)).toEqual(['Annotator A', 'Annotator B']);
  expect(key.map(({ pseudonym, names }) => [pseudonym, names[0]])).toEqual([
    ['Source A', 'Peter Quill'],
    ['Annotator A', 'Bo'],
    ['Annotator B', 'Zed Ortega'],
  ]);
  expect(findings).toEqual([]);
  expect(JSON.stringify(safe)).not.toMatch(/quill|original|dismissed|previous|sister|Q1"|ortega/i);
  expect(stemsOf(safe)).toEqual(['0001-source-a-speaks']);
});

function stemsOf(bundle: ProjectBundle): readonly string[] {
  return makeExportSet(bundle, { layers: 'each' }).documents.map(documentStem);
}

test.each([
  ['Карел Вондра', 'Что сказал Карел Вондра о воротах', '0001-что-сказал-source-a-о-воротах'],
  ['Карел Вондра', 'Что знала Вондрой', '0001-что-знала-source-a'],
  ['张伟', '市长张伟说“不”', '0001-市长source-a说-不'],
  ['محمد العلي', 'قال محمد العلي: لا', '0001-قال-source-a-لا'],
  ['Maria Keller', 'Was Ma\u00adria KELLER wusste', '0001-was-source-a-wusste'],
])('files are not called after %s in any script', async (name, title, stem) => {
  const entities = [anEntity('e1', name, { confidential: true })];
  const bundle = aBundle([`${name}.`], entities, [], { title });
  const { bundle: safe, protection } = await protectBundle(bundle, { sha256 });
  expect(stemsOf(safe)).toEqual([stem]);
  const file = { name: `${stemsOf(bundle).join()}.html` };
  // Had it not been replaced, it would be found.
  expect(scanForLeaks({ files: [{ ...file, text: '' }] }, protection)).not.toEqual([]);
  expect(scanForLeaks({ files: [{ name: `${stem}.html`, text: '' }] }, protection)).toEqual([]);
});

test('a project without confidential sources is the same as before', async () => {
  const bundle = aBundle(['Quill left.'], [anEntity('e1', 'Peter Quill')]);
  expect((await protectBundle(bundle, { sha256 })).bundle).toBe(bundle);
});

const PIECES = [
  'Quill',
  'Peter Quill',
  'P. Quill',
  'Quill’s',
  'Ana',
  'Ana Marsh',
  'Marsh Quill',
  '王小明',
  'דנה כהן',
  '😀',
  '👩‍👩‍👧',
  'said',
  'no',
  '“',
  '”',
  '.',
  ' ',
  ' ',
  ' ',
  '\n',
  'é',
  'قال',
  'https://e.org/',
  '@e.org',
] as const;

const PEOPLE = [
  QUILL,
  hidden('e2', 'Ana Marsh', { aliases: ['Ana'] }),
  hidden('e3', '王小明'),
  hidden('e4', 'דנה כהן'),
  hidden('e5', 'Marsh Quill Society', { kind: 'group', aliases: ['Marsh Quill'] }),
];

test('each span holds its words with the names replaced, however it cuts them', async () => {
  const drawn = fc.record({
    texts: fc.array(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 4,
    }),
    spans: fc.array(
      fc.array(fc.tuple(fc.nat(120), fc.integer({ min: 1, max: 20 })), {
        minLength: 1,
        maxLength: 3,
      }),
      { maxLength: 8 },
    ),
  });
  await fc.assert(
    fc.asyncProperty(drawn, async ({ texts, spans }) => {
      const plain = aBundle(
        texts.map((pieces) => pieces.join('')),
        PEOPLE,
      );
      const [article] = plain.articles;
      if (!article || article.revision.text.length < 2) return;
      const { text, blocks } = article.revision;
      const annotations = spans.map((pieces, index) => {
        const fragments = joinSpans(
          pieces.map(([from, length]) => {
            const start = from % (text.length - 1);
            return { start, end: Math.min(text.length, start + length) };
          }),
        );
        return anAnnotation(`a${index}`, 0, 1, { fragments });
      });
      const [layer] = article.layers;
      const bundle = {
        ...plain,
        articles: [{ ...article, layers: layer ? [{ ...layer, annotations }] : [] }],
      };
      const { bundle: safe } = await protectBundle(bundle, { sha256 });
      const replacements = findProtected(
        { text, blocks, language: 'en', mentions: [] },
        protectionOf(plain),
      );
      const rewrite = ({ start, end }: Span): string => {
        const inside = replacements.filter((each) => each.start >= start && each.end <= end);
        return inside
          .toReversed()
          .reduce(
            (words, each) =>
              words.slice(0, each.start - start) + each.words + words.slice(each.end - start),
            text.slice(start, end),
          );
      };
      const [after] = safe.articles;
      const newText = after?.revision.text ?? '';
      for (const [index, { fragments }] of annotations.entries()) {
        const whole = fragments.map((span) => {
          const cut = replacements.filter((each) => each.start < span.end && span.start < each.end);
          return {
            start: Math.min(span.start, ...cut.map(({ start }) => start)),
            end: Math.max(span.end, ...cut.map(({ end }) => end)),
          };
        });
        const mapped = after?.layers[0]?.annotations[index]?.fragments ?? [];
        expect(areFragmentsValid(mapped)).toBe(true);
        expect(mapped.map(({ start, end }) => newText.slice(start, end))).toEqual(
          joinSpans(whole).map(rewrite),
        );
      }
      expect(after?.revision.blocks.map(({ start, end }) => newText.slice(start, end))).toEqual(
        blocks.map(rewrite),
      );
      expect(newText).toBe(
        after?.revision.blocks.map(({ start, end }) => newText.slice(start, end)).join('\n\n'),
      );
      expect(newText).not.toMatch(/(?<!\p{L})Quill(?!\p{L})|王小明/u);
    }),
    { numRuns: 80 },
  );
});

test('no id tells who a source is, and everything still leads to it', async () => {
  const rows = [
    hidden('e-peter-quill', 'Peter Quill'),
    anEntity('deputy', 'Deputy Mayor', { speaksFor: brand('e-peter-quill') }),
    anEntity('source-a', 'An unlucky id'),
  ];
  const marks = [anAnnotation('n1', 0, 1, { entityId: brand('e-peter-quill') })];
  const { bundle, key } = await protectBundle(aBundle(['x'], rows, marks), { sha256 });
  expect(JSON.stringify(bundle)).not.toContain('quill');
  expect(bundle.entities.map(({ id }) => id)).toEqual(['source-a-2', 'deputy', 'source-a']);
  expect(bundle.entities[1]?.speaksFor).toBe('source-a-2');
  expect(bundle.articles[0]?.layers[0]?.annotations[0]?.entityId).toBe('source-a-2');
  expect(key).toMatchObject([{ id: 'e-peter-quill', pseudonym: 'Source A' }]);
});

test('what somebody was called before they are called again, through merges too, and nobody else is', async () => {
  const given = [
    { kind: 'source', id: 'e2', pseudonym: 'Source A' },
    { kind: 'source', id: 'gone', pseudonym: 'Source B' },
    { kind: 'annotator', id: 'an2', pseudonym: 'Annotator A' },
  ] as const;
  const rows = [
    QUILL,
    hidden('e2', 'P. Q.', { mergedInto: brand('e1') }),
    hidden('e0', 'Ana Ortega'),
  ];
  const { key } = await protectBundle(aBundle(['x'], rows), { sha256, annotators: true, given });
  expect(key.map(({ id, pseudonym }) => `${id} ${pseudonym}`)).toEqual([
    'e0 Source C',
    'e1 Source A',
    'an1 Annotator B',
    'an2 Annotator A',
  ]);
});

test('the same project gives the same pseudonyms in any order of its rows', async () => {
  const bundle = aBundle(['Quill and Marsh'], [QUILL, hidden('e0', 'Ida Marsh')]);
  const there = await protectBundle(bundle, { sha256 });
  const back = await protectBundle(
    { ...bundle, entities: bundle.entities.toReversed() },
    { sha256 },
  );
  expect(there.key).toEqual(back.key);
  expect(there.bundle.articles[0]?.revision.text).toBe('Source B and Source A');
});

describe('the scan', () => {
  const scan = (text: string, entities: readonly Entity[]) =>
    scanForLeaks(
      { files: [{ name: 'data/x.jsonl', text }] },
      protectionOf(aBundle([''], entities)),
    );

  test.each<readonly [string, string, readonly Entity[], readonly (readonly [string, boolean])[]]>([
    ['a name', '{"text":"so\\nPeter Quill"}', [QUILL], [['name', false]]],
    [
      'an alias',
      'Big Bird',
      [hidden('e1', 'Peter Quill', { aliases: ['Big Bird'] })],
      [['alias', false]],
    ],
    ['without accents and case', 'ANA NUNEZ', [hidden('e1', 'Ana Núñez')], [['name', false]]],
    ['half a name', 'Peter left', [QUILL], [['part of a name', false]]],
    ['an escaped name', 'Ana N\\u00fa\\u00f1ez', [hidden('e1', 'Ana Núñez')], [['name', false]]],
    [
      'a name in an address',
      'x?q=N%C3%BA%C3%B1ez',
      [hidden('e1', 'Ana Núñez')],
      [['part of a name', false]],
    ],
    ['a name over tags', '<b>Qu</b>ill', [QUILL], [['part of a name', false]]],
    ['a joined name', 'peterquill', [QUILL], [['name', false]]],
    ['an initial and a name in an address', 'x?src=pquill', [QUILL], [['part of a name', true]]],
    ['a name and an initial', '@quillp', [QUILL], [['part of a name', true]]],
    [
      'a handle with a number',
      '@pquill_76, pquill76',
      [QUILL],
      [
        ['part of a name', true],
        ['part of a name', true],
      ],
    ],
    [
      'a name in a word of several',
      'QuillClinic, Quill76',
      [QUILL],
      [
        ['part of a name', true],
        ['part of a name', true],
      ],
    ],
    ['words that are an initial and a short name', 'bold', [hidden('e1', 'Berta Old')], []],
    ['an ending that nobody knows', 'Quillowi', [QUILL], [['inflected', true]]],
    ['another script', 'Песков', [hidden('e1', 'Dmitry Peskov')], [['spelling', true]]],
    ['wide letters', 'ＱＵＩＬＬ', [QUILL], [['part of a name', false]]],
    ['a form in a slug', 'x/vondrova-mluvi', [hidden('e1', 'Karel Vondra')], [['inflected', true]]],
    ['a form in small letters, elsewhere', 'he quilled', [QUILL], []],
    ['words that only begin alike', 'Quinn, Vondel, Vont', [hidden('e1', 'Q. Vondra')], []],
    ['initials', 'as P.Q. said', [QUILL], [['initials', true]]],
    ['initials without dots', 'PQ told us too', [QUILL], [['initials', true]]],
    ['two letters that are no initials', 'pq, QP, PQR', [QUILL], []],
    [
      'initials that are another name',
      'as A. B. said',
      [hidden('e1', 'Cleo Marr', { aliases: ['A.B.'] })],
      [
        ['initials', true],
        ['alias', false],
      ],
    ],
    [
      'initials with anything between them',
      'A . B ., A.–B., A.\n  B., A_B, <b>A.</b> B.',
      [hidden('e1', 'Cleo Marr', { aliases: ['A.B.'] })],
      [
        ['alias', false],
        ['alias', false],
        ['alias', false],
        ['alias', false],
        // Without its tags it is found once more, with dots.
        ['initials', true],
        ['alias', false],
      ],
    ],
    [
      'letters of a body',
      'H & M',
      [hidden('e1', 'H&M', { kind: 'organisation' })],
      [['name', false]],
    ],
    [
      'the names of tags',
      '<a href="#n1">1</a> <b>so</b>',
      [hidden('e1', 'Cleo Marr', { aliases: ['A.B.'] })],
      [],
    ],
    [
      'letters of a list',
      'a) b)',
      [hidden('e1', 'Cleo Marr', { aliases: ['A.B.'] })],
      [['alias', true]],
    ],
    [
      'a mail address',
      'quill@x.org',
      [QUILL],
      [
        ['e-mail', false],
        ['part of a name', true],
      ],
    ],
    [
      'a number',
      '+49 30 555 01234',
      [hidden('e1', 'X Y', { note: '030 55501234' })],
      [['phone', false]],
    ],
    [
      'a name another one has',
      'Peter',
      [QUILL, anEntity('e2', 'Peter Marsh')],
      [['part of a name', true]],
    ],
    [
      'a name an annotator has',
      'Zed left',
      [hidden('e1', 'Zed Quill')],
      [['part of a name', true]],
    ],
    [
      'a form that is another one’s name',
      'Vondrová',
      [hidden('e1', 'Karel Vondra'), anEntity('e2', 'Jana Vondrová')],
      [['inflected', true]],
    ],
    [
      'a spelling that is another one’s name',
      'Peskow',
      [hidden('e1', 'Dmitry Peskov'), anEntity('e2', 'Ivan Peskow')],
      [['spelling', true]],
    ],
    ['an ordinary word', 'a quill', [QUILL], [['part of a name', true]]],
    ['a script without blanks', '市长王小明说', [hidden('e1', '王小明')], [['name', false]]],
    ['its pseudonym', 'Source A, source-a', [hidden('e1', 'Source')], []],
    ['titles', 'Mayor Jones', [hidden('e1', 'Mayor Peter Quill')], []],
  ])('finds %s or rightly does not', (_case, text, entities, expected) => {
    expect(scan(text, entities).map(({ what, possible }) => [what, possible])).toEqual(expected);
  });

  test.each<readonly [string, string]>([
    ['Karel Vondra', 'Vondrová Vondrovi Vondrou Vondry Vondrových Vondrovými VONDROVÁ Karlovi'],
    ['Josef Němec', 'Němce Němcová Němcem Němcovi'],
    ['Eva Hanka', 'Hance Hanky Hančin Hankou'],
    ['Jan Novotný', 'Novotného Novotná Novotnému Novotných'],
    ['Lech Wałęsa', 'Wałęsy Wałęsie Wałęsów'],
    ['Mateusz Morawiecki', 'Morawieckiego Morawiecka Morawieckim'],
    ['Timo Virtanen', 'Virtasen Virtaselle'],
    ['Jānis Landsbergis', 'Landsbergio Landsbergį'],
    ['Анна Толстой', 'Толстого Толстому Толстая'],
    ['Péter Varga', 'Vargával Vargának'],
    ['Andrzej Duda', 'Dudy Dudzie Dudowi'],
  ])('asks about every form of %s', (name, forms) => {
    const words = forms.split(' ');
    const found = scanForLeaks(
      { files: [{ name: 'x', text: forms }] },
      protectionOf(aBundle([''], [hidden('e1', name)])),
    );
    expect(found.map((each) => each.words)).toEqual(words);
    expect(found.every(({ possible }) => possible)).toBe(true);
  });

  test('no name with an ending, however it is written, gets out without a word', async () => {
    const drawn = fc.record({
      name: fc.constantFrom('Vondra', 'Quill', 'Morávek', 'Песков', 'Zelenskyy'),
      ending: fc.constantFrom('', 'ová', 'ovi', 'em', 'ou', 'a', 'u', 'ovými', 'owa'),
      write: fc.constantFrom<(word: string) => string>(
        (word) => word,
        (word) => word.toUpperCase(),
        (word) => word.normalize('NFD'),
        (word) => word.replaceAll(/(?<=\p{L})(?=\p{L})/gv, '\u00ad'),
        (word) => encodeURIComponent(word),
        (word) =>
          word.replaceAll(/[A-Za-z]/gv, (letter) =>
            String.fromCharCode(letter.charCodeAt(0) + 0xfee0),
          ),
      ),
      around: fc.constantFrom<readonly [string, string]>(
        ['', ''],
        ['so said ', ' now'],
        ['https://e.org/wiki/', '#x'],
        ['„', '“ …'],
        ['½ ﬁ ', '😀'],
      ),
    });
    await fc.assert(
      fc.asyncProperty(drawn, async ({ name, ending, write, around: [before, after] }) => {
        // "Vondra" loses its "a" before another vowel.
        const stem = name.replace(/(?:yy|a)$/v, (last) => (ending === '' ? last : ''));
        const word = write(stem + ending);
        const text = before + word + after;
        const bundle = aBundle([text], [hidden('e1', `Eva ${name}`)]);
        const { bundle: safe, findings } = await protectBundle(bundle, { sha256 });
        const safeText = safe.articles[0]?.revision.text ?? '';
        const asked = findings.some(({ words }) => foldWords(word).includes(foldWords(words)));
        const pseudonym = before.startsWith('https') ? 'source-a' : 'Source A';
        const replaced = safeText === `${before}${pseudonym}${after}`;
        expect(asked || replaced ? '' : safeText).toBe('');
      }),
      { numRuns: 300 },
    );
  });

  test('a form that is somebody else’s name too is asked about in what is protected, and accepted by its words', async () => {
    const people = [hidden('e1', 'Karel Vondra'), anEntity('e2', 'Jana Vondrová')];
    const bundle = aBundle(['Vondrová and Jana Vondrová said no.'], people);
    const { findings } = await protectBundle(bundle, { sha256 });
    expect(findings.map(({ where, words, possible }) => [where.field, words, possible])).toEqual([
      ['entity name', 'Vondrová', true],
      ['text', 'Vondrová', true],
    ]);
    const keys = new Set(findings.map(findingKey));
    const accepted = await protectBundle(bundle, { sha256, accepts: acceptedBy(keys) });
    expect(accepted.findings).toEqual([]);
    expect(accepted.bundle.articles[0]?.revision.text).toBe('Vondrová and Jana Vondrová said no.');
  });

  test('says where: the file, the line, the block, the field', () => {
    const bundle = aBundle(
      ['One.', 'Peter Quill.'],
      [QUILL],
      [anAnnotation('a', 0, 1, { note: 'Quill' })],
    );
    const protection = protectionOf(bundle);
    expect(scanForLeaks({ bundle }, protection).map(({ where }) => where)).toEqual([
      { field: 'entity name', of: 'e1' },
      { field: 'text', article: 'art', block: 'b1' },
      { field: 'note', article: 'art', of: 'a' },
    ]);
    expect(
      scanForLeaks({ files: [{ name: 'a/quill.txt', text: 'x\ny\nQuill here' }] }, protection),
    ).toEqual([
      {
        where: { file: 'a/quill.txt', field: 'file name' },
        what: 'file name',
        possible: true,
        pseudonym: 'Source A',
        words: 'quill',
        excerpt: 'a/quill.txt',
      },
      {
        where: { file: 'a/quill.txt', field: 'contents', line: 3 },
        what: 'part of a name',
        possible: false,
        pseudonym: 'Source A',
        words: 'Quill',
        excerpt: 'x y Quill here',
      },
    ]);
  });

  test('a long text of one letter, of digits, of "@" or of "<" is gone through in linear time', () => {
    const protection = protectionOf(
      aBundle([''], [hidden('e1', 'Peter Quill', { note: '030 55501234' })]),
    );
    for (const piece of ['Q', '1', '1 ', '@', 'a@', '<', 'A.', '%4', '&#', 'Peter ']) {
      const files = [{ name: 'x', text: piece.repeat(20_000) }];
      expect(scanForLeaks({ files }, protection).length).toBeLessThanOrEqual(500);
    }
  });
});
