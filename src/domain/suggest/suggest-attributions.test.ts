import { describe, expect, test } from 'vitest';
import type { Span } from '#domain/text/span.ts';
import { type SuggestOptions, suggestAttributions } from './suggest-attributions.ts';

/** One paragraph a line. */
function linesOf(text: string): readonly Span[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    return span;
  });
}

/** Each suggestion as "pieces ← who [rule]". */
function suggested(text: string, options: Partial<SuggestOptions> = {}): readonly string[] {
  return suggestAttributions(text, linesOf(text), { language: 'en', ...options }).map((one) => {
    const pieces = one.fragments.map(({ start, end }) => text.slice(start, end)).join(' + ');
    return `${pieces} ← ${one.speaker?.text ?? one.source?.text ?? '?'} [${one.rule}]`;
  });
}

describe('English', () => {
  test.each([
    ['“It is safe,” Weber said.', '“It is safe,” ← Weber [after-subject]'],
    ['“It is safe,” said Mayor Ana Núñez.', '“It is safe,” ← Mayor Ana Núñez [after-inverted]'],
    ['“Is it safe?” asked a resident.', '“Is it safe?” ← a resident [after-inverted]'],
    ['“Is it safe?” Mayor Ana Núñez asked.', '“Is it safe?” ← Mayor Ana Núñez [after-subject]'],
    [
      '“It is safe,” Ana Núñez, the mayor of Vellmark, told reporters.',
      '“It is safe,” ← Ana Núñez [after-subject]',
    ],
    [
      '“It is safe!” Jo Brandt, 54, of Vellmark, who lives nearby, said.',
      '“It is safe!” ← Jo Brandt [after-subject]',
    ],
    [
      '“We won’t go,” said the farmers’ union leader Jo Brandt.',
      '“We won’t go,” ← the farmers’ union leader Jo Brandt [after-inverted]',
    ],
    ['“It is safe,” according to the mayor.', '“It is safe,” ← the mayor [after-according]'],
    ['“It is safe,” exhorted Mayor Núñez.', '“It is safe,” ← Mayor Núñez [after-unknown-verb]'],
    ['“It is safe.” ― Ana Núñez, mayor', '“It is safe.” ← Ana Núñez [after-dash]'],
    ['“It is safe.”\n– Ana Núñez, mayor', '“It is safe.” ← Ana Núñez [line-after]'],
    ['Weber said, “It is safe.”', '“It is safe.” ← Weber [before-cue]'],
    ['Weber said on Monday: "It is safe."', '"It is safe." ← Weber [before-cue]'],
    ['In a statement, Weber said: ‘It is safe.’', '‘It is safe.’ ← Weber [before-cue]'],
    ['Weber went on to say: “It is safe.”', '“It is safe.” ← Weber [before-cue]'],
    ['Weber laughed and said, “It is safe.”', '“It is safe.” ← Weber [before-cue]'],
    ['WEBER: “It is safe.”', '“It is safe.” ← WEBER [colon]'],
    ['And Mr. Brandt gloated: “It is gone.”', '“It is gone.” ← Mr. Brandt [before-unknown-verb]'],
    ['Weber’s message “Stay at home” was heard.', '“Stay at home” ← Weber [possessive]'],
    [
      'Weber spoke for an hour. “It is safe. Nobody will be hurt.”',
      '“It is safe. Nobody will be hurt.” ← Weber [sentence-before]',
    ],
  ])('%s', (text, expected) => {
    expect(suggested(text)).toEqual([expected]);
  });

  test('a split quotation under one cue is one claim in pieces', () => {
    expect(suggested('“We will act,” Weber said. “We have no choice.”')).toEqual([
      '“We will act,” + “We have no choice.” ← Weber [after-subject]',
    ]);
    expect(suggested('“We,” Weber said, “have no choice.”')).toEqual([
      '“We,” + “have no choice.” ← Weber [after-subject]',
    ]);
  });

  test('a second cue makes a second claim', () => {
    expect(suggested('“We act,” Weber said, adding: “There is no choice.”')).toEqual([
      '“We act,” ← Weber [after-subject]',
      '“There is no choice.” ← Weber [before-participle]',
    ]);
  });

  test('a quotation over paragraphs, opened anew in each, is one piece', () => {
    const text = '“We will act.\n“We have no choice,” Weber said.';
    expect(suggested(text)).toEqual([
      '“We will act.\n“We have no choice,” ← Weber [after-subject]',
    ]);
  });

  test('the next paragraph’s quotation is carried over, less surely', () => {
    const text = '“We will act,” Weber said.\n“We have no choice in this matter.”';
    const [first, second] = suggestAttributions(text, linesOf(text), { language: 'en' });
    expect(second?.speaker?.text).toBe('Weber');
    expect(second?.rule).toBe('paragraph-before');
    expect(second?.confidence).toBeLessThan(first?.confidence ?? 0);
  });

  test('a paraphrase with quoted pieces is one mixed claim', () => {
    const text = 'Weber said on Monday that the bridge was “beyond repair” and would close.';
    const [one, ...others] = suggestAttributions(text, linesOf(text), { language: 'en' });
    expect(others).toEqual([]);
    expect(one?.kind).toBe('mixed');
    expect(text.slice(one?.span.start, one?.span.end)).toBe(
      'that the bridge was “beyond repair” and would close',
    );
    expect(one?.quoted.map(({ start, end }) => text.slice(start, end))).toEqual([
      '“beyond repair”',
    ]);
  });

  test.each([
    'The so-called “smart bridge” was closed in May.',
    'She presents “Morning in Vellmark” on Channel 5.',
    'The film, titled “The Last Bridge,” opens in May.',
    'The “bridge people” met again.',
    'It had the <a href="page" title="A long walk home">link</a>.',
  ])('no claim is made of scare quotes and titles: %s', (text) => {
    expect(suggested(text)).toEqual([]);
  });

  test('indirect speech comes only when asked for', () => {
    const text = 'Weber told the council it was late. The bridge is old, Brandt said on Monday.';
    expect(suggested(text)).toEqual([]);
    expect(suggested(text, { indirect: true })).toEqual([
      'it was late ← Weber [content-after-cue]',
      'The bridge is old ← Brandt [content-before-cue]',
    ]);
  });

  test.each([
    ['According to a study by the Orne Institute, the bridge is old.', 'the bridge is old'],
    ['The bridge is old, according to a study by the Orne Institute.', 'The bridge is old'],
  ])('a document is a source, and its maker the next in the chain: %s', (text, content) => {
    const [one] = suggestAttributions(text, linesOf(text), { language: 'en', indirect: true });
    expect(text.slice(one?.span.start, one?.span.end)).toBe(content);
    expect(one?.speaker).toBeUndefined();
    expect(one?.source?.text).toBe('a study by the Orne Institute');
    expect(one?.chain?.map((maker) => maker.text)).toEqual(['the Orne Institute']);
  });

  test('speech inside speech with a speaker of its own inherits the rest', () => {
    const text = '“We reject Orlow’s formula ‘one step forward’ here,” Weber said.';
    const [outer, inner] = suggestAttributions(text, linesOf(text), { language: 'en' });
    expect(outer?.speaker?.text).toBe('Weber');
    expect(inner?.speaker?.text).toBe('Orlow');
    expect(inner?.inherits).toBe(0);
  });

  test('pronouns, surnames and offices are led back to the fullest name', () => {
    const text =
      'City spokesman Dmitri Orlow opened the meeting.\n“We act,” Orlow said.\n“Now,” the spokesman added.\n“At once,” he said.';
    const hints = suggestAttributions(text, linesOf(text), { language: 'en' }).map(
      (one) => one.speaker?.entityHint,
    );
    expect(hints).toEqual(['Dmitri Orlow', 'Dmitri Orlow', 'Dmitri Orlow']);
  });

  test('what follows a name is part of what it names', () => {
    const text = 'City hall rejects “any suggestion of a cover-up”.';
    const [one] = suggestAttributions(text, linesOf(text), { language: 'en' });
    expect(one?.speaker?.text).toBe('City hall');
    expect(one?.speaker?.entityHint).toBeUndefined();
  });

  test('a known entity is recognised by its alias', () => {
    const [one] = suggestAttributions('“We act,” the Kremlin said.', [{ start: 0, end: 27 }], {
      language: 'en',
      knownEntities: [{ name: 'Russian presidency', aliases: ['Kremlin'] }],
    });
    expect(one?.speaker?.entityHint).toBe('Russian presidency');
  });

  test.each([
    ['City hall said: “It is safe.”', undefined],
    ['“It is safe,” the Seaquarium’s former staff said.', undefined],
    ['“It is safe,” Vellmark mayor Ana Núñez said.', 'Ana Núñez'],
    ['“It is safe,” said Ana Núñez.', 'Ana Núñez'],
  ])('a name inside a description is not whom it stands for: %s', (text, hint) => {
    const [one] = suggestAttributions(text, linesOf(text), { language: 'en' });
    expect(one?.speaker).toBeDefined();
    expect(one?.speaker?.entityHint).toBe(hint);
  });

  test('a newsroom adds words at run time', () => {
    const text = 'Weber blurts that it is late.';
    expect(suggested(text, { indirect: true })).toEqual([]);
    expect(suggested(text, { indirect: true, extension: { cues: 'blurts' } })).toEqual([
      'that it is late ← Weber [content-after-that]',
    ]);
  });

  test('hidden blocks are passed over', () => {
    const text = '“We act,” Weber said.';
    const blocks = [{ start: 0, end: text.length, hidden: true as const }];
    expect(suggestAttributions(text, blocks, { language: 'en' })).toEqual([]);
  });
});

describe('other languages', () => {
  test.each([
    [
      'de',
      '„Sie ist sicher“, sagte Bürgermeisterin Ana Weber am Montag.',
      '„Sie ist sicher“ ← Bürgermeisterin Ana Weber [after-inverted]',
    ],
    [
      'de',
      'In Vellmark sagte Minister Brandt: „Sie ist sicher.“',
      '„Sie ist sicher.“ ← Minister Brandt [before-cue]',
    ],
    ['de', '»Das ist falsch«, betonte sie.', '»Das ist falsch« ← sie [after-inverted]'],
    [
      'de',
      '„Wir bauen“, so der Sprecher, „im Frühjahr.“',
      '„Wir bauen“ + „im Frühjahr.“ ← der Sprecher [after-trailing]',
    ],
    [
      'de',
      'Die Ministerin erklärte, dass die Brücke gesperrt werde.',
      'dass die Brücke gesperrt werde ← Die Ministerin [content-after-that]',
    ],
    [
      'fr',
      '« Le pont est sûr », a déclaré la maire Anne Dubois lundi.',
      '« Le pont est sûr » ← la maire Anne Dubois [after-inverted]',
    ],
    [
      'fr',
      '« Nous agirons, dit-elle, dès demain. »',
      '« Nous agirons, dit-elle, dès demain. » ← elle [after-inner]',
    ],
    ['fr', '« Nous agirons », dit-elle.', '« Nous agirons » ← elle [after-inverted]'],
    [
      'fr',
      '— Le pont est fermé, dit le maire. Nous attendons.',
      'Le pont est fermé + Nous attendons. ← le maire [after-inverted]',
    ],
    [
      'fr',
      'Le porte-parole a indiqué que le pont était fermé.',
      'que le pont était fermé ← Le porte-parole [content-after-that]',
    ],
    [
      'es',
      '«El puente es seguro», dijo la alcaldesa Ana Núñez el lunes.',
      '«El puente es seguro» ← la alcaldesa Ana Núñez [after-inverted]',
    ],
    [
      'es',
      '—El puente está cerrado —dijo el alcalde—. No hay duda.',
      'El puente está cerrado + No hay duda. ← el alcalde [after-inverted]',
    ],
    ['es', 'La ministra afirmó: “Vamos a actuar”.', '“Vamos a actuar” ← La ministra [before-cue]'],
    [
      'ru',
      '«Мост безопасен», — сказала мэр Анна Вебер в понедельник.',
      '«Мост безопасен» ← мэр Анна Вебер [after-inverted]',
    ],
    [
      'ru',
      '— Мост закрыт, — сказал мэр. — Сомнений нет никаких.',
      'Мост закрыт + Сомнений нет никаких. ← мэр [after-inverted]',
    ],
    [
      'ru',
      'Пресс-секретарь сообщил, что мост закрыт.',
      'что мост закрыт ← Пресс-секретарь [content-after-that]',
    ],
    [
      'uk',
      'Міністр Іван Бойко заявив: «Ми діятимемо».',
      '«Ми діятимемо» ← Міністр Іван Бойко [before-cue]',
    ],
    [
      'uk',
      '«Міст безпечний», — сказала мер Анна Вебер у понеділок.',
      '«Міст безпечний» ← мер Анна Вебер [after-inverted]',
    ],
    ['ar', 'قال الوزير أحمد علي: «الجسر آمن».', '«الجسر آمن» ← الوزير أحمد علي [before-cue]'],
    [
      'ar',
      'وقالت المتحدثة باسم الحكومة إن الجسر مغلق.',
      'إن الجسر مغلق ← المتحدثة باسم الحكومة [content-after-that]',
    ],
    [
      'pl',
      '„Most jest bezpieczny”, powiedział burmistrz Jan Kowal.',
      '„Most jest bezpieczny” ← burmistrz Jan Kowal [after-unknown-verb]',
    ],
    ['ja', '市長は「橋は安全だ」と述べた。', '「橋は安全だ」 ← ? [none]'],
  ])('%s: %s', (language, text, expected) => {
    expect(suggested(text, { language, indirect: true })).toEqual([expected]);
  });
});
