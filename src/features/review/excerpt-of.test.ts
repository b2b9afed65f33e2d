import { describe, expect, test } from 'vitest';
import { excerptOf, sentencesAround } from './excerpt-of.ts';
import { spanOf, TEXT } from './test-review.ts';

function show(pieces: ReturnType<typeof excerptOf>): string {
  const signs = { around: '', shared: '=', own: '+', lacking: '-' };
  return pieces.map(({ kind, text }) => `${signs[kind]}${text}`).join('|');
}

describe('a version in its sentence', () => {
  const sentence = sentencesAround(
    { text: TEXT, blocks: [{ start: 0, end: TEXT.length }], language: 'en' },
    spanOf('The bridge is safe,'),
  );

  test('tells what all have from what only it has and from what it lacks', () => {
    const long = [spanOf('“The bridge is safe,”')];
    const short = [spanOf('The bridge is safe')];
    expect(show(excerptOf(TEXT, sentence, long, [short]))).toBe(
      '+“|=The bridge is safe|+,”| the mayor said.',
    );
    expect(show(excerptOf(TEXT, sentence, short, [long]))).toBe(
      '-“|=The bridge is safe|-,”| the mayor said.',
    );
  });

  test('alone it has everything in common', () => {
    expect(show(excerptOf(TEXT, sentence, [spanOf('the mayor')], []))).toBe(
      '“The bridge is safe,” |=the mayor| said.',
    );
  });

  test('among three, what one of the others lacks stands out too', () => {
    const pieces = excerptOf(
      TEXT,
      sentence,
      [spanOf('The bridge is safe')],
      [[spanOf('The bridge is safe')], [spanOf('The bridge')]],
    );
    expect(show(pieces)).toBe('“|=The bridge|+ is safe|,” the mayor said.');
  });
});

test('what nobody disagrees on is cut, between words and never inside a character', () => {
  const text = `${'alpha '.repeat(60)}TARGET${' omega'.repeat(60)}`;
  const start = text.indexOf('TARGET');
  const own = [{ start, end: start + 6 }];
  const [before, , after] = excerptOf(text, { start: 0, end: text.length }, own, []);
  expect(before?.text).toMatch(/^… alpha .*alpha $/v);
  expect(before?.text.length).toBeLessThan(150);
  expect(after?.text).toMatch(/^ omega .*omega …$/v);
  const faces = '🙂'.repeat(300);
  const [only] = excerptOf(faces, { start: 0, end: 600 }, [{ start: 0, end: 600 }], []);
  expect(only?.text.isWellFormed()).toBe(true);
});
