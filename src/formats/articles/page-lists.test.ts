import { expect, test } from 'vitest';
import { decodeText } from './decode-article.ts';

async function linesOf(content: string, mediaType: 'text/html' | 'text/markdown' = 'text/html') {
  const decoded = await decodeText(content, mediaType, [], 'fragment');
  if (!decoded.ok) throw new Error(decoded.error.kind);
  return decoded.value.text.split('\n\n');
}

test.each([
  [
    'numbers as the page shows them',
    '<ol start="3"><li>Third</li><li>Fourth</li><li value="9">Ninth</li><li>Tenth</li></ol>',
    ['3. Third', '4. Fourth', '9. Ninth', '10. Tenth'],
  ],
  ['numbers that count down', '<ol reversed><li>Two</li><li>One</li></ol>', ['2. Two', '1. One']],
  [
    'letters and Roman numbers',
    '<ol type="a" start="26"><li>Z</li><li>AA</li></ol><ol style="list-style-type: upper-roman" start="4"><li>Four</li></ol>',
    ['z. Z', 'aa. AA', 'IV. Four'],
  ],
  [
    'two lists apart, each from its beginning',
    '<ul><li>Dot</li></ul><ol><li>One</li></ol><ol><li>One again</li></ol>',
    ['Dot', '1. One', '1. One again'],
  ],
  [
    'what stands in what',
    '<ol><li>One<ol><li>Part</li><li>Part<ul><li>Dot</li></ul></li></ol></li><li>Two<ol type="a"><li>Letter</li></ol></li></ol>',
    ['1. One', '1.1. Part', '1.2. Part', '▪ Dot', '2. Two', 'a. Letter'],
  ],
  [
    'bullets in bullets',
    '<ul><li>One<ul><li>Two<ul><li>Three<ul><li>Four</li></ul></li></ul></li></ul></li></ul>',
    ['One', '◦ Two', '▪ Three', '▪ Four'],
  ],
  [
    'one number an item, also where it has a heading or paragraphs',
    '<ol><li><h3>First</h3><p>Words.</p></li><li><p>Second</p><p>More.</p></li><li></li><li>Fourth</li></ol>',
    ['1. First', 'Words.', '2. Second', 'More.', '4. Fourth'],
  ],
  [
    'no number where the page shows none',
    '<ol class="list-unstyled"><li>Plain</li></ol><ol style="list-style: none"><li>Bare</li></ol>',
    ['Plain', 'Bare'],
  ],
])('lists show %s', async (_case, html, lines) => {
  expect(await linesOf(html)).toEqual(lines);
});

test('lists of Markdown are lists', async () => {
  expect(await linesOf('- one\n  - nested\n\n3. third\n4. fourth\n', 'text/markdown')).toEqual([
    'one',
    '◦ nested',
    '3. third',
    '4. fourth',
  ]);
});

test('a list of definitions has no bullets', async () => {
  const decoded = await decodeText('<dl><dt>Ton</dt><dd>A unit.</dd></dl>', 'text/html', []);
  expect(decoded.ok && decoded.value.blocks.map(({ kind }) => kind)).not.toContain('listItem');
});
