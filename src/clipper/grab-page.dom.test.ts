import { beforeEach, expect, test } from 'vitest';
import { grabPage } from './grab-page.ts';

beforeEach(() => {
  document.head.innerHTML = '';
  document.body.innerHTML = '';
});

const bodyOf = (html: string) => /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';

test('the page comes with its metadata, and without what is not text', () => {
  document.head.innerHTML =
    '<title>Bridge</title><meta name="author" content="A. Reporter"><link rel="canonical" href="https://a.example/">' +
    '<link rel="icon" href="a.css"><script type="application/ld+json">{"a":1}</script><style>p{}</style>';
  document.body.innerHTML =
    '<script>run()</script><p class="lead">The <b>mayor</b></p><img src="data:x" alt="Bridge" onerror="run()">';
  const { html, title } = grabPage(document);
  expect(title).toBe('Bridge');
  expect(html).toMatch(/^<!doctype html>\n/);
  expect(html).toContain('<meta name="author" content="A. Reporter">');
  expect(html).toContain('rel="canonical"');
  expect(html).toContain('{"a":1}');
  expect(html).not.toMatch(/run\(\)|a\.css|p\{\}|data:x/);
  expect(bodyOf(html)).toBe('<p class="lead">The <b>mayor</b></p><img alt="Bridge">');
});

test('a shadow root stands where it is seen, with what fills its slots', () => {
  document.body.innerHTML = '<news-story><span slot="end">Paul Cole</span></news-story>';
  const root = document.querySelector('news-story')?.attachShadow({ mode: 'open' });
  if (root) root.innerHTML = '<p>It is safe, says <slot name="end">nobody</slot></p>';
  expect(bodyOf(grabPage(document).html).replace(/<\/?(?:slot|span)[^>]*>/g, '')).toBe(
    '<news-story><p>It is safe, says Paul Cole</p></news-story>',
  );
});

test('the page itself stays as it is', () => {
  document.body.innerHTML = '<img src="a.png"><script type="x">1</script><p>Story</p>';
  const before = document.documentElement.outerHTML;
  grabPage(document);
  expect(document.documentElement.outerHTML).toBe(before);
});

test('a sentence that is selected is all that is taken, and a word is taken for a slip', () => {
  document.body.innerHTML =
    '<p>Before.</p><p>The bridge is safe, said the engineer on Monday.</p><p>After.</p>';
  const [, sentence] = document.querySelectorAll('p');
  const words = sentence?.firstChild;
  if (!words) throw new Error('no words');
  document.getSelection()?.setBaseAndExtent(words, 0, words, 48);
  expect(bodyOf(grabPage(document).html)).toBe(
    '<article>The bridge is safe, said the engineer on Monday.</article>',
  );
  document.getSelection()?.setBaseAndExtent(words, 4, words, 10);
  expect(bodyOf(grabPage(document).html)).toContain('<p>Before.</p>');
});
