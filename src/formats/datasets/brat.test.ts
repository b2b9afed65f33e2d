import { expect, test } from 'vitest';
import { decodeBrat } from './brat.ts';
import { onlyWork, relationWords, reports, spanWords } from './test-words.ts';

const TXT = '🥖 “Bread again by Easter,”\r\nsaid Marta Quill.\r\n\r\nThe council said no.\r\n';

function decode(ann: string, config?: string) {
  return onlyWork(decodeBrat({ name: 'shop_ilse.txt', txt: TXT, ann, config }));
}

test('spans, pieces, relations, attributes, links and notes are read', () => {
  const decoded = decode(
    [
      'T1\tClaim 3 24\tBread again by Easter',
      'T2\tSpeaker 33 44\tMarta Quill',
      'T3\tCue 3 8;28 32\tBread said',
      'R1\tsaid_by Arg1:T1 Arg2:T2',
      'A1\tDirect T1',
      'A2\tStance T1 asserts',
      'N1\tReference T2 Wikidata:Q42\tMarta Quill',
      '#1\tAnnotatorNotes T1\tsee the photo',
      '*\tEquiv T1 T3',
    ].join('\n'),
  );
  expect(spanWords(decoded)).toEqual([
    'Claim: Bread again by Easter',
    'Speaker: Marta Quill',
    'Cue: Bread|said',
  ]);
  expect(relationWords(decoded)).toEqual([
    'said_by: Claim: Bread again by Easter → Speaker: Marta Quill',
    'Equiv: Claim: Bread again by Easter → Cue: Bread|said',
  ]);
  expect(decoded.work.spans[0]).toMatchObject({
    attributes: [
      { name: 'Direct', value: true },
      { name: 'Stance', value: 'asserts' },
    ],
    note: 'see the photo',
  });
  expect(decoded.work.spans[1]?.entity).toEqual({ id: 'Wikidata:Q42', name: 'Marta Quill' });
  expect(decoded.work.unplaced).toEqual([]);
});

test('a span over a line break stays one span', () => {
  const decoded = decode('T1\tAll 3 32\tBread again by Easter,” said');
  expect(spanWords(decoded)[0]).toMatch(/^All: Bread again by Easter,”\s+said$/);
});

test('an attribution of PolNeAR links its content to source and cue, and names its annotator', () => {
  const decoded = decode(
    [
      'T1\tSource 33 44\tMarta Quill',
      'T2\tCue 28 32\tsaid',
      'T3\tContent 3 24\tBread again by Easter',
      'T4\tAttribution 28 32\tsaid',
      'E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1',
    ].join('\n'),
  );
  expect(relationWords(decoded)).toEqual([
    'Cue: Content: Bread again by Easter → Cue: said',
    'Source: Content: Bread again by Easter → Source: Marta Quill',
  ]);
  expect(decoded.work.annotator).toBe('ilse');
});

test('another event links its trigger to its arguments', () => {
  const decoded = decode(
    'T1\tSay 28 32\tsaid\nT2\tWho 33 44\tMarta Quill\nE1\tSay:T1 Agent:T2\nA1\tPast E1',
  );
  expect(relationWords(decoded)).toEqual(['Agent: Say: said → Who: Marta Quill']);
  expect(decoded.work.spans[0]?.attributes).toEqual([{ name: 'Past', value: true }]);
});

const CONFIG = `[entities]
Claim
Speaker
[relations]
<OVERLAP>	Arg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>
said_by	Arg1:Claim, Arg2:Speaker
[events]
Say	Agent*:Speaker
[attributes]
Direct	Arg:Claim
`;

test.each([
  ['an upside-down span', 'T1\tClaim 24 3\tCakes', ['line 1 out-of-text']],
  ['a span outside the text', 'T1\tClaim 900 905\tBread', ['line 1 moved']],
  ['words that are not in the text', 'T1\tClaim 3 8\tCakes', ['line 1 quote-differs']],
  ['words that stand elsewhere', 'T1\tSpeaker 32 43\tMarta Quill', ['line 1 moved']],
  ['blanks for tabs', 'T1 Claim 3 8 Bread', ['line 1 malformed']],
  ['an id used twice', 'T1\tClaim 3 8\tBread\nT1\tClaim 9 14\tagain', ['line 2 malformed']],
  [
    'a relation to nothing',
    'T1\tClaim 3 8\tBread\nR1\tsaid_by Arg1:T1 Arg2:T9',
    ['line 2 dangling'],
  ],
  ['a note on nothing', '#1\tAnnotatorNotes T9\tLost', ['line 1 dangling']],
  [
    'a note on a relation',
    'T1\tClaim 3 8\tBread\nT2\tSpeaker 33 44\tMarta Quill\nR1\tsaid_by Arg1:T1 Arg2:T2\n#1\tAnnotatorNotes R1\tLost',
    ['line 4 not-held'],
  ],
  ['a type that the configuration lacks', 'T1\tRumour 3 8\tBread', ['line 1 against-rules']],
  [
    'a relation the wrong way round',
    'T1\tClaim 3 8\tBread\nT2\tSpeaker 33 44\tMarta Quill\nR1\tsaid_by Arg1:T2 Arg2:T1',
    ['line 3 against-rules', 'line 3 against-rules'],
  ],
  ['a trigger without an event', 'T1\tSay 28 32\tsaid', ['line 1 dangling']],
])('%s is reported', (_case, ann, expected) => {
  expect(reports(decode(ann, CONFIG).work)).toEqual(expected);
});

test('a file without text is refused', () => {
  expect(decodeBrat({ name: 'a.txt', txt: ' \n', ann: '' })).toEqual({
    ok: false,
    error: [{ place: 'a.txt', kind: 'empty' }],
  });
});
