import { describe, expect, test } from 'vitest';
import { growthOf, LINEAR } from '#domain/test-growth.ts';
import { boilerplateReason } from './boilerplate.ts';
import { findCalendarDate } from './calendar-date.ts';
import { canonicalize } from './canonical.ts';
import { detectDirection, detectLanguage } from './language.ts';
import { splitParagraphs } from './paragraphs.ts';
import { recognizePlainText } from './recognize.ts';

const BODY = 'The gate gave way on Monday night. Nobody was hurt.';

function kinds(text: string): readonly string[] {
  return recognizePlainText(text).drafts.map((draft) => draft.flag?.reason ?? draft.kind);
}

describe('the parts of a plain text', () => {
  test('are read from top to bottom', () => {
    const text = [
      'Search and Hit Enter',
      'Gate was failing for weeks, memo says',
      'City hall rejects any suggestion of a cover-up',
      'By Jane Doe and John Roe, Northern Wire',
      'VELLMARK, 14 March 2024',
      BODY,
      'Share this article',
      BODY,
      '— Northern Wire',
      '© 2024 The Vellmark Courier. All rights reserved.',
    ].join('\n\n');
    expect(kinds(text)).toEqual([
      'search-box',
      'headline',
      'deck',
      'byline',
      'dateline',
      'paragraph',
      'share-buttons',
      'paragraph',
      'credit',
      'copyright',
    ]);
    expect(recognizePlainText(text)).toMatchObject({
      title: 'Gate was failing for weeks, memo says',
      byline: 'Jane Doe and John Roe, Northern Wire',
      outlet: 'The Vellmark Courier',
      publishedAt: '2024-03-14',
      language: 'en',
      direction: 'ltr',
    });
  });

  test.each([
    [
      'a German article',
      'Damm brach nach Warnung\nVon Annegret Müller\n\nDer Damm ist gebrochen. Niemand wurde verletzt.\n\nQuelle: dpa',
      ['headline', 'byline', 'paragraph', 'credit'],
    ],
    [
      'a question as headline',
      `Who knew of the failing gate?\n\n${BODY}`,
      ['headline', 'paragraph'],
    ],
    ['no headline where a sentence stands', `${BODY}\n\n${BODY}`, ['paragraph', 'paragraph']],
    [
      'a section name above the headline',
      `World news\n\nGate was failing for weeks, a memo says\n\n${BODY}`,
      ['heading', 'headline', 'paragraph'],
    ],
    [
      'a sentence that starts with By',
      `Gate failed\n\nBy Tuesday the water had gone.\n\n${BODY}`,
      ['headline', 'paragraph', 'paragraph'],
    ],
    [
      'an agency in brackets at the end',
      `Gate failed\n\n${BODY}\n\n(AP)`,
      ['headline', 'paragraph', 'credit'],
    ],
    ['a single line', 'Only a line', ['paragraph']],
    [
      'bullets',
      `Gate failed\n\n${BODY}\n\n• One thing\n• Another`,
      ['headline', 'paragraph', 'listItem', 'listItem'],
    ],
  ])('hold for %s', (_case, text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  test('the first words stand in for a title, without cutting an emoji', () => {
    const { title } = recognizePlainText(
      `${'Fresh bread again '.repeat(4)}by Easter 🥖🥖🥖🥖 said Marta Quill. She left.`,
    );
    expect(title).toMatch(/^Fresh bread .*…$/);
    expect(title?.isWellFormed()).toBe(true);
  });

  test('nothing is lost: every word of the text is in a block', () => {
    const text = `A\nB c\n\nd  e\r\nf\n\n\n\n\tg\n* h\n${BODY}`;
    const canonical = canonicalize(recognizePlainText(text).drafts).text;
    expect(canonical.match(/\w+/g)).toEqual(text.match(/\w+/g));
  });

  test('a long text takes time in proportion', () => {
    const line = `“We were told,” said Mayor Brandt. ${BODY}\n\n`;
    const growth = growthOf(
      (lines) => {
        const { blocks } = canonicalize(recognizePlainText(line.repeat(lines)).drafts);
        expect(blocks.length).toBeGreaterThanOrEqual(lines);
      },
      10,
      () => performance.now(),
    );
    expect(growth).toBeLessThan(LINEAR);
  });

  test.each(['\n', ' ', '. ', 'By ', '- ', '© 2020 ', 'Source: ', 'a'])(
    'nothing but %j takes time in proportion',
    (piece) => {
      const growth = growthOf(
        (size) => canonicalize(recognizePlainText(piece.repeat(size / piece.length)).drafts),
        1000,
        () => performance.now(),
      );
      expect(growth).toBeLessThan(LINEAR);
    },
  );
});

describe('page junk', () => {
  test.each([
    ['Search and Hit Enter', 'search-box'],
    ['Skip to content', 'navigation'],
    ['Home > World > Europe', 'navigation'],
    ['Share this article', 'share-buttons'],
    ['Facebook Twitter WhatsApp', 'share-buttons'],
    ['Advertisement', 'advertisement'],
    ['Story continues below advertisement', 'advertisement'],
    ['Anzeige', 'advertisement'],
    ['Subscribe to our newsletter', 'newsletter'],
    ['Sign up for the free daily newsletter', 'newsletter'],
    ['Read more: The gate that failed', 'related-links'],
    ['Lesen Sie auch: Der Damm', 'related-links'],
    ['12 comments', 'comments'],
    ['We use cookies to improve your experience.', 'cookie-notice'],
    ['© 2021 The Vellmark Courier', 'copyright'],
    ['Copyright 2020 by Northern Wire. All rights reserved.', 'copyright'],
  ])('%s', (line, reason) => {
    expect(boilerplateReason(line)).toBe(reason);
  });

  test.each([
    'Search teams hit the road and entered the harbour.',
    'Share prices fell by a tenth on Tuesday.',
    'Advertisement spending fell, the agency said.',
    'Subscribers left the newsletter in droves.',
    'Read more books, the minister said.',
    'Home is where the water was.',
    'Comments by the mayor angered residents.',
    'Copyright law will change next year.',
    '“We use it,” he said.',
    'Related claims were dismissed by the court.',
    'More on the flood was expected on Friday.',
    'Cookies were handed out to the residents.',
    'Source: Northern Wire',
    'Sign of the times',
  ])('not: %s', (line) => {
    expect(boilerplateReason(line)).toBeUndefined();
  });
});

describe('paragraphs', () => {
  test('text wrapped at a fixed width is joined again', () => {
    const wrapped = [
      'The sluice gate that gave way when the river flooded the old harbour',
      'of Vellmark last week had been judged unsafe nineteen days earlier,',
      'according to an internal memo.',
      '',
      'The memo was written by an engineer at the harbour authority and is',
      'dated the seventeenth of February, when the gate was still in use',
      'until the city closed it.',
    ].join('\n');
    const [first, second] = wrapped.split('\n\n').map((part) => part.replaceAll('\n', ' '));
    expect(splitParagraphs(wrapped).map((paragraph) => paragraph.text)).toEqual([first, second]);
  });

  test('single line breaks part paragraphs where there are no blank lines', () => {
    expect(splitParagraphs('One.\nTwo.\r\nThree.')).toHaveLength(3);
  });

  test('short lines below the top keep their hard breaks', () => {
    const [, , verse] = splitParagraphs(`Title\n\n${BODY}\n\nRoses are red\nViolets are blue`);
    expect(verse?.text).toBe('Roses are red\nViolets are blue');
  });
});

describe('language, direction and dates', () => {
  test.each([
    ['en', 'The memo said that two of the hinges were cracked and that it should not be closed.'],
    [
      'de',
      'Der Bürgermeister sagte, dass die Stadt von dem Schreiben nicht informiert worden ist.',
    ],
    ['fr', 'Le maire a dit que les habitants de la ville ne sont pas au courant de cette lettre.'],
    [
      'es',
      'El alcalde dijo que los vecinos de la ciudad no sabían nada de la carta y que lo siente.',
    ],
    ['ru', 'Мэр заявил, что жители города ничего не знали об этом письме.'],
    ['uk', 'Мер заявив, що жителі міста нічого не знали про цей лист і їхні права.'],
    ['ar', 'قال رئيس البلدية إن سكان المدينة لم يعرفوا شيئا عن الرسالة'],
    ['fa', 'شهردار گفت که مردم شهر چیزی درباره نامه نمی‌دانستند'],
    ['ja', '市長は、住民は手紙について何も知らなかったと述べた。'],
    ['zh', '市长说居民对这封信一无所知。'],
    ['und', 'Lorem ipsum dolor sit amet'],
    ['und', '12 345'],
  ])('%s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  test('a text goes the way most of its letters go', () => {
    expect(detectDirection('قال رئيس البلدية NATO إن')).toBe('rtl');
    expect(detectDirection('He said: “قال”.')).toBe('ltr');
    expect(detectDirection('')).toBe('ltr');
  });

  test.each([
    ['Published: March 3, 2024, 10:30', '2024-03-03'],
    ['3. März 2024', '2024-03-03'],
    ['le 1er août 2023', '2023-08-01'],
    ['3 de marzo de 2024', '2024-03-03'],
    ['2024-03-03T10:00:00Z', '2024-03-03'],
    ['Stand: 03.12.2023', '2023-12-03'],
    ['31 February 2024', undefined],
    ['3/4/2021', undefined],
  ])('reads the date in %s', (text, expected) => {
    expect(findCalendarDate(text)).toBe(expected);
  });
});

test.each([
  ['© 2024 Cookie policy', undefined],
  ['© 2021 The Vellmark Courier Privacy', 'The Vellmark Courier'],
  ['© 2021 The Vellmark Courier All rights reserved', 'The Vellmark Courier'],
])('the outlet in "%s" is %s', (line, outlet) => {
  const text = `The council met on Monday.\n\nIt will meet again.\n\n${line}`;
  expect(recognizePlainText(text).outlet).toBe(outlet);
});
