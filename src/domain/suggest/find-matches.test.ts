import { describe, expect, test } from 'vitest';
import { canonicalize } from '#domain/text/canonical.ts';
import { type MatchQuery, findMatches } from './find-matches.ts';

function found(story: string, words: readonly string[], more: Partial<MatchQuery> = {}) {
  const { text, blocks } = canonicalize(
    story.split('\n\n').map((paragraph) => ({ kind: 'paragraph', text: paragraph })),
  );
  const query = {
    text,
    blocks,
    language: 'en',
    words,
    wholeWords: true,
    matchCase: false,
    inflected: false,
    ...more,
  };
  return findMatches(query).map(({ start, end }) => text.slice(start, end));
}

describe('whole words', () => {
  test.each([
    ['The mayor met a mayoress. Mayor!', ['mayor'], {}, ['mayor', 'Mayor']],
    ['The mayor met a mayoress.', ['mayor'], { wholeWords: false }, ['mayor', 'mayor']],
    ['US forces told us', ['US'], { matchCase: true }, ['US']],
    ['He’s "done" and he\'s gone', ["he's"], {}, ['He’s', "he's"]],
    ['She said “no” twice: “no”.', ['"no"'], {}, ['“no”', '“no”']],
    ['Ana  Brandt\nspoke', ['Ana Brandt'], {}, ['Ana Brandt']],
    ['Ana\n\nBrandt', ['Ana Brandt'], {}, []],
    ['Ana Brandt and Brandt', ['Brandt', 'Ana Brandt'], {}, ['Ana Brandt', 'Brandt']],
    ['a.b a+b (a', ['a+b', '(a'], {}, ['a+b', '(a']],
    ['nothing', ['', '  '], {}, []],
    ['𝐀𝐧𝐚 😀 Ana', ['Ana'], {}, ['Ana']],
  ] as const)('%j searched for %j with %j', (story, words, more, expected) => {
    expect(found(story, words, more)).toEqual(expected);
  });
});

describe('other forms of a word', () => {
  test.each([
    ['en', 'Brandt’s and the mayors', ['Brandt', 'mayor'], ['Brandt’s', 'mayors']],
    [
      'de',
      'Merkels Rede, dem Minister, des Ministers',
      ['Merkel', 'Minister'],
      ['Merkels', 'Minister', 'Ministers'],
    ],
    ['ru', 'Песков сказал, слова Пескова, Песковым', ['Песков'], ['Песков', 'Пескова', 'Песковым']],
    [
      'uk',
      'Зеленський, Зеленського, Зеленському',
      ['Зеленський'],
      ['Зеленський', 'Зеленського', 'Зеленському'],
    ],
    ['es', 'el ministro y los ministros', ['ministro'], ['ministro', 'ministros']],
    ['fr', 'le ministre, les ministres', ['ministre'], ['ministre', 'ministres']],
    ['ar', 'قال الوزير والوزير', ['وزير'], ['الوزير', 'والوزير']],
    ['ja', '首相は', ['首相'], []],
  ] as const)('%s: %j', (language, story, words, expected) => {
    expect(found(story, words, { language, inflected: true })).toEqual(expected);
  });

  test('a language without spaces is searched inside its text', () => {
    expect(found('首相は首相と', ['首相'], { language: 'ja', wholeWords: false })).toHaveLength(2);
  });
});
