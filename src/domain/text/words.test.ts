import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growthOf, LINEAR } from '#domain/test-growth.ts';
import { moveByWord, snapToWords, wordAfter, wordAt, wordBefore } from './words.ts';

/** Reads a text with two bars: the span is what stands between them. */
function marked(text: string): {
  readonly text: string;
  readonly start: number;
  readonly end: number;
} {
  const start = text.indexOf('|');
  const end = text.indexOf('|', start + 1) - 1;
  return { text: text.replaceAll('|', ''), start, end };
}

function snapped(markedText: string, language = 'en'): string {
  const { text, start, end } = marked(markedText);
  const span = snapToWords(text, { start, end }, language);
  return text.slice(span.start, span.end);
}

describe('snapping to words', () => {
  test.each([
    ['takes cut words whole', 'The Kre|mlin spok|esman said', 'Kremlin spokesman'],
    ['leaves white space out', 'The| Kremlin |said', 'Kremlin'],
    ['keeps a word with its apostrophe', 'of Len|in|’s formula', 'Lenin’s'],
    ['keeps a hyphenated word together', 'a well-kn|ow|n man', 'well-known'],
    ['keeps an ampersand name together', 'from AT&|T| today', 'AT&T'],
    ['keeps selected quotation marks', 'said |“There is| no', '“There is'],
    ['does not take a word that it only touches', 'said “|There| is', 'There'],
    ['does not cross a block', 'one tw|o\n\nth|ree', 'two\n\nthree'],
    ['a caret takes its word', 'the Kre||mlin said', 'Kremlin'],
    ['never cuts an emoji', 'bread |\ud83e|\udd56!', '🥖'],
    ['does not join across two dashes', 'one--tw|o|', 'two'],
  ])('%s', (_case, text, expected) => {
    expect(snapped(text)).toBe(expected);
  });

  test('uses the dictionary of languages without spaces', () => {
    expect(snapped('他说北|京|很好', 'zh')).toBe('北京');
  });

  test('a malformed language tag does not break it', () => {
    expect(snapped('the Kre|mli|n said', 'en_US.UTF-8')).toBe('Kremlin');
  });

  test('a caret between spaces stays where it is', () => {
    expect(snapToWords('a . b', { start: 3, end: 3 }, 'en')).toEqual({ start: 3, end: 3 });
    expect(snapToWords('', { start: 0, end: 0 }, 'en')).toEqual({ start: 0, end: 0 });
  });

  test('snapping twice is snapping once, and the words selected are never lost', () => {
    const text = fc
      .array(fc.constantFrom('word', 'a', '-', '&', '’', ' ', '“', '.', '🙂', '北京', '\n\n'), {
        maxLength: 30,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(60), (body, a, b) => {
        const start = Math.min(a, b, body.length);
        const end = Math.min(Math.max(a, b), body.length);
        const once = snapToWords(body, { start, end }, 'en');
        // A caret (of white space alone) would take the word it touches.
        const again = once.start === once.end ? once : snapToWords(body, once, 'en');
        expect(again).toEqual(once);
        expect(once.start).toBeLessThanOrEqual(once.end);
        const selected = body.slice(start, end).trim();
        expect(body.slice(once.start, once.end)).toContain(selected);
      }),
    );
  });
});

describe('moving by a word', () => {
  const text = 'One two.\n\n“Three” four';

  test('finds the words before and after an offset, across blocks', () => {
    expect(wordAfter(text, 7, 'en')).toEqual({ start: 11, end: 16 });
    expect(wordBefore(text, 11, 'en')).toEqual({ start: 4, end: 7 });
    expect(wordBefore(text, 0, 'en')).toBeUndefined();
    expect(wordAfter(text, text.length, 'en')).toBeUndefined();
    expect(wordAt(text, 5, 'en')).toEqual({ start: 4, end: 7 });
  });

  test.each([
    ['end', 1, 7, 16],
    ['end', -1, 7, 3],
    ['end', -1, 6, 3],
    ['start', 1, 0, 4],
    ['start', 1, 1, 4],
    ['start', -1, 11, 10],
    ['start', -1, 10, 4],
  ] as const)('the %s moved by %i from %i lands on %i', (edge, direction, from, expected) => {
    expect(moveByWord({ text, language: 'en', hidden: [] }, from, edge, direction)).toBe(expected);
  });

  test.each([
    ['end', 1, 7, 29],
    ['end', -1, 29, 7],
    ['start', 1, 4, 26],
    ['start', -1, 26, 4],
  ] as const)('the %s moved by %i from %i goes past hidden blocks', (edge, direction, from, to) => {
    const page = {
      text: 'One two.\n\nShare\n\nSign up\n\nTen.',
      language: 'en',
      hidden: [
        { start: 10, end: 15 },
        { start: 17, end: 24 },
      ],
    };
    expect(moveByWord(page, from, edge, direction)).toBe(to);
  });

  test.each([
    ['end', 1, 15, 17],
    ['end', -1, 17, 15],
    ['end', 1, 17, 22],
    ['start', -1, 5, 4],
    ['start', 1, 4, 5],
  ] as const)(
    'the %s moved by %i from %i takes a quotation mark in, and leaves it out again',
    (edge, direction, from, to) => {
      const page = { text: 'Yes “gate sound,” said', language: 'en', hidden: [] };
      expect(page.text.slice(4, 17)).toBe('“gate sound,”');
      expect(moveByWord(page, from, edge, direction)).toBe(to);
    },
  );

  test('with nothing but hidden blocks ahead there is no further word', () => {
    const page = { text: 'One.\n\nShare', language: 'en', hidden: [{ start: 6, end: 11 }] };
    expect(moveByWord(page, 3, 'end', 1)).toBeUndefined();
  });

  test('walks over a run of letters longer than one look', () => {
    const long = `${'x'.repeat(2000)} end`;
    expect(wordAfter(long, 1999, 'en')?.end).toBe(2000);
    expect(wordAfter(long, 2000, 'en')).toEqual({ start: 2001, end: 2004 });
  });

  test('a text without any word takes time in proportion to its length', () => {
    const growth = growthOf(
      (size) => {
        const marks = '.'.repeat(size);
        expect(wordAfter(marks, 0, 'en')).toBeUndefined();
        expect(wordBefore(marks, marks.length, 'en')).toBeUndefined();
      },
      100,
      () => performance.now(),
    );
    expect(growth).toBeLessThan(LINEAR);
  });
});
