import { describe, expect, test } from 'vitest';
import { encodeAs } from './encode-as.ts';
import { outline, readAll, sourceFile } from './test-sources.ts';

const HEAD = [
  'From: =?utf-8?Q?Ana_N=C3=BA=C3=B1ez?= <ana@example.org>',
  'To: desk@example.org',
  'Subject: =?utf-8?B?QnLDvGNrZSBnZXNwZXJydA==?=',
  'Date: Thu, 14 Mar 2024 23:30:00 -0800',
  'MIME-Version: 1.0',
];

function mail(lines: readonly string[]): string {
  return [...HEAD, ...lines].join('\r\n');
}

function texts(items: Awaited<ReturnType<typeof readAll>>): readonly string[] {
  const [first] = items;
  if (first?.kind !== 'article') throw new Error('no article');
  const { blocks, text, hiddenBlocks } = first.article;
  return blocks.map((block) => {
    const reason = block.flag ? `[${block.flag.reason}] ` : '';
    const hidden = hiddenBlocks.includes(block.id) ? '(hidden) ' : '';
    return `${hidden}${reason}${text.slice(block.start, block.end).replaceAll('\n', ' / ')}`;
  });
}

describe('a mail', () => {
  test('is an article by its writer, of the day where it was written', async () => {
    const eml = mail([
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Die Br=FCcke =\r\nist zu.',
    ]);
    const items = await readAll(sourceFile('a.eml', eml));
    expect(items).toMatchObject([
      {
        place: 'a.eml',
        article: {
          title: 'Brücke gesperrt',
          byline: 'Ana Núñez',
          publishedAt: '2024-03-14',
          text: 'Die Brücke ist zu.',
          mediaType: 'message/rfc822',
        },
      },
    ]);
    expect(items[0]?.kind === 'article' && items[0].original?.length).toBe(eml.length);
  });

  test('with flowed lines has whole paragraphs; what it quotes and how it is signed is hidden', async () => {
    const eml = mail([
      'Content-Type: text/plain; charset=utf-8; format=flowed',
      '',
      'The bridge is shut, and the harbour \r\noffice says it will stay shut.',
      '',
      'Nobody was hurt.',
      '',
      'On 13 March 2024, Bo Li wrote:',
      '> Is it true that the bridge \r\n> will be shut?',
      '>',
      '> Bo',
      '',
      'That is all we know.',
      '-- ',
      'Ana Núñez',
      'Harbour office',
    ]);
    expect(texts(await readAll(sourceFile('a.eml', eml)))).toEqual([
      'The bridge is shut, and the harbour office says it will stay shut.',
      'Nobody was hurt.',
      '(hidden) [quoted-message] On 13 March 2024, Bo Li wrote:',
      '(hidden) [quoted-message] Is it true that the bridge will be shut?',
      '(hidden) [quoted-message] Bo',
      'That is all we know.',
      '(hidden) [signature] Ana Núñez',
      '(hidden) [signature] Harbour office',
    ]);
  });

  test('of nothing but a quotation shows it', async () => {
    const eml = mail(['Content-Type: text/plain', '', '> The bridge is shut.']);
    expect(texts(await readAll(sourceFile('a.eml', eml)))).toEqual(['The bridge is shut.']);
  });

  test('that does not say its encoding is guessed', async () => {
    const { bytes } = encodeAs('Школу закрыли: в стене нашли трещину, сказали в мэрии.', 'koi8-r');
    const head = new TextEncoder().encode('From: ana@example.org\r\nMIME-Version: 1.0\r\n\r\n');
    expect(
      outline(await readAll(sourceFile('a.eml', Uint8Array.from([...head, ...bytes])))),
    ).toEqual(['a.eml: Школу закрыли: в стене нашли трещину, сказали в мэрии.']);
  });

  const attached = mail([
    'Content-Type: multipart/mixed; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain',
    '',
    'See below.',
    '--b1',
    'Content-Type: text/plain; name="note.txt"',
    'Content-Disposition: attachment; filename="note.txt"',
    'Content-Transfer-Encoding: base64',
    '',
    btoa('The note.'),
    '--b1',
    'Content-Type: message/rfc822',
    '',
    'From: bo@example.org',
    'Subject: Earlier',
    'MIME-Version: 1.0',
    '',
    'The earlier mail.',
    '--b1',
    'Content-Type: image/png; name="logo.png"',
    'Content-Disposition: inline; filename="logo.png"',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgo=',
    '--b1--',
    '',
  ]);

  test('gives an article for each attachment that can be read', async () => {
    expect(outline(await readAll(sourceFile('a.eml', attached)))).toEqual([
      'a.eml: See below.',
      'a.eml › note.txt: The note.',
      'a.eml › attachment 2.eml: The earlier mail.',
      'a.eml › logo.png passed-over',
    ]);
  });

  test('does not hand on a project that somebody has attached', async () => {
    const project = btoa('{"format":"ascribe-project","version":1}');
    const eml = attached.replace('note.txt"', 'p.json"').replace('note.txt"', 'p.json"');
    const sent = eml.replace(btoa('The note.'), project);
    expect(outline(await readAll(sourceFile('a.eml', sent)))).toContain(
      'a.eml › p.json! attached-project',
    );
    expect(outline(await readAll(sourceFile('p.json', atob(project))))).toEqual([
      'p.json project-file',
    ]);
  });

  test('cut in the middle gives what is there, and says that it is cut', async () => {
    const cut = attached.slice(0, attached.indexOf('The earlier') + 5);
    expect(outline(await readAll(sourceFile('a.eml', cut)))).toEqual([
      'a.eml: See below.',
      'a.eml › note.txt: The note.',
      'a.eml › attachment 2.eml: The e',
      'a.eml! damaged',
    ]);
  });

  test.each([
    ['a header alone', mail([''])],
    ['parts in parts without end', mail(nestedParts(300))],
  ])('of %s is a fault', async (_case, eml) => {
    const [item] = await readAll(sourceFile('a.eml', eml));
    expect(item?.kind).toBe('failed');
  });
});

function nestedParts(depth: number): readonly string[] {
  return Array.from({ length: depth }, (_, level) => [
    ...(level > 0 ? [`--b${level - 1}`] : []),
    `Content-Type: multipart/mixed; boundary=b${level}`,
    '',
  ]).flat();
}

describe('a mailbox', () => {
  test('gives message after message', async () => {
    const box = [1, 2, 3]
      .map(
        (n) =>
          `From a@example.org Thu Mar 14 09:00:00 2024\nFrom: a@example.org\nSubject: M${n}\nMIME-Version: 1.0\n\nMessage ${n}.\nFrom here on.\n\n`,
      )
      .join('');
    expect(outline(await readAll(sourceFile('box.mbox', box)))).toEqual([
      'box.mbox › message 1.eml: Message 1.\n\nFrom here on.',
      'box.mbox › message 2.eml: Message 2.\n\nFrom here on.',
      'box.mbox › message 3.eml: Message 3.\n\nFrom here on.',
    ]);
  });

  test('is split wherever its chunks end', async () => {
    const message = `From a@example.org Thu Mar 14 09:00:00 2024\nFrom: a@example.org\nMIME-Version: 1.0\n\n`;
    for (const over of [0, 1, 3, 6, 7, 8]) {
      const filler = `${'x'.repeat(1024 * 1024 - message.length - over - 2)}\n\n`;
      // oxlint-disable-next-line no-await-in-loop -- One after another.
      const items = await readAll(sourceFile('b.mbox', `${message}${filler}${message}Second.\n`));
      expect(items.map((item) => item.place)).toEqual([
        'b.mbox › message 1.eml',
        'b.mbox › message 2.eml',
      ]);
    }
  });
});
