import { expect, test } from 'vitest';
import { decodeText } from '#formats/articles/decode-article.ts';
import { articleText } from './article-text.ts';

async function textOf(html: string) {
  const decoded = await decodeText(html, 'text/html', []);
  if (!decoded.ok) throw new Error(decoded.error.kind);
  return articleText('page.html', decoded.value);
}

const body =
  '<h1>Bridge closed<br>until spring</h1><p>The bridge over the river stays closed, the mayor said on Tuesday.</p>';

test('a headline that is the title is told once', async () => {
  const text = await textOf(`<title>Bridge closed | Site</title>${body}`);
  expect(text.title).toBe('Bridge closed until spring');
  expect(text).not.toHaveProperty('headline');
});

test('a headline is not lost where the page’s data have another title', async () => {
  const text = await textOf(`<meta property="og:title" content="Anger in Vellmark">${body}`);
  expect(text).toMatchObject({
    title: 'Anger in Vellmark',
    headline: 'Bridge closed until spring',
    articleBody: 'The bridge over the river stays closed, the mayor said on Tuesday.',
  });
});
