import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalize, canonicalizeMapped } from './canonical.ts';
import { mapPlainText } from './mapped-article.ts';
import { recognizePlainText } from './recognize.ts';

/** What stays of a text when everything that may fall away has: what a span must hold before and after. */
function bare(text: string): string {
  return canonicalize([{ kind: 'paragraph', text }]).text.replaceAll(
    /[\s\u200c\u200d]|[•‣◦▪●·*]/gu,
    '',
  );
}

const pieces = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom('Word', 'and', 'Ana Núñez', '“Yes,”', '40%', 'יום'), weight: 4 },
      {
        arbitrary: fc.constantFrom(
          ...' |  |\n|\n\n|\r\n|\r\n\r\n|\r|\t|\u00a0|\u2028|\u0085|\v|\f|\u200b|\ufeff|\u00ad|\u200c|\u200d|🙂|👩‍🍳|❤\ufe0f|مي|e\u0301|\u202e|\u200f|\u0000|• |\n• a|- |\n1. A| x'.split(
            '|',
          ),
        ),
        weight: 6,
      },
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

/** Lines of a text wrapped at a fixed width, which the reader joins again. */
const wrapped = fc
  .array(fc.constantFrom('minister', 'said', 'the', 'report', '🙂', 'was', '“wrong”', 'today.'), {
    minLength: 40,
    maxLength: 160,
  })
  .map((words) => {
    const lines: string[] = [''];
    for (const word of words) {
      const line = lines.at(-1) ?? '';
      if (line.length + word.length > 62) lines.push(word);
      else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
    }
    return lines.join('\r\n');
  });

const cuts = fc.tuple(fc.nat(), fc.nat());

function checkSpan(raw: string, [a, b]: readonly [number, number]): void {
  const { canonical } = mapPlainText(raw);
  const ends = [a % (raw.length + 1), b % (raw.length + 1)].toSorted((x, y) => x - y);
  const [start = 0, end = 0] = ends.map((offset) => wholeCharacter(raw, offset));
  const from = canonical.toCanonical(start);
  const to = canonical.toCanonical(end);
  expect(from).toBeLessThanOrEqual(to);
  expect(bare(canonical.text.slice(from, to))).toBe(bare(raw.slice(start, end)));
}

function wholeCharacter(text: string, offset: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(offset)) &&
    /[\ud800-\udbff]/.test(text.charAt(offset - 1))
    ? offset - 1
    : offset;
}

describe('a mapped article', () => {
  test('has the text and blocks that the plain-text reader gives', () => {
    fc.assert(
      fc.property(fc.oneof(pieces, wrapped), (raw) => {
        const { canonical, recognized } = mapPlainText(raw);
        expect(canonicalize(recognized.drafts)).toEqual({
          text: canonical.text,
          blocks: canonical.blocks,
          replacedSurrogates: canonical.replacedSurrogates,
        });
      }),
      { numRuns: 500 },
    );
  });

  test('joins wrapped lines as the plain-text reader does', () => {
    fc.assert(
      fc.property(wrapped, (raw) => {
        expect(mapPlainText(raw).canonical.text).toBe(
          canonicalize(recognizePlainText(raw).drafts).text,
        );
      }),
    );
  });

  test('leads every span to the same words', () => {
    fc.assert(fc.property(fc.oneof(pieces, wrapped), cuts, checkSpan), { numRuns: 3000 });
  });

  test.each([
    ['after an emoji', '🙂 Hello there', 3, 8, 'Hello'],
    ['behind CRLF', 'One\r\nTwo\r\n\r\nThree', 12, 17, 'Three'],
    ['across a block border', 'One end.\n\nTwo begins', 4, 13, 'end.\n\nTwo'],
    ['that ends inside a run of spaces', 'one   two', 0, 5, 'one '],
    ['that begins inside a run of spaces', 'one   two', 5, 9, 'two'],
    ['over a soft hyphen', 'a Zu\u00adsam b', 2, 8, 'Zusam'],
    ['of a decomposed letter', 'x Nu\u0301n\u0303ez y', 2, 9, 'Nu\u0301n\u0303ez'],
    ['behind a bullet', 'Text here.\n\n• first\n• second', 22, 28, 'second'],
    ['between right-to-left marks', '\u202bשלום\u202c עולם', 1, 5, 'שלום'],
  ])('finds a span %s', (_case, raw, start, end, expected) => {
    const { toCanonical, text } = mapPlainText(raw).canonical;
    expect(text.slice(toCanonical(start), toCanonical(end))).toBe(expected);
  });
});

test('an offset never overtakes another, block by block', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 5 }), (texts) => {
      let start = 0;
      const drafts = texts.map((text) => {
        const draft = { kind: 'paragraph', text, start } as const;
        start += text.length + 1;
        return draft;
      });
      const { toCanonical, text } = canonicalizeMapped(drafts);
      let before = 0;
      for (let offset = 0; offset <= start; offset += 1) {
        const at = toCanonical(offset);
        expect(at).toBeGreaterThanOrEqual(before);
        before = at;
      }
      expect(before).toBe(text.length);
    }),
  );
});
