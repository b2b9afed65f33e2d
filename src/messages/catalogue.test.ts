import { createTranslator, IntlErrorCode } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import { chooseLocale, LOCALES, type LocaleTag, type Messages, regionalTag } from './catalogue.ts';
import { en } from './en/en.ts';

type Leaf = readonly [path: string, message: string];

function leaves(node: object, path: string): readonly Leaf[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]): readonly Leaf[] => {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'object' && value !== null) return leaves(value, here);
    throw new Error(`${here} is neither words nor a group of words`);
  });
}

/** Missing arguments are not looked at here: the compiler checks those. */
function parseErrors(locale: LocaleTag, message: string): readonly string[] {
  const errors: string[] = [];
  const translate = createTranslator({
    locale,
    messages: { message },
    onError: (error) => {
      // Without its arguments a message fails too, but with another code.
      if (error.code === IntlErrorCode.INVALID_MESSAGE) errors.push(error.message);
    },
  });
  translate('message');
  return errors;
}

test('a broken message is noticed', () => {
  expect(parseErrors('en', '{count, plural, one {x}')).not.toEqual([]);
});

const locales = Object.keys(LOCALES) as LocaleTag[];

describe.each(locales)('catalogue %s', async (locale) => {
  const { first, loadMore } = LOCALES[locale];
  const words = leaves({ ...first, ...(await loadMore()) }, '');

  test.each(words)('%s is well-formed ICU', (_path, message) => {
    expect(parseErrors(locale, message)).toEqual([]);
    expect(message.trim()).not.toBe('');
  });

  test('no key holds a dot, which would read as a path', () => {
    for (const [path] of words) {
      expect(path.split('.').every((part) => /^[A-Za-z0-9_ -]+$/u.test(part))).toBe(true);
    }
  });
});

test('a language that lacks a key does not compile', () => {
  const { opening: _left, ...rest } = en.common;
  // @ts-expect-error -- `common.opening` is missing
  const broken: Messages = { ...en, common: rest };
  expect(broken.common).not.toHaveProperty('opening');
});

test.each([
  ['a region is ignored', ['en-GB'], 'en'],
  ['an unknown language gives way to the next', ['xx', 'en'], 'en'],
  ['nothing known means English', ['tlh'], 'en'],
  ['names of object members are not languages', ['constructor'], 'en'],
])('choosing a language: %s', (_case, wanted, chosen) => {
  expect(chooseLocale(wanted)).toBe(chosen);
});

test.each([
  [['de', 'en-GB', 'en-US'], 'en-GB'],
  [['de'], 'en'],
  [[], 'en'],
])('to one who wants %j dates are written as in %s', (wanted, tag) => {
  expect(regionalTag('en', wanted)).toBe(tag);
});
