import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeConll } from './conll.ts';
import { decodeConllu } from './conllu.ts';
import { joinTokens } from './join-tokens.ts';
import { onlyWork, relationWords, reports, spanWords, worksOf } from './test-words.ts';
import { decodeWebannoTsv } from './webanno-tsv.ts';

describe('words put together as text', () => {
  test.each([
    ['punctuation', 'No , she said .', 'No, she said.'],
    ['curly quotes', '“ Yes , ” he said', '“Yes,” he said'],
    ['straight quotes', 'He said " yes " today', 'He said "yes" today'],
    ['brackets', 'Reuters ( London ) : no', 'Reuters (London): no'],
    ['clitics', "They do n't say it ’s late", "They don't say it’s late"],
    ['an emoji', '🥖 is bread', '🥖 is bread'],
  ])('%s', (_case, words, expected) => {
    expect(joinTokens(words.split(' ').map((text) => ({ text }))).text).toBe(expected);
  });

  test('every word stands where its span says', () => {
    const word = fc.oneof(
      fc.constantFrom('a', '"', '“', '”', '.', ',', '🥖', "'s", '(', ')'),
      fc.string({ minLength: 1, unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ text: word })), (tokens) => {
        const { text, spans } = joinTokens(tokens);
        expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(
          tokens.map((token) => token.text),
        );
      }),
    );
  });
});

describe('CoNLL', () => {
  const decode = (lines: readonly string[]) => decodeConll(lines.join('\n'));

  test.each([
    ['BIO2', 'B-P', 'I-P', 'B-P'],
    ['IOB1', 'I-P', 'I-P', 'B-P'],
    ['BIOES', 'B-P', 'E-P', 'S-P'],
    ['BILOU', 'B-P', 'L-P', 'U-P'],
  ])('%s is read', (_case, first, second, third) => {
    const lines = [`Ana ${first}`, `Núñez ${second}`, `Bo ${third}`, 'said O', '. O', ''];
    const decoded = onlyWork(decode(lines));
    expect(spanWords(decoded)).toEqual(['P: Ana Núñez', 'P: Bo']);
    expect(decoded.work.unplaced).toEqual([]);
    expect(decoded.article.notes).toContainEqual({ kind: 'rebuilt-from-words' });
  });

  test('a document each, a span never over the end of a sentence', () => {
    const doc = '-DOCSTART- -X- O';
    const works = worksOf(
      decode([doc, '', '🥖 x O', 'A x B-P', '', 'B x I-P', doc, '', 'C x B-Q']),
    );
    expect(works.map(spanWords)).toEqual([['P: A', 'P: B'], ['Q: C']]);
    expect(works.map(({ work }) => reports(work))).toEqual([['line 6 against-rules'], []]);
  });

  test.each([
    ['a missing column', ['a x O', 'b O'], 'line 2'],
    ['a word with a blank', ['a x O', 'b c x O'], 'line 2'],
  ])('%s is refused with its line', (_case, lines, place) => {
    const decoded = decode(lines);
    expect(decoded.ok ? [] : decoded.error).toMatchObject([{ place, kind: 'bad-value' }]);
  });

  test('a tag of no scheme is reported', () => {
    expect(reports(onlyWork(decode(['a O', 'b ?'])).work)).toEqual(['line 2 malformed']);
  });
});

describe('CoNLL-U', () => {
  const row = (id: string, form: string, misc = '_'): string =>
    [id, form, '_', 'X', '_', '_', '0', 'dep', '_', misc].join('\t');
  const LINES = [
    '# newdoc',
    '# text = “Yes,” said Ana Núñez.',
    row('1', '“', 'SpaceAfter=No'),
    row('2', 'Yes', 'SpaceAfter=No|Ann1=B-Claim|Stance=asserts'),
    row('3', ',', 'SpaceAfter=No'),
    row('4', '”'),
    row('5', 'said'),
    row('6', 'Ana', 'Ann2=B-Speaker|said_by=s1'),
    row('7', 'Núñez', 'Ann2=I-Speaker|SpaceAfter=No'),
    row('8', '.'),
    '',
    '',
  ];

  test('spans, attributes and relations of MISC are read', () => {
    const decoded = onlyWork(decodeConllu(LINES.join('\n')));
    expect(spanWords(decoded)).toEqual(['Claim: Yes', 'Speaker: Ana Núñez']);
    expect(relationWords(decoded)).toEqual(['said_by: Claim: Yes → Speaker: Ana Núñez']);
    expect(decoded.work.spans[0]?.attributes).toEqual([{ name: 'Stance', value: 'asserts' }]);
    expect(decoded.work.unplaced).toEqual([]);
  });

  test.each([
    [
      'nine columns',
      (lines: string[]) => lines.with(6, row('5', 'said').replace('\t_', '')),
      'line 7',
    ],
    ['a gap in the ids', (lines: string[]) => lines.with(9, row('9', '.')), 'line 10'],
    ['another text than its words', (lines: string[]) => lines.with(1, '# text = No.'), 'line 2'],
  ])('%s is refused with its line', (_case, change, place) => {
    const decoded = decodeConllu(change(LINES).join('\n'));
    expect(decoded.ok ? [] : decoded.error[0]).toMatchObject({ place });
  });

  test('a file that is cut off is reported', () => {
    expect(reports(onlyWork(decodeConllu(LINES.slice(0, 10).join('\n'))).work)).toEqual([
      'line 10 against-rules',
    ]);
  });
});

describe('WebAnno TSV', () => {
  const FILE = `#FORMAT=WebAnno TSV 3.3
#T_SP=custom.Span|label|sure
#T_RL=custom.Relation|label|BT_custom.Span


#Text=🥖 “Yes\\, so,” Ana said.
1-1	0-2	🥖	_	_	_	_	
1-2	3-4	“	_	_	_	_	
1-3	4-7	Yes	Claim[1]|Word[2]	true[1]|*[2]	_	_	
1-4	7-8	,	Claim[1]	true[1]	_	_	
1-5	9-11	so	Claim[1]	true[1]	_	_	
1-6	11-12	,	_	_	_	_	
1-7	12-13	”	_	_	_	_	
1-8	14-17	Ana	Spe\\_aker	*	said\\_by	1-3[1_0]	
1-8.1	14-15	A	Initial	*	_	_	
1-9	18-22	said	_	_	_	_	
1-10	22-23	.	_	_	_	_	

#Text=No.
2-1	24-26	No	Claim[3]	*[3]	_	_	
2-2	26-27	.	Claim[3]	*[3]	_	_	
`;
  const decode = (change: (file: string) => string = (file) => file) =>
    decodeWebannoTsv(change(FILE.replace('\\,', ',')));

  test('stacked spans, parts of tokens, escapes, features and relations are read', () => {
    const decoded = onlyWork(decode());
    expect(spanWords(decoded)).toEqual([
      'Claim: Yes, so',
      'Word: Yes',
      'Spe_aker: Ana',
      'Initial: A',
      'Claim: No.',
    ]);
    expect(relationWords(decoded)).toEqual(['said_by: Claim: Yes, so → Spe_aker: Ana']);
    expect(decoded.work.spans[0]?.attributes).toEqual([{ name: 'sure', value: true }]);
    expect(decoded.work.unplaced).toEqual([]);
  });

  test.each([
    ['offsets that count otherwise', '3-4', '2-3', 'line 8 moved'],
    ['a relation from nothing', '[1_0]', '[9_0]', 'line 14 dangling'],
    ['a relation without its value', 'said\\_by', '_', 'line 14 malformed'],
    ['columns that do not agree', 'true[1]|*[2]', 'true[1]', 'line 9 malformed'],
  ])('%s is reported', (_case, from, to, expected) => {
    const decoded = onlyWork(decode((file) => file.replace(from, to)));
    expect(reports(decoded.work)).toContain(expected);
  });

  test.each([
    ['a missing column', '\t_\t_\t_\t_\t\n1-2', '\t_\t_\n1-2', 'line 7'],
    ['a word that is not in the sentence', 'said\t', 'says\t', 'line 16'],
    ['a relation of an unknown layer', 'BT_custom.Span', 'BT_custom.Nope', 'line 3'],
  ])('%s is refused with its line', (_case, from, to, place) => {
    const decoded = decode((file) => file.replace(from, to));
    expect(decoded.ok ? [] : decoded.error[0]).toMatchObject({ place });
  });
});
