import { describe, expect, test } from 'vitest';
import { decodeDoccano } from './doccano.ts';
import { decodeHfJsonl } from './hf-jsonl.ts';
import { decodeLabelStudio } from './label-studio.ts';
import { decodeSpacyJsonl } from './spacy-jsonl.ts';
import { onlyWork, relationWords, reports, spanWords, worksOf } from './test-words.ts';
import { decodeUimaJson } from './uima-json.ts';

/** Code points; a UTF-16 offset behind the loaf is one higher. */
const TEXT = '🥖 “Bread again by Easter,”\nsaid Marta Quill.\n\nThe council  said no.';
const CLAIM = { start: 3, end: 24 };
const SPEAKER = { start: 32, end: 43 };

const CLAIM_WORDS = 'Claim: Bread again by Easter';
const SPEAKER_WORDS = 'Speaker: Marta Quill';
const SAID_BY = `said_by: ${CLAIM_WORDS} → ${SPEAKER_WORDS}`;

describe('doccano', () => {
  const relational = (changes: object = {}) => ({
    text: TEXT,
    entities: [
      { id: 0, start_offset: 3, end_offset: 24, label: 'Claim' },
      { id: 1, start_offset: 32, end_offset: 43, label: 'Speaker' },
    ],
    relations: [{ id: 0, from_id: 0, to_id: 1, type: 'said_by' }],
    ...changes,
  });

  test('both kinds are read, a record a line', () => {
    const lines = [{ text: TEXT, label: [[3, 24, 'Claim']] }, relational({ annotator: 'ana' })];
    const works = worksOf(decodeDoccano(lines.map((line) => JSON.stringify(line)).join('\n')));
    expect(works.map(spanWords)).toEqual([[CLAIM_WORDS], [CLAIM_WORDS, SPEAKER_WORDS]]);
    expect(works.flatMap(relationWords)).toEqual([SAID_BY]);
    expect(works[1]?.work.annotator).toBe('ana');
    expect(works.flatMap(({ work }) => work.unplaced)).toEqual([]);
  });

  test.each([
    ['an empty label', { label: [[3, 24, ' ']] }, ['line 1: label[0] malformed']],
    ['an end before its start', { label: [[24, 3, 'A']] }, ['line 1: label[0] out-of-text']],
    ['half an offset', { label: [[3.5, 9, 'A']] }, ['line 1: label[0] out-of-text']],
    ['a label of the whole text', { label: ['politics'] }, ['line 1: label[0] not-held']],
    ['a comment', { Comments: ['unsure'] }, ['line 1 not-held']],
    ['white space alone', { label: [[57, 59, 'A']] }, ['line 1: label[0] not-held']],
    [
      'a relation to nothing',
      relational({ relations: [{ from_id: 0, to_id: 7, type: 'x' }] }),
      ['line 1: relations[0] dangling'],
    ],
  ])('%s is reported', (_case, record, expected) => {
    const { work } = onlyWork(decodeDoccano(JSON.stringify({ text: TEXT, ...record })));
    expect(reports(work)).toEqual(expected);
  });

  test('offsets counted in UTF-16 are found out, and the spans put right', () => {
    const label = [
      [4, 25, 'Claim'],
      [33, 44, 'Speaker'],
    ];
    const decoded = onlyWork(decodeDoccano(JSON.stringify({ text: TEXT, label })));
    expect(spanWords(decoded)).toEqual([CLAIM_WORDS, SPEAKER_WORDS]);
    expect(decoded.work.unplaced.map(({ kind }) => kind)).toEqual(['moved', 'moved']);
  });

  test.each([
    ['😀、首相は', [2, 4], '首相'],
    ['😀、首相。', [2, 3], '首'],
    ['😀 김정은은', [2, 5], '김정은'],
  ])('%s: a span that ends where no blank is was not miscounted', (text, [start, end], words) => {
    const record = JSON.stringify({ text, label: [[start, end, 'Who']] });
    const decoded = onlyWork(decodeDoccano(record));
    expect(spanWords(decoded)).toEqual([`Who: ${words}`]);
    expect(decoded.work.unplaced).toEqual([]);
  });

  test.each([
    ['broken JSON', '{"text":"a"}\n{"text":', 'line 2', 'not-json'],
    ['a record without text', '{"label":[]}', 'line 1: text', 'bad-value'],
    [
      'an entity without an end',
      '{"text":"a","entities":[{"id":1,"label":"A","start_offset":0}]}',
      'line 1: entities[0].end_offset',
      'bad-value',
    ],
    [
      'a key that reaches a prototype',
      '{"text":"a","__proto__":{}}',
      'line 1: __proto__',
      'forbidden-key',
    ],
    ['nothing at all', ' \n', '', 'empty'],
  ])('%s is refused with its place', (_case, text, place, kind) => {
    const decoded = decodeDoccano(text);
    expect(decoded.ok ? [] : decoded.error).toMatchObject([{ place, kind }]);
  });
});

describe('Label Studio', () => {
  const region = (id: string, span: object, label: string, words: string) => ({
    id,
    type: 'labels',
    from_name: 'label',
    value: { ...span, text: words, labels: [label] },
  });
  const result = [
    region('a', CLAIM, 'Claim', 'Bread again by Easter'),
    region('b', SPEAKER, 'Speaker', 'Marta Quill'),
    { id: 'a', type: 'choices', from_name: 'stance', value: { ...CLAIM, choices: ['asserts'] } },
    { id: 'b', type: 'textarea', from_name: 'who', value: { ...SPEAKER, text: ['Q42'] } },
    { type: 'relation', from_id: 'b', to_id: 'a', direction: 'left', labels: ['said_by'] },
  ];
  const task = (results: readonly object[], data: object = { text: TEXT }) =>
    JSON.stringify([{ data, annotations: [{ completed_by: 7, result: results }] }]);

  test('regions, what is said of them, links and relations are read', () => {
    const decoded = onlyWork(decodeLabelStudio(task(result)));
    expect(spanWords(decoded)).toEqual([CLAIM_WORDS, SPEAKER_WORDS]);
    expect(relationWords(decoded)).toEqual([SAID_BY]);
    expect(decoded.work.spans[0]?.attributes).toEqual([{ name: 'stance', value: 'asserts' }]);
    expect(decoded.work.spans[1]?.entity).toEqual({ id: 'Q42' });
    expect(decoded.work).toMatchObject({ annotator: '7', unplaced: [] });
  });

  test('two annotators of a task make two works of one text', () => {
    const annotations = [1, 2].map((completed_by) => ({ completed_by, result }));
    const works = worksOf(
      decodeLabelStudio(JSON.stringify([{ data: { text: TEXT }, annotations }])),
    );
    expect(works.map(({ work }) => work.annotator)).toEqual(['1', '2']);
    expect(works[0]?.article).toEqual(works[1]?.article);
  });

  test('predictions are read where nobody has annotated', () => {
    const predictions = [{ model_version: 'm1', result }];
    const json = JSON.stringify([{ data: { text: TEXT }, annotations: [], predictions }]);
    expect(onlyWork(decodeLabelStudio(json)).work).toMatchObject({ annotator: 'm1' });
  });

  const CONFIG =
    '<View><Labels name="label" toName="t"><Label value="Claim"/></Labels><Text name="t" value="$body"/></View>';

  test('the configuration tells where the text is, and what it does not know is reported', () => {
    const { work } = onlyWork(decodeLabelStudio(task(result, { body: TEXT }), CONFIG));
    expect(work.spans).toHaveLength(2);
    expect(work.unplaced.map(({ kind }) => kind)).toEqual(
      Array.from({ length: 3 }, () => 'against-rules'),
    );
    const other = decodeLabelStudio(task(result), CONFIG);
    expect(other.ok ? [] : other.error).toMatchObject([{ place: '[0]: data.body' }]);
  });

  test.each([
    [
      'a region without an end',
      [{ id: 'a', type: 'labels', value: { start: 1, labels: ['A'] } }],
      'malformed',
    ],
    ['a region with other words', [region('a', CLAIM, 'Claim', 'No bread')], 'quote-differs'],
    [
      'a choice on the whole text',
      [{ id: 'z', type: 'choices', value: { choices: ['x'] } }],
      'not-held',
    ],
    ['a relation to nothing', [{ type: 'relation', from_id: 'a', to_id: 'b' }], 'dangling'],
  ])('%s is reported', (_case, results, kind) => {
    expect(onlyWork(decodeLabelStudio(task(results))).work.unplaced).toMatchObject([{ kind }]);
  });
});

describe('spaCy and Prodigy', () => {
  const tokens = [
    { text: 'Bread', start: 3, end: 8, id: 0 },
    { text: 'again', start: 9, end: 14, id: 1 },
  ];
  const decode = (record: object) =>
    onlyWork(decodeSpacyJsonl(JSON.stringify({ text: TEXT, ...record })));

  test('spans, attributes, links and relations are read', () => {
    const spans = [
      { ...CLAIM, label: 'Claim', token_end: 9, attrs: { check: true, score: 2 } },
      { ...SPEAKER, label: 'Speaker', token_end: 12, kb_id: 'Q42' },
    ];
    const relations = [
      { head: 9, child: 12, label: 'said_by' },
      {
        head: 0,
        child: 0,
        label: 'said_by',
        head_span: { ...CLAIM, label: 'Claim' },
        child_span: { ...SPEAKER, label: 'Speaker' },
      },
    ];
    const decoded = decode({ spans, relations, answer: 'accept', _annotator_id: 'ana' });
    expect(spanWords(decoded)).toEqual([CLAIM_WORDS, SPEAKER_WORDS]);
    expect(relationWords(decoded)).toEqual([SAID_BY, SAID_BY]);
    expect(decoded.work.spans[0]?.attributes).toEqual([
      { name: 'check', value: true },
      { name: 'score', value: '2' },
    ]);
    expect(decoded.work.spans[1]?.entity).toEqual({ id: 'Q42' });
    expect(decoded.work).toMatchObject({ annotator: 'ana', unplaced: [] });
  });

  test('triples of older training data are read', () => {
    expect(spanWords(decode({ entities: [[3, 24, 'Claim']] }))).toEqual([CLAIM_WORDS]);
  });

  test.each([
    [
      'tokens that say otherwise',
      { tokens, spans: [{ start: 3, end: 14, token_start: 0, token_end: 2, label: 'A' }] },
      ['A: Bread again'],
      'against-rules',
    ],
    [
      'an answer that there is not',
      { spans: [{ ...CLAIM, label: 'Claim' }], answer: 'yes' },
      [CLAIM_WORDS],
      'against-rules',
    ],
    [
      'a rejected task',
      { spans: [{ ...CLAIM, label: 'Claim' }], answer: 'reject' },
      [],
      'not-held',
    ],
    ['a span without a label', { spans: [CLAIM] }, [], 'malformed'],
    ['a relation of no span', { relations: [{ head: 1, child: 2, label: 'x' }] }, [], 'dangling'],
  ])('%s is reported', (_case, record, words, kind) => {
    const decoded = decode(record);
    expect(spanWords(decoded)).toEqual(words);
    expect(decoded.work.unplaced).toMatchObject([{ kind }]);
  });
});

describe('the Hugging Face layout', () => {
  const record = {
    id: 'x',
    text: TEXT,
    title: 'Bread',
    annotator: 'ana',
    spans: [
      {
        id: 's1',
        ...CLAIM,
        label: 'Claim',
        text: 'Bread again by Easter',
        attributes: [{ key: 'stance', value: '"asserts"' }],
      },
      { id: 's2', ...SPEAKER, label: 'Speaker', entity: 'Q42' },
    ],
    relations: [{ id: 'r', type: 'said_by', head: 's1', tail: 's2' }],
  };

  test('spans, attributes and relations are read, and a text in two splits is reported', () => {
    const splits = ['train', 'test'].map((name) => ({ name, text: JSON.stringify(record) }));
    const works = worksOf(decodeHfJsonl(splits));
    expect(works.map(relationWords)).toEqual([[SAID_BY], [SAID_BY]]);
    expect(works[0]?.work.spans[0]?.attributes).toEqual([{ name: 'stance', value: 'asserts' }]);
    expect(works[0]?.article.title).toBe('Bread');
    expect(works.map(({ fileName }) => fileName)).toEqual(['train', 'test']);
    expect(works.map(({ work }) => reports(work))).toEqual([[], ['line 1 against-rules']]);
  });

  test('a column of another type refuses the split', () => {
    const text = JSON.stringify({ ...record, spans: 'none' });
    const decoded = decodeHfJsonl([{ name: 'train', text }]);
    expect(decoded.ok ? [] : decoded.error).toMatchObject([{ place: 'line 1: spans' }]);
  });
});

describe('UIMA CAS JSON', () => {
  const sofa = { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaString: TEXT };
  const span = (id: number, begin: number, end: number, label: string, more: object = {}) => ({
    '%ID': id,
    '%TYPE': 'custom.Span',
    '@sofa': 1,
    begin,
    end,
    label,
    ...more,
  });
  const types = {
    'custom.Span': { label: {}, sure: {}, identifier: {}, links: {} },
    'custom.Relation': { '%SUPER_TYPE': 'custom.Span', Governor: {}, Dependent: {} },
    'custom.Link': { role: {}, target: {} },
  };
  const decode = (structures: readonly object[]) =>
    onlyWork(
      decodeUimaJson(
        JSON.stringify({ '%TYPES': types, '%FEATURE_STRUCTURES': [sofa, ...structures] }),
      ),
    );
  const relation = {
    '%ID': 9,
    '%TYPE': 'custom.Relation',
    '@sofa': 1,
    begin: 0,
    end: 1,
    '@Governor': 2,
    '@Dependent': 3,
    label: 'said_by',
  };

  test('spans, features, links and relations are read', () => {
    const decoded = decode([
      span(2, 4, 25, 'Claim', { sure: true }),
      { ...span(3, 33, 44, 'Speaker', { identifier: 'http://www.wikidata.org/entity/Q42' }) },
      relation,
    ]);
    expect(spanWords(decoded)).toEqual([CLAIM_WORDS, SPEAKER_WORDS]);
    expect(relationWords(decoded)).toEqual([SAID_BY]);
    expect(decoded.work.spans[0]?.attributes).toEqual([{ name: 'sure', value: true }]);
    expect(decoded.work.spans[1]?.entity?.id).toContain('Q42');
    expect(decoded.work.unplaced).toEqual([]);
  });

  test('slots are relations', () => {
    const decoded = decode([
      span(2, 4, 25, 'Claim', { '@links': 5 }),
      span(3, 33, 44, 'Speaker'),
      { '%ID': 5, '%TYPE': 'uima.cas.FSArray', '%ELEMENTS': [6] },
      { '%ID': 6, '%TYPE': 'custom.Link', role: 'said_by', '@target': 3 },
    ]);
    expect(relationWords(decoded)).toEqual([SAID_BY]);
    expect(decoded.work.unplaced).toEqual([]);
  });

  test.each([
    ['a reference to nothing', [span(2, 4, 25, 'Claim'), relation], 'dangling'],
    ['an end beyond the text', [span(2, 4, 2500, 'Claim')], 'out-of-text'],
    [
      'a type that is not declared',
      [{ ...span(2, 4, 25, 'A'), '%TYPE': 'custom.Nope' }],
      'malformed',
    ],
    ['a feature that is not declared', [span(2, 4, 25, 'A', { rumour: 1 })], 'against-rules'],
  ])('%s is reported', (_case, structures, kind) => {
    expect(decode(structures).work.unplaced).toMatchObject([{ kind }]);
  });

  test('a CAS without text is refused', () => {
    const decoded = decodeUimaJson('{"%FEATURE_STRUCTURES":[]}');
    expect(decoded.ok ? [] : decoded.error).toMatchObject([{ kind: 'empty' }]);
  });
});
