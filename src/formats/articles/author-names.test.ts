import { describe, expect, test } from 'vitest';
import { authorNames } from './author-names.ts';

describe('a line that people read', () => {
  test.each([
    ['By Jane Doe and John Roe', 'Jane Doe, John Roe'],
    ['BY JANE DOE', 'Jane Doe'],
    ['By Jane Doe, Senior Political Correspondent | 3 May 2024', 'Jane Doe'],
    ['Written by Jane Doe · Updated 9:36pm', 'Jane Doe'],
    ['Von Anna Müller und Jörg Weiß', 'Anna Müller, Jörg Weiß'],
    ['Par Chloé Dupont', 'Chloé Dupont'],
    ['Por Ana García y Luis de la Vega', 'Ana García, Luis de la Vega'],
    ['Текст: Анна Иванова', 'Анна Иванова'],
    ['Jane Doe (jane@courier.example)', 'Jane Doe'],
    ['By Northern Wire Staff', 'Northern Wire Staff'],
    ['3 May 2024', undefined],
    ['Share this', undefined],
  ])('%s names %s', (text, names) => {
    expect(authorNames([{ text, isData: false }], 'Courier')).toBe(names);
  });
});

describe('data', () => {
  test.each([
    ['Jane Doe;John Roe', 'Jane Doe, John Roe'],
    ['Jane Doe, John Roe', 'Jane Doe, John Roe'],
    ['Lauren', 'Lauren'],
    ['Ann Lee, Master Gardener & Educator', 'Ann Lee, Master Gardener & Educator'],
    ['admin', undefined],
  ])('%s names %s', (text, names) => {
    expect(authorNames([{ text, isData: true }], undefined)).toBe(names);
  });

  test('a person goes before the agency that stands first', () => {
    const candidates = [
      { text: 'Courier', isData: true },
      { text: 'Northern Wire', isData: true, isHouse: true },
      { text: 'By Jane Doe', isData: false },
    ];
    expect(authorNames(candidates, 'Courier')).toBe('Jane Doe');
    expect(authorNames(candidates.slice(0, 2), 'Courier')).toBe('Courier');
  });
});
