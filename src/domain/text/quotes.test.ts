import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growthOf, LINEAR } from '#domain/test-growth.ts';
import { findQuotes, nextQuote, previousQuote, quoteAt, quoteTypeOf } from './quotes.ts';
import type { Span } from './span.ts';

function blocksOf(text: string): readonly Span[] {
  let start = 0;
  return text.split('\n\n').map((block) => {
    const span = { start, end: start + block.length };
    start = span.end + 2;
    return span;
  });
}

function quotes(text: string): readonly string[] {
  return findQuotes(text, blocksOf(text)).map((quote) => text.slice(quote.start, quote.end));
}

describe('finding quotes', () => {
  test.each([
    ['a plain quote with its marks', 'He said, “No smoke.” Then', ['“No smoke.”']],
    [
      'a split quote',
      '“We were told,” she said. “Nobody hid it.”',
      ['“We were told,”', '“Nobody hid it.”'],
    ],
    [
      'a quote in a quote',
      '“Follow ‘one step back’ now,” he',
      ['“Follow ‘one step back’ now,”', '‘one step back’'],
    ],
    ['both ending together', '“He said, ‘Go.’”', ['“He said, ‘Go.’”', '‘Go.’']],
    ['not an apostrophe', 'It’s Lenin’s and the drivers’ union, won’t', []],
    [
      'a plural possessive in single marks',
      '‘The drivers’ union is strong,’ he said',
      ['‘The drivers’ union is strong,’'],
    ],
    ['straight marks', '"A," she said. "B."', ['"A,"', '"B."']],
    ['straight singles', "He said 'it's over' and 'tis", ["'it's over'"]],
    ['not inches or years', "A 6'2\" man of the '90s and ’80s", []],
    ['straight and curly marks mixed', '“Go," he said. "Now,” he', ['“Go,"', '"Now,”']],
    ['a mark turned round at the end', '“Go,“ he said. “Now.”', ['“Go,“', '“Now.”']],
    ['German marks', 'Er sagte: „Das ist ‚gut‘ so“, dann', ['„Das ist ‚gut‘ so“', '‚gut‘']],
    ['German guillemets', 'Er sagte: »Ja«, dann »nein«.', ['»Ja«', '»nein«']],
    [
      'French guillemets with spaces',
      'Il dit : « Oui, “vraiment” ». Puis',
      ['« Oui, “vraiment” »', '“vraiment”'],
    ],
    ['Swedish marks', 'Han sa: ”Ja.” Sedan', ['”Ja.”']],
    ['Japanese brackets', '彼は「はい『そう』」と言った', ['「はい『そう』」', '『そう』']],
    ['straight marks after Chinese', '他说："你好"。', ['"你好"']],
    ['an emoji inside', 'the words “Bread 🥖👩‍🍳”, and “more”', ['“Bread 🥖👩‍🍳”', '“more”']],
  ])('takes %s', (_case, text, expected) => {
    expect(quotes(text)).toEqual(expected);
  });

  test('a quote over two paragraphs is one span a paragraph', () => {
    const text = 'She said: “One.\n\n“Two,” she added.';
    expect(findQuotes(text, blocksOf(text))).toEqual([
      { start: 10, end: 15, depth: 0, closed: false },
      { start: 17, end: 23, depth: 0, closed: true },
    ]);
  });

  test('an opening mark that is never closed takes nothing with it', () => {
    expect(quotes('He said “no and left. Then “yes” came.\n\nNext.')).toEqual(['“yes”']);
  });

  test('depth counts the quotes around', () => {
    const text = '“a ‘b “c” d’ e”';
    expect(findQuotes(text, blocksOf(text)).map((quote) => quote.depth)).toEqual([0, 1, 2]);
  });

  test('quotes lie inside their block, are sorted and never cross', () => {
    const text = fc
      .array(
        fc.constantFrom(
          'a',
          ' ',
          '“',
          '”',
          '‘',
          '’',
          '"',
          "'",
          '«',
          '»',
          '„',
          '‚',
          '「',
          '」',
          '\n\n',
          's ',
        ),
        {
          maxLength: 60,
        },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (body) => {
        const found = findQuotes(body, blocksOf(body));
        for (const [i, quote] of found.entries()) {
          expect(body.slice(quote.start, quote.end)).not.toContain('\n\n');
          for (const later of found.slice(i + 1)) {
            expect(later.start).toBeGreaterThan(quote.start);
            expect(later.start >= quote.end || later.end <= quote.end).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each(['“', '‘s’ ', '"', '’', '“‘„«»', "'a' s'"])(
    'takes linear time over nothing but %s',
    (mark) => {
      const growth = growthOf(
        (size) => {
          const text = mark.repeat(Math.ceil(size / mark.length));
          findQuotes(text, [{ start: 0, end: text.length }]);
        },
        1000,
        () => performance.now(),
      );
      expect(growth).toBeLessThan(LINEAR);
    },
  );
});

describe('going from quote to quote', () => {
  const text = 'A “one ‘two’” b.\n\nC “three”.';
  const blocks = blocksOf(text);
  const at = (span: Span | undefined): string | undefined =>
    span && text.slice(span.start, span.end);

  test('steps through all, nested ones too', () => {
    expect(at(nextQuote(text, blocks, 0))).toBe('“one ‘two’”');
    expect(at(nextQuote(text, blocks, 3))).toBe('‘two’');
    expect(at(nextQuote(text, blocks, 8))).toBe('“three”');
    expect(nextQuote(text, blocks, 21)).toBeUndefined();
    expect(at(previousQuote(text, blocks, 20))).toBe('‘two’');
    expect(previousQuote(text, blocks, 2)).toBeUndefined();
  });

  test('finds the innermost quote around an offset', () => {
    expect(at(quoteAt(text, blocks, 9))).toBe('‘two’');
    expect(at(quoteAt(text, blocks, 4))).toBe('“one ‘two’”');
    expect(quoteAt(text, blocks, 0)).toBeUndefined();
    expect(quoteAt(text, blocks, 17)).toBeUndefined();
  });
});

describe('the quote type of a claim', () => {
  const text =
    'Mayor: “It was sound,” she said. “Nobody hid it. Never.”\n\nShe called it “half a story” and left.';

  function spanOf(part: string): Span {
    const start = text.indexOf(part);
    return { start, end: start + part.length };
  }

  test.each([
    ['direct', ['“It was sound,”']],
    ['direct', ['“It was sound,”', '“Nobody hid it. Never.”']],
    ['direct', ['Never.']],
    ['mixed', ['called it “half a story”']],
    ['mixed', ['“It was sound,” she said']],
    ['indirect', ['and left']],
    ['indirect', ['she said.']],
  ] as const)('is %s for %j', (expected, parts) => {
    expect(quoteTypeOf(text, parts.map(spanOf))).toBe(expected);
  });
});
