import { describe, expect, test } from 'vitest';
import { blobLines } from './blob-lines.ts';
import { lookAtTable } from './look-at-table.ts';
import { outline, readAll, sourceFile } from './test-sources.ts';

const CSV = `id,Headline,Body,Author,Date,URL,Source
1,Bridge shut,"The bridge is shut.
It stays shut.",Ana Núñez,2024-03-14,https://courier.example/1,Courier
2,Ferry late,"The ""late"" ferry, again.",Bo Li,14 March 2024,not an address,Courier
`;

async function look(name: string, content: string | Uint8Array) {
  const looked = await lookAtTable(sourceFile(name, content));
  if (!looked.ok) throw new Error(looked.error.kind);
  return looked.value;
}

describe('a table of articles', () => {
  test('gives an article a row, with what its columns say', async () => {
    const items = await readAll(sourceFile('corpus.csv', CSV));
    expect(items).toMatchObject([
      {
        place: 'corpus.csv › row 2',
        article: {
          title: 'Bridge shut',
          text: 'The bridge is shut.\n\nIt stays shut.',
          byline: 'Ana Núñez',
          publishedAt: '2024-03-14',
          url: 'https://courier.example/1',
          outlet: 'Courier',
          mediaType: 'text/csv',
        },
      },
      { place: 'corpus.csv › row 3', article: { text: 'The "late" ferry, again.' } },
    ]);
    expect(items[1]?.kind === 'article' && items[1].article.url).toBeUndefined();
  });

  test.each([
    ['semicolons', CSV.replaceAll(/,(?! again)/g, ';'), ';'],
    ['a byte order mark', `\ufeff${CSV}`, ','],
    ['Windows line ends', CSV.replaceAll('\n', '\r\n'), ','],
    ['old Macintosh line ends', CSV.replaceAll('\n', '\r'), ','],
  ])('with %s is the same', async (_case, content, delimiter) => {
    const items = await readAll(sourceFile('c.csv', content));
    expect(outline(items)).toEqual([
      'c.csv › row 2: The bridge is shut.\n\nIt stays shut.',
      'c.csv › row 3: The "late" ferry, again.',
    ]);
    expect(await look('c.csv', content)).toMatchObject({
      delimiter,
      columns: ['id', 'Headline', 'Body', 'Author', 'Date', 'URL', 'Source'],
    });
  });

  test('follows the mapping that it is given', async () => {
    const columns = { text: 'Headline', title: 'Author' };
    const items = await readAll(sourceFile('c.csv', CSV), { columns });
    expect(items[0]).toMatchObject({ article: { title: 'Ana Núñez', text: 'Bridge shut' } });
  });

  test('with ragged rows is read as far as it makes sense, each row reported', async () => {
    const ragged = 'title,text\nA\nB,One, two and three.\n\nC,Three.\n';
    const items = await readAll(sourceFile('r.csv', ragged));
    expect(outline(items)).toEqual([
      'r.csv › row 2! damaged',
      'r.csv › row 3: One, two and three.',
      'r.csv › row 5: Three.',
    ]);
    expect(items[1]).toMatchObject({
      article: { notes: [{ kind: 'ragged-row', expected: 2, found: 3 }] },
    });
  });

  test('loses no words of a text whose commas nobody quoted, in whichever column it is', async () => {
    const content =
      'title,text,date\nA,One said it.,2024-01-01\nC,"Two", said the mayor, with commas,2024-01-02\n' +
      'D,Three.,March 5, 2024\n';
    const items = await readAll(sourceFile('r.csv', content.replace('"Two"', 'Two')));
    expect(items).toMatchObject([
      { article: { text: 'One said it.', notes: [] } },
      {
        article: {
          text: 'Two, said the mayor, with commas',
          publishedAt: '2024-01-02',
          notes: [{ kind: 'ragged-row', expected: 3, found: 5 }],
        },
      },
      { article: { text: 'Three.', publishedAt: '2024-03-05' } },
    ]);
  });

  const HEADLESS = [1, 2, 3]
    .map((n) => `Headline ${n},The mayor said no to plan number ${n} in the end.\n`)
    .join('');

  test('without a row of names loses no article', async () => {
    expect(outline(await readAll(sourceFile('h.csv', HEADLESS)))).toEqual([
      'h.csv › row 1: The mayor said no to plan number 1 in the end.',
      'h.csv › row 2: The mayor said no to plan number 2 in the end.',
      'h.csv › row 3: The mayor said no to plan number 3 in the end.',
    ]);
    expect(await look('h.csv', HEADLESS)).toMatchObject({
      hasHeader: false,
      columns: ['column 1', 'column 2'],
      proposal: { text: 'column 2' },
    });
  });

  test.each([
    ['names that are known', 'title,text\nA,B\n', true],
    ['other names', 'kopf,koerper\nA,B\n', true],
    [
      'questions of a form',
      `When?,"Please paste the whole of the story you would like to have checked"\nx,"${'long '.repeat(80)}"\n`,
      true,
    ],
    ['a date in its first row', '2024-01-02,Storm,Words.\n2024-01-03,Calm,Words.\n', false],
    [
      'an address in its first row',
      'https://a.example/1,Words.\nhttps://a.example/2,More.\n',
      false,
    ],
  ])('with %s is told to have a row of names or not', async (_case, content, hasHeader) => {
    expect(await look('g.csv', content)).toMatchObject({ hasHeader });
  });

  test('has a row of names where the user says so, and none where they say so', async () => {
    const named = await readAll(sourceFile('h.csv', HEADLESS), {
      hasHeader: true,
      columns: { text: 'The mayor said no to plan number 1 in the end.' },
    });
    expect(named).toHaveLength(2);
    const items = await readAll(sourceFile('n.csv', 'a,b\nc,d\n'), {
      hasHeader: false,
      columns: { text: 'column 2' },
    });
    expect(outline(items)).toEqual(['n.csv › row 1: b', 'n.csv › row 2: d']);
  });

  test('with a title above its row of names is read from there', async () => {
    const content = '\n"Export of 2024-01-01"\ntitle,text\nA,The mayor said a.\n';
    expect(outline(await readAll(sourceFile('t.csv', content)))).toEqual([
      't.csv › row 4: The mayor said a.',
    ]);
  });

  test.each([
    ['one date settles the order of all', ['3/4/2024', '13/04/2024'], ['2024-04-03', '2024-04-13']],
    ['of the other order too', ['04/03/2024', '04/13/2024'], ['2024-04-03', '2024-04-13']],
    ['without strokes too', ['20240302', '20240302T101500Z'], ['2024-03-02', '2024-03-02']],
    ['a number of seconds is none', ['1709424000'], [undefined]],
    ['where none does, nothing is guessed', ['03/04/2024', '05/04/2024'], [undefined, undefined]],
    [
      'where they contradict each other neither',
      ['03/04/2024', '13/04/2024', '04/13/2024'],
      [undefined, '2024-04-13', '2024-04-13'],
    ],
  ])('with dates in numbers: %s', async (_case, dates, read) => {
    const content = `text,date\n${dates.map((date) => `Words.,${date}\n`).join('')}`;
    const items = await readAll(sourceFile('d.csv', content));
    const articles = items.flatMap((item) => (item.kind === 'article' ? [item.article] : []));
    expect(articles.map(({ publishedAt }) => publishedAt)).toEqual(read);
    expect(articles.map(({ notes }) => notes)).toEqual(
      dates.map((date, index) =>
        read[index] === undefined ? [{ kind: 'date-not-read', date }] : [],
      ),
    );
  });

  test('with a date that could be two far below those that show their order reads it in theirs', async () => {
    const content = `text,date\n${'Words.,13/04/2024\n'.repeat(40)}Words.,03/04/2024\n`;
    const items = await readAll(sourceFile('d.csv', content));
    expect(items.at(-1)).toMatchObject({ article: { publishedAt: '2024-04-03', notes: [] } });
  });

  test('with dates that could be two asks how they are written, and reads them so', async () => {
    const content = `text,date\n${'Words.,03/04/2024\n'.repeat(30)}`;
    expect((await look('d.csv', content)).dates).toEqual({ order: undefined });
    expect((await look('d.csv', `${content}Words.,13/04/2024\n`)).dates).toEqual({
      order: 'day-first',
    });
    const [item] = await readAll(sourceFile('d.csv', content), { dateOrder: 'month-first' });
    expect(item).toMatchObject({ article: { publishedAt: '2024-03-04' } });
  });

  test('with a quotation mark that is never closed keeps the rows before it', async () => {
    const broken = 'title,text\nA,One.\nB,"Two\nC,Three.\n';
    expect(outline(await readAll(sourceFile('q.csv', broken)))).toEqual([
      'q.csv › row 2: One.',
      'q.csv › row 3! damaged',
    ]);
  });

  test('with signs that only look like markup keeps them', async () => {
    const plain = 'text\n"Profits < losses, and costs > plans: a < b."\n';
    expect(outline(await readAll(sourceFile('p.csv', plain)))).toEqual([
      'p.csv › row 2: Profits < losses, and costs > plans: a < b.',
    ]);
  });

  test('of a million columns is not one', async () => {
    const wide = `${'a,'.repeat(1_000_000)}\n${'b\n'.repeat(1000)}`;
    expect(outline(await readAll(sourceFile('w.csv', wide)))).toEqual(['w.csv! damaged']);
  });

  test('without a column of text says which columns there are', async () => {
    expect(await readAll(sourceFile('n.csv', 'year,count\n2020,4\n'))).toEqual([
      {
        kind: 'failed',
        place: 'n.csv',
        error: { kind: 'no-text-column', columns: ['year', 'count'] },
      },
    ]);
  });

  test('finds the column of prose by its prose', async () => {
    const prose =
      'Nobody was hurt when the sluice gate gave way, the harbour office said on Monday morning.';
    expect((await look('x.csv', `nr;eintrag\n7;${prose}\n`)).proposal).toEqual({ text: 'eintrag' });
  });
});

describe('records of JSON', () => {
  const records = [
    { id: 1, title: 'A', data: { text: 'One.' }, authors: ['Ana', 'Bo'] },
    { id: 2, title: 'B', data: { text: 'Two [with, {marks}] "and" \\ more.' } },
  ];
  const lines = records.map((record) => JSON.stringify(record)).join('\n');

  test.each([
    ['as lines', 'a.jsonl', lines],
    [
      'as lines with a mark and empty lines',
      'a.ndjson',
      `\ufeff${lines.replace('\n', '\r\n\r\n')}`,
    ],
    ['as a list', 'a.json', JSON.stringify(records)],
    ['as a list over many lines', 'a.json', JSON.stringify(records, null, 2)],
    ['as a list named as lines', 'a.jsonl', JSON.stringify(records)],
    [
      'as a list inside an object',
      'a.json',
      JSON.stringify({ total: 2, response: { docs: records } }),
    ],
  ])('%s give an article each', async (_case, name, content) => {
    const items = await readAll(sourceFile(name, content));
    expect(items).toMatchObject([
      { article: { title: 'A', text: 'One.', byline: 'Ana, Bo' } },
      { article: { title: 'B', text: 'Two [with, {marks}] "and" \\ more.' } },
    ]);
    const { columns, proposal } = await look(name, content);
    expect(columns).toEqual(['id', 'title', 'data.text', 'authors']);
    expect(proposal).toEqual({ text: 'data.text', title: 'title', byline: 'authors', id: 'id' });
  });

  test('one record by itself is one article', async () => {
    const one = JSON.stringify({
      title: 'A',
      body: 'One.',
      authors: [{ name: 'Ana' }, { name: 'B' }],
    });
    expect(outline(await readAll(sourceFile('a.json', one)))).toEqual(['a.json › row 1: One.']);
  });

  test.each([
    ['a number', '42', ['n.json! empty']],
    ['a list of numbers', '[1, 2]', ['n.json! empty']],
    ['an empty list', '[]', ['n.json! empty']],
  ])('of %s hold nothing to read', async (_case, content, expected) => {
    expect(outline(await readAll(sourceFile('n.json', content)))).toEqual(expected);
  });

  test('say which line is broken', async () => {
    const items = await readAll(sourceFile('a.jsonl', '{"text":"One."}\n{"text":\n'));
    expect(items[1]).toMatchObject({ error: { kind: 'damaged', detail: 'line 2 is not JSON' } });
  });

  test.each([
    [
      'a broken line',
      'a.jsonl',
      '{"text":"One."}\n{"text":\n{"text":"Three."}',
      ['row 1: One.', 'row 2! damaged', 'row 3: Three.'],
    ],
    [
      'a broken first line',
      'a.jsonl',
      '{bad}\n{"text":"Two."}\n',
      ['row 1! damaged', 'row 2: Two.'],
    ],
    [
      'a list that is cut',
      'a.json',
      '[{"text":"One."},{"text":"Tw',
      ['row 1: One.', 'row 2! damaged'],
    ],
    [
      'a broken record in a list',
      'a.json',
      '[{"text":"One."},{"text"},{"text":"Three."}]',
      ['row 1: One.', 'row 2! damaged', 'row 3: Three.'],
    ],
    [
      'keys that reach for prototypes',
      'a.jsonl',
      '{"text":"One.","__proto__":{"polluted":1}}',
      ['row 1: One.'],
    ],
  ])('with %s lose only that', async (_case, name, content, expected) => {
    const items = await readAll(sourceFile(name, content));
    expect(outline(items)).toEqual(expected.map((line) => `${name} › ${line}`));
    expect('polluted' in {}).toBe(false);
  });
});

describe('lines of a large file', () => {
  test('hold a chunk at a time, and a line that is too long is left out', async () => {
    const content = `first\n${'x'.repeat(2_000_000)}\n\nlast\n`;
    const found: (readonly [number, number | undefined])[] = [];
    for await (const { number, text } of blobLines(new Blob([content]), 'utf-8', 1_000_000)) {
      found.push([number, text?.length]);
    }
    expect(found).toEqual([
      [1, 5],
      [2, undefined],
      [4, 4],
    ]);
  });

  test('are read no further than they are asked for', async () => {
    let read = 0;
    const line = new TextEncoder().encode(`${JSON.stringify({ text: 'y'.repeat(1000) })}\n`);
    const size = 500 * 1024 * 1024;
    const blob: Blob = Object.assign(new Blob([]), {
      slice: (start = 0, end = size) => {
        const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
        for (let at = 0; at < bytes.length; at += 1) {
          bytes[at] = line[(start + at) % line.length] ?? 0;
        }
        read += bytes.length;
        return new Blob([bytes]);
      },
    });
    Object.defineProperty(blob, 'size', { value: size });
    const looked = await lookAtTable({ name: 'big.jsonl', blob });
    expect(looked.ok && looked.value.firstRows.length).toBe(20);
    expect(read).toBeLessThan(10 * 1024 * 1024);
  });
});
