import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextSentence, previousSentence, sentenceAt, sentencesOf } from './sentences.ts';

function sentences(text: string, language = 'en'): readonly string[] {
  return sentencesOf(text, { start: 0, end: text.length }, language).map((sentence) =>
    text.slice(sentence.start, sentence.end),
  );
}

describe('sentences', () => {
  test.each([
    ['the number of a list item', 'en', '3. The bridge is shut. It was old.', 2],
    ['a number of two parts', 'en', '2.1. The bridge is shut. It was old.', 2],
    ['the mark of a note', 'en', 'The bridge is shut.¹ It was old.', 2],
    ['titles', 'en', 'Mr. Brown met Dr. Noor. They agreed.', 2],
    ['countries', 'en', 'The U.S. Senate voted. It passed.', 2],
    ['a country at the end', 'en', 'He left the U.S. The plan failed.', 2],
    ['numbers', 'en', 'Bus No. 5 came at 9 a.m. Tuesday. No. He left.', 3],
    ['months', 'en', 'On Jan. 6 it rained. It was cold.', 2],
    ['initials', 'en', 'George W. Bush spoke. J. K. Rowling wrote.', 2],
    ['a question inside a sentence', 'en', '“Is it true?” he asked. Nobody knew.', 2],
    ['companies', 'en', 'Acme Inc. Chairman Bob Ray quit. Shares fell.', 2],
    ['words that look like abbreviations', 'en', 'He was in the sun. Anna was not.', 2],
    [
      'German titles and ordinals',
      'de',
      'Dr. Weber kam am 3. März. Das war z.B. Montag gut. Er ging.',
      3,
    ],
    ['French titles', 'fr', 'M. Dupont a vu Mme. Leroy. Il part.', 2],
    ['Spanish titles', 'es', 'El Sr. Pérez y la Dra. Ruiz hablaron. Nada más.', 2],
  ])('splits right at %s', (_case, language, text, count) => {
    expect(sentences(text, language)).toHaveLength(count);
  });

  test('a closing mark stays with its sentence', () => {
    expect(sentences('“Keep it closed.” He left. "No." She stayed.')).toEqual([
      '“Keep it closed.”',
      'He left.',
      '"No."',
      'She stayed.',
    ]);
    expect(sentences('« Oui. » Il part.', 'fr')).toEqual(['« Oui. »', 'Il part.']);
  });

  test('a hard line break ends a sentence', () => {
    expect(sentences('Net Street 5\nVellmark')).toEqual(['Net Street 5', 'Vellmark']);
  });

  test('sentences cover everything but white space, in order', () => {
    const text = fc
      .array(
        fc.constantFrom(
          'Mr.',
          'He',
          'said',
          '. ',
          '? ',
          '”',
          '“',
          ' ',
          '» ',
          '« ',
          '\n',
          'U.S.',
          '🙂',
          '…',
          '3. ',
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.constantFrom('en', 'de', 'fr', 'es', 'und'), (body, language) => {
        const spans = sentencesOf(body, { start: 0, end: body.length }, language);
        let at = 0;
        for (const { start, end } of spans) {
          expect(body.slice(at, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          expect(body.slice(start, end).trim()).toBe(body.slice(start, end));
          at = end;
        }
        expect(body.slice(at).trim()).toBe('');
      }),
    );
  });
});

describe('moving by a sentence', () => {
  const text = 'One. Two.\n\nThree. Four.';
  const blocks = [
    { start: 0, end: 9 },
    { start: 11, end: 23 },
  ];
  const at = (span: { start: number; end: number } | undefined): string | undefined =>
    span && text.slice(span.start, span.end);

  test('goes on over blocks and stops at the ends', () => {
    expect(at(nextSentence(text, blocks, 0, 'en'))).toBe('One.');
    expect(at(nextSentence(text, blocks, 1, 'en'))).toBe('Two.');
    expect(at(nextSentence(text, blocks, 6, 'en'))).toBe('Three.');
    expect(nextSentence(text, blocks, 19, 'en')).toBeUndefined();
    expect(at(previousSentence(text, blocks, 11, 'en'))).toBe('Two.');
    expect(at(previousSentence(text, blocks, 23, 'en'))).toBe('Four.');
    expect(previousSentence(text, blocks, 0, 'en')).toBeUndefined();
  });

  test('finds the sentence at an offset', () => {
    expect(at(sentenceAt(text, blocks, 0, 'en'))).toBe('One.');
    expect(at(sentenceAt(text, blocks, 4, 'en'))).toBe('Two.');
    expect(at(sentenceAt(text, blocks, 23, 'en'))).toBe('Four.');
    expect(sentenceAt(text, blocks, 10, 'en')).toBeUndefined();
  });
});

test('the mark of a note belongs to the sentence that it is set to', () => {
  expect(sentences('The bridge is shut.¹² It was old.')).toEqual([
    'The bridge is shut.¹²',
    'It was old.',
  ]);
});
