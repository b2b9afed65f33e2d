import { expect, test } from 'vitest';
import { decodeText } from './decode-article.ts';

async function blocksOf(html: string) {
  const decoded = await decodeText(html, 'text/html', [], 'fragment');
  if (!decoded.ok) throw new Error(decoded.error.kind);
  const { text, blocks } = decoded.value;
  return blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

const row = (...cells: readonly string[]) =>
  `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

test.each([
  [
    'a row of values is one block, a date and an empty cell among them',
    `<table><caption>Costs</caption><thead><tr><th></th><th>Year</th><th>Cost</th></tr></thead><tbody>${row('Bridge', '3 March 2022', '1&nbsp;million')}${row('Road', '', '<p>3<br>million</p>')}${row('Sum', '4', '')}</tbody></table>`,
    [
      'caption: Costs',
      'cell: | Year | Cost',
      'cell: Bridge | 3 March 2022 | 1 million',
      'cell: Road | | 3 million',
      'cell: Sum | 4',
    ],
  ],
  [
    'values stand in their columns where cells reach over others',
    '<table><tr><th rowspan="2">Town</th><th colspan="2">Dead</th></tr><tr><td>2022</td><td>2023</td></tr><tr><td colspan="2">All</td><td>7</td></tr></table>',
    ['cell: Town | Dead', 'cell: | 2022 | 2023', 'cell: All | | 7'],
  ],
  [
    'a cell a row is no row of values',
    `<table>${row('', 'One.')}${row('Two.')}</table>`,
    ['cell: One.', 'cell: Two.'],
  ],
  [
    'paragraphs, headings or a list in a cell make a layout of it',
    `<table>${row('<p>One.</p><p>Two.</p>', 'Menu')}${row('<h2>Head</h2>', 'Three.')}${row('<ul><li>Item</li></ul>', 'Four.')}</table>`,
    [
      'cell: One.',
      'cell: Two.',
      'cell: Menu',
      'heading: Head',
      'cell: Three.',
      'listItem: Item',
      'cell: Four.',
    ],
  ],
  [
    'a table in a table is one, what lies around it is not',
    `<table>${row('Menu', `<table>${row('a', 'b')}</table>`)}</table>`,
    ['cell: Menu', 'cell: a | b'],
  ],
  [
    'byline and date side by side are the head of an article',
    `<table>${row('By Jane Doe', '3 March 2022')}</table>`,
    ['byline: By Jane Doe', 'dateline: 3 March 2022'],
  ],
  [
    'long columns of text stay apart',
    `<table>${row('word '.repeat(120), 'Menu')}</table>`,
    [`cell: ${'word '.repeat(120).trim()}`, 'cell: Menu'],
  ],
])('%s', async (_case, html, blocks) => {
  expect(await blocksOf(html)).toEqual(blocks);
});

test('cells that say they take any number of others are no harm', async () => {
  const table = `<table><tr>${'<td colspan="9999999" rowspan="9999999">a</td>'.repeat(50)}</tr>${row('b', 'c').repeat(500)}</table>`;
  const blocks = await blocksOf(table);
  expect(blocks).toHaveLength(501);
  expect(blocks.at(-1)).toContain('b | c');
});
