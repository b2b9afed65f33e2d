import { describe, expect, test } from 'vitest';
import { outline, readAll, sourceFile } from './test-sources.ts';

const HEAD =
  'From: Ana <ana@example.org>\r\nTo: desk@example.org\r\nSubject: Bridge\r\nMIME-Version: 1.0\r\n';

describe('a mail with markup', () => {
  test('is read as pages are, and nothing in it runs', async () => {
    const eml = `${HEAD}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlain.\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>The bridge is shut.</p><script>globalThis.ran = true</script><img src="https://tracker.example/x.png" onerror="globalThis.ran = true"><p>Nobody was hurt.</p>\r\n--b--\r\n`;
    const items = await readAll(sourceFile('a.eml', eml));
    expect(outline(items)).toEqual(['a.eml: The bridge is shut.\n\nNobody was hurt.']);
    expect(items[0]).toMatchObject({ article: { title: 'Bridge', byline: 'Ana' } });
    expect('ran' in globalThis).toBe(false);
  });

  test('that says nothing has its plain text read', async () => {
    const eml = `${HEAD}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlain.\r\n--b\r\nContent-Type: text/html\r\n\r\n<img src="x.png">\r\n--b--\r\n`;
    expect(outline(await readAll(sourceFile('a.eml', eml)))).toEqual(['a.eml: Plain.']);
  });
});

const PROSE =
  'The sluice gate that gave way last week had been judged unsafe nineteen days earlier, a memo says.';

/** A page as Chromium saves it; `end` closes its last part. */
function savedPage(html: string, type: string, end = '\r\n--p--\r\n'): string {
  return [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://courier.example/gate',
    'Subject: Gate',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="p"',
    '',
    '--p',
    'Content-Type: text/html; charset=utf-8',
    'Content-ID: <frame-2@mhtml.blink>',
    'Content-Location: https://ads.example/frame',
    '',
    '<p>Buy now</p>',
    '--p',
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: https://courier.example/gate',
    '',
    html,
    '--p',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    'Content-Location: https://courier.example/x.png',
    '',
    `iVBORw0KGgo=${end}`,
  ].join('\r\n');
}

describe('a page saved as one file', () => {
  test.each([
    ['UTF-8', 'text/html; charset="utf-8"', 'caf=C3=A9'],
    ['an old encoding', 'text/html; charset=windows-1252', 'caf=E9'],
    [
      'an encoding that only the page itself tells',
      'text/html',
      '<meta charset=3Diso-8859-1>caf=E9',
    ],
  ])('in %s gives the page, without its frames', async (_case, type, word) => {
    const [meta = '', tail = word] = word.includes('>')
      ? [`${word.split('>')[0]}>`, word.split('>')[1]]
      : [];
    const html = `<html><head>${meta}<title>Gate</title></head><body><article><h1>Gate was failing</h1><p>In a ${tail}: ${PROSE.slice(0, 50)}=\r\n${PROSE.slice(50)}</p><p>${PROSE}</p></article></body></html>`;
    const items = await readAll(sourceFile('gate.mhtml', savedPage(html, type)));
    expect(items).toMatchObject([
      {
        place: 'gate.mhtml',
        article: { url: 'https://courier.example/gate', mediaType: 'multipart/related' },
      },
    ]);
    const text = items[0]?.kind === 'article' ? items[0].article.text : '';
    expect(text).toContain(`In a café: ${PROSE}`);
    expect(text).not.toContain('Buy now');
  });

  test('that is cut gives what is there, and says so', async () => {
    const html = `<html><body><p>${PROSE}</p></body></html>`;
    const cut = savedPage(html, 'text/html', '');
    expect(outline(await readAll(sourceFile('gate.mht', cut)))).toEqual([
      `gate.mht: ${PROSE}`,
      'gate.mht! damaged',
    ]);
  });

  test('without a page in it is a fault', async () => {
    const empty =
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=p\r\n\r\n--p--\r\n';
    expect(outline(await readAll(sourceFile('x.mhtml', empty)))).toEqual(['x.mhtml! damaged']);
  });
});
