import { expect, test } from 'vitest';
import { fileNameOf, judgeMessage, siteOf } from './reception.ts';

/** Stands for a window: only which one it is counts. */
const windowLike = () => new MessageChannel().port1;

const own = windowLike();
const opener = windowLike();
const origin = 'http://127.0.0.1:4173';
const site = 'https://news.example';
const expected = { nonce: 'n1', key: 'k1', own, opener, origin };
const page = { html: '<p>Story</p>', url: `${site}/a`, title: 'A' };
const handed = { type: 'ascribe-page', nonce: 'n1', key: 'k1', page };

test('what the bookmarklet hands over is the user’s own', () => {
  const heard = judgeMessage({ source: opener, origin: site, data: handed }, expected);
  expect(heard).toEqual({ kind: 'page', page, isUsers: true });
});

test('the clipper speaks through the page’s own window and needs no key', () => {
  const { key: _key, ...data } = handed;
  expect(judgeMessage({ source: own, origin, data }, expected)).toMatchObject({ isUsers: true });
  const hello = { type: 'ascribe-hello' };
  expect(judgeMessage({ source: own, origin, data: hello }, expected)).toEqual({ kind: 'hello' });
});

test.each([
  ['without a key', { ...handed, key: undefined }, 'k1'],
  ['with the key of another browser', { ...handed, key: 'k2' }, 'k1'],
  ['where this browser keeps no key', { ...handed, key: '' }, undefined],
])('a page %s is asked about', (_case, { key, ...rest }, kept) => {
  const data = key === undefined ? rest : { ...rest, key };
  const heard = judgeMessage({ source: opener, origin: site, data }, { ...expected, key: kept });
  expect(heard).toMatchObject({ kind: 'page', isUsers: false });
});

test('a file on the disk has no site to speak for', () => {
  const data = { ...handed, page: { ...page, url: 'file:///home/me/story.html' } };
  expect(judgeMessage({ source: opener, origin: 'null', data }, expected)).toMatchObject({
    kind: 'page',
  });
});

test.each([
  ['another window', { source: windowLike() }],
  ['no window', { source: null }],
  ['a wrong nonce', { data: { ...handed, nonce: 'n2' } }],
  ['no nonce', { data: { type: 'ascribe-page', page } }],
  ['another type', { data: { ...handed, type: 'ascribe-ready' } }],
  ['a page that is no text', { data: { ...handed, page: { ...page, html: 1 } } }],
  ['an empty page', { data: { ...handed, page: { ...page, html: '' } } }],
  ['no title', { data: { ...handed, page: { html: 'a', url: page.url } } }],
  ['too large a page', { data: { ...handed, page: { ...page, html: 'x'.repeat(2 ** 25) } } }],
  [
    'the name of another site',
    { data: { ...handed, page: { ...page, url: 'https://b.example' } } },
  ],
  ['the name of a site, from none', { origin: 'null' }],
  ['a greeting of the opener', { data: { type: 'ascribe-hello' } }],
  ['nothing', { data: undefined }],
])('%s is not heard', (_case, change) => {
  const event = { source: opener, origin: site, data: handed, ...change };
  expect(judgeMessage(event, expected)).toBeUndefined();
});

test('without an opener nobody outside is heard', () => {
  const event = { source: null, origin: site, data: handed };
  expect(judgeMessage(event, { ...expected, opener: null })).toBeUndefined();
});

test.each([
  ['https://news.example:8443/a?b', 'https://news.example:8443'],
  ['file:///a', undefined],
  ['javascript:alert(1)', undefined],
  ['news', undefined],
])('the site of %s', (address, expectedSite) => {
  expect(siteOf(address)).toBe(expectedSite);
});

test.each([
  ['Mayor: “Bridge / safe” ?', 'Mayor “Bridge safe”.html'],
  ['', 'page.html'],
  ['..\n', '...html'],
  ['x'.repeat(300), `${'x'.repeat(80)}.html`],
])('the title %j names a file', (title, name) => {
  expect(fileNameOf(title)).toBe(name);
});
