import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BlockDraft, canonicalize } from './canonical.ts';

function paragraph(text: string): BlockDraft {
  return { kind: 'paragraph', text };
}

function canonicalText(text: string): string {
  return canonicalize([paragraph(text)]).text;
}

const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(
      ...'a|Z|.| |  |\t|\n|\r\n|\r|\u2028|\u00a0|\u3000|\u200b|\ufeff|\u00ad|\u200c|\u200d|\ud83d|\ude42|🙂|👩|🍳|❤|\ufe0f|م|ی|क|\u094d|\u0000|\u0007|\u202e|e\u0301|\u2066'.split(
        '|',
      ),
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  ),
  { maxLength: 40 },
);
const anyDrafts = fc.array(
  pieces.map((parts) => paragraph(parts.join(''))),
  { maxLength: 8 },
);

describe('canonical text', () => {
  test.each([
    ['CRLF and CR as one break', 'a\r\nb\rc', 'a\nb\nc'],
    ['a run of breaks as one', 'a \n\n \n b', 'a\nb'],
    ['NBSP and runs of white space as one space', 'a\u00a0\u00a0 b\t c', 'a b c'],
    ['no BOM, zero-width space or soft hyphen', '\ufeffZu\u00adsam\u200bmen', 'Zusammen'],
    ['no control characters', 'a\u0000b\u0007c\u009f', 'abc'],
    ['no bidi override', 'a\u202ecba\u202c', 'acba'],
    ['right-to-left marks', 'א\u200f!', 'א\u200f!'],
    ['a joiner in a family of emoji', '👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
    [
      'a joiner after skin tone and selector',
      '👩🏽\u200d🍳 ❤\ufe0f\u200d🔥',
      '👩🏽\u200d🍳 ❤\ufe0f\u200d🔥',
    ],
    ['a non-joiner in a Persian word', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['no non-joiner at the end of a Persian word', 'می\u200c خواهم', 'می خواهم'],
    ['a joiner in a Devanagari conjunct', 'क्\u200dष', 'क्\u200dष'],
    ['no joiner between Latin letters', 'Auf\u200clage', 'Auflage'],
    ['letters as they were composed', 'e\u0301 é', 'e\u0301 é'],
    ['quotes and dashes', '“A” — ‘b’ – „c“', '“A” — ‘b’ – „c“'],
  ])('keeps %s', (_case, raw, expected) => {
    expect(canonicalText(raw)).toBe(expected);
  });

  test('lone surrogates become U+FFFD and are counted', () => {
    const { text, replacedSurrogates } = canonicalize([
      paragraph('a\ud83d b'),
      paragraph('\ude42 🙂'),
    ]);
    expect(text).toBe('a\ufffd b\n\n\ufffd 🙂');
    expect(replacedSurrogates).toBe(2);
  });

  test('dropping a character between two lone halves does not make a pair of them', () => {
    expect(canonicalText('\ud83d\u200b\ude42')).toBe('\ufffd\ufffd');
  });

  test('blocks without text fall away and the others are numbered in order', () => {
    const { text, blocks } = canonicalize([
      paragraph(' '),
      { kind: 'headline', text: 'One' },
      paragraph('\u200b\n'),
      { kind: 'listItem', text: 'Two', flag: { kind: 'boilerplate', reason: 'comments' } },
    ]);
    expect(text).toBe('One\n\nTwo');
    expect(blocks).toEqual([
      { id: 'b0', kind: 'headline', start: 0, end: 3 },
      {
        id: 'b1',
        kind: 'listItem',
        start: 5,
        end: 8,
        flag: { kind: 'boilerplate', reason: 'comments' },
      },
    ]);
  });

  test('is its own canonical form, block by block, whatever it was made from', () => {
    fc.assert(
      fc.property(anyDrafts, (drafts) => {
        const once = canonicalize(drafts);
        const again = canonicalize(
          once.blocks.map((block) => paragraph(once.text.slice(block.start, block.end))),
        );
        expect(again.text).toBe(once.text);
        expect(again.blocks).toEqual(once.blocks);
        expect(again.replacedSurrogates).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  test('blocks are what the separators split, and every text survives UTF-8', () => {
    fc.assert(
      fc.property(anyDrafts, (drafts) => {
        const { text, blocks } = canonicalize(drafts);
        expect(blocks.map((block) => text.slice(block.start, block.end))).toEqual(
          text === '' ? [] : text.split('\n\n'),
        );
        expect(
          new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text)),
        ).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});
