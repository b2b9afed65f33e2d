import { expect, test } from 'vitest';
import { savedFrom } from './saved-from.ts';

const mark = (url: string) => `<!doctype html>\n<!-- saved from url=(0042)${url} -->\n<html>`;

test.each([
  ['as browsers write it', mark('https://news.example/a?b=1#c'), 'https://news.example/a?b=1#c'],
  ['of a page that was never on the web', mark('about:internet'), undefined],
  ['of a script', mark('javascript:alert(1)'), undefined],
  [
    'with an end of its own in it',
    mark('https://news.example/a--><p>'),
    'https://news.example/a--',
  ],
  ['deep in a page', ' '.repeat(5000) + mark('https://news.example/'), undefined],
  ['in a page without one', '<html><p>saved from url=(0042)https://news.example/</p>', undefined],
])('the mark %s', (_case, html, expected) => {
  expect(savedFrom(html)).toBe(expected);
});
