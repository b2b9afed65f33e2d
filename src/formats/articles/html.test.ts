import { describe, expect, test } from 'vitest';
import { decodeArticle } from './decode-article.ts';

async function decode(fileName: string, content: string) {
  const decoded = await decodeArticle({
    kind: 'file',
    fileName,
    bytes: new TextEncoder().encode(content),
  });
  if (!decoded.ok) throw new Error(decoded.error.kind);
  return decoded.value;
}

async function paste(html: string, text = '') {
  return decodeArticle({ kind: 'paste', text, html });
}

const PROSE =
  'The sluice gate that gave way last week had been judged unsafe nineteen days earlier, a memo says.';

const PAGE = `<!doctype html><html lang="en-GB"><head><title>Gate failed | Courier</title>
<meta property="og:title" content="Gate was failing for weeks"><meta property="og:site_name" content="Vellmark Courier">
<meta property="article:published_time" content="2024-03-14T09:00:00Z"><link rel="canonical" href="https://courier.example/gate">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":[{"name":"Jane Doe"},{"name":"John Roe"}]}]}</script>
<script>globalThis.ran = true</script></head><body>
<header><h1>Courier</h1><nav><a href="/">Home</a></nav></header>
<article><h1>Gate was failing for weeks</h1><p class="byline">By Jane Doe and John Roe</p>
<figure><img src="https://tracker.example/x.png" onerror="globalThis.ran = true"><figcaption>The old harbour</figcaption></figure>
<p>${PROSE} <b>Nobody</b> was hurt.<br>A second line.</p>
<aside><p>Ten gates you should see</p></aside>
<div class="newsletter-signup"><p>Get it by mail every day</p></div>
<h2>What now</h2><blockquote><p>“Keep it closed.”</p></blockquote>
<ul><li>First point</li><li>Second point</li></ul><table><tr><th>Homes</th><td>312</td></tr></table>
<p>${PROSE}</p><p>${PROSE}</p><p>Source: Northern Wire</p></article>
<footer><p>About us and our terms</p></footer></body></html>`;

describe('a web page', () => {
  test('becomes the blocks of its article', async () => {
    const { text, blocks } = await decode('page.html', PAGE);
    expect(
      blocks.map((block) => [
        block.flag?.reason ?? block.kind,
        text.slice(block.start, block.end).slice(0, 28),
      ]),
    ).toEqual([
      ['outside-article', 'Courier'],
      ['navigation', 'Home'],
      ['headline', 'Gate was failing for weeks'],
      ['byline', 'By Jane Doe and John Roe'],
      ['caption', 'The old harbour'],
      ['paragraph', PROSE.slice(0, 28)],
      ['related-links', 'Ten gates you should see'],
      ['newsletter', 'Get it by mail every day'],
      ['heading', 'What now'],
      ['quote', '“Keep it closed.”'],
      ['listItem', 'First point'],
      ['listItem', 'Second point'],
      ['cell', 'Homes | 312'],
      ['paragraph', PROSE.slice(0, 28)],
      ['paragraph', PROSE.slice(0, 28)],
      ['credit', 'Source: Northern Wire'],
      ['navigation', 'About us and our terms'],
    ]);
    expect(text).toContain('says. Nobody was hurt.\nA second line.');
  });

  test('says who, where and when, and hides the junk its structure marks', async () => {
    const page = await decode('page.html', PAGE);
    expect(page).toMatchObject({
      title: 'Gate was failing for weeks',
      byline: 'Jane Doe, John Roe',
      outlet: 'Vellmark Courier',
      publishedAt: '2024-03-14',
      url: 'https://courier.example/gate',
      language: 'en-GB',
      mediaType: 'text/html',
      hiddenBlocks: ['b0', 'b1', 'b6', 'b7', 'b16'],
      notes: [],
    });
    expect('ran' in globalThis).toBe(false);
  });

  test('without an article keeps its chrome, flagged', async () => {
    const { blocks } = await decode(
      'a.html',
      '<nav><p>Home and away</p></nav><p>Short words.</p><footer>Imprint here</footer>',
    );
    expect(blocks.map((block) => block.flag?.reason ?? block.kind)).toEqual([
      'navigation',
      'paragraph',
      'navigation',
    ]);
  });

  test('takes two line breaks for a paragraph, and text outside any element', async () => {
    expect((await decode('a.htm', 'One<br><br>Two <i>three</i><div>Four</div>five')).text).toBe(
      'One\n\nTwo three\n\nFour\n\nfive',
    );
  });

  test.each([
    ['a javascript: address', '<link rel="canonical" href="javascript:alert(1)"><p>Text here</p>'],
    ['broken JSON-LD', '<script type="application/ld+json">{"@type":</script><p>Text here</p>'],
    [
      'JSON-LD of odd shapes',
      '<script type="application/ld+json">[null,1,{"@type":["NewsArticle"],"author":{"name":5},"headline":{}}]</script><p>Text here</p>',
    ],
    [
      '__proto__ in JSON-LD',
      '<script type="application/ld+json">{"__proto__":{"x":1},"@type":"Article"}</script><p>Text here</p>',
    ],
    ['a malformed language', '<html lang="!!"><p>Text here</p></html>'],
  ])('%s does no harm', async (_case, html) => {
    const article = await decode('a.html', html);
    expect(article.text).toBe('Text here');
    expect(article.url).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  test.each([
    '<form><input name="firstChild"><input id="nextSibling"><input name="parentNode"><p>Text</p></form>',
    '<img name="body"><img name="querySelectorAll"><p>Text</p>',
    '<p onclick="globalThis.ran = 1">Text</p><svg><script>globalThis.ran = 1</script></svg>',
    '<template><p>No</p></template><style>p{}</style><p>Text</p><button>No</button><p hidden>N</p>',
  ])('whose markup attacks its reader gives its text: %s', async (html) => {
    expect((await decode('a.html', html)).text).toBe('Text');
    expect('ran' in globalThis).toBe(false);
  });

  test('nested a thousand deep is read', async () => {
    const html = `${'<div>'.repeat(1000)}<p>One</p><p>Two</p>${'</div>'.repeat(1000)}`;
    expect((await decode('a.html', html)).text).toBe('One\n\nTwo');
  }, 30_000);

  test('of more nodes than any page has is an answer, not a crash', async () => {
    const decoded = await decodeArticle({
      kind: 'file',
      fileName: 'a.html',
      bytes: new TextEncoder().encode('<b>'.repeat(1_100_000)),
    });
    expect(decoded).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  }, 60_000);

  test.each(['<p> </p>', '<script>1</script>', '<img src="x">'])(
    'without text is empty: %s',
    async (html) => {
      const bytes = new TextEncoder().encode(html);
      expect(await decodeArticle({ kind: 'file', fileName: 'a.html', bytes })).toEqual({
        ok: false,
        error: { kind: 'empty' },
      });
    },
  );
});

describe('words beside or under a line', () => {
  const text = async (fileName: string, content: string) => {
    const article = await decode(fileName, content);
    return [article.text, article.notes];
  };

  test('keep numbers apart: raised and lowered digits stay so', async () => {
    const html =
      '<p>10<sup>6</sup> t of CO<sub>2</sub> on 5 m<sup>2</sup>, on the 21<sup>st</sup>.<sup><a href="#n">1</a></sup></p><p><sup>1</sup> A note.</p>';
    expect(await text('a.html', html)).toEqual([
      '10⁶ t of CO₂ on 5 m², on the 21st.¹\n\n¹ A note.',
      [],
    ]);
  });

  test.each([
    ['a.html', '<p>At least <del>300</del> <ins>400</ins>, <s>Tom</s> Tim said.</p>', 2],
    ['a.html', '<p>At least 400,</p><del><p>No.</p></del><p>Tim said.</p>', 1],
    ['a.html', '<p>At <span style="text-decoration: line-through">least</span> 400</p>', 1],
    ['a.md', 'At least ~~300~~ 400, Tim said.', 1],
  ])(
    'are left out where they are struck out, and that is said: %s %s',
    async (name, content, count) => {
      const [words, notes] = await text(name, content);
      expect(words).not.toMatch(/300|Tom|No|least(?= 400$)/);
      expect(notes).toEqual([{ kind: 'struck-left-out', count }]);
    },
  );

  test('stay where they are signs alone', async () => {
    expect(await text('a.html', '<p>Said <a href="/x"><s>#</s><b>bridge</b></a>.</p>')).toEqual([
      'Said #bridge.',
      [],
    ]);
  });

  test('struck out in what is hidden anyway are not mentioned', async () => {
    expect(
      (await text('a.html', `<nav><s>Shop</s> <a href="/">News</a></nav><p>${PROSE}</p>`))[1],
    ).toEqual([]);
  });
});

describe('the clipboard', () => {
  test('rich text goes the way of HTML and everything of it is taken', async () => {
    const decoded = await paste(`<h1>Title</h1><p>${PROSE}</p><div><p>Short.</p></div>`);
    expect(decoded).toMatchObject({
      ok: true,
      value: { title: 'Title', mediaType: 'text/html', text: `Title\n\n${PROSE}\n\nShort.` },
    });
  });

  test('falls back on the plain text beside a picture', async () => {
    expect(await paste('<img src="https://x.example/y.png">', 'Words')).toMatchObject({
      ok: true,
      value: { text: 'Words', mediaType: 'text/plain' },
    });
  });
});

describe('Markdown', () => {
  test('becomes blocks, with what its front matter says', async () => {
    const article = await decode(
      'a.md',
      '---\ntitle: "Gate failed"\nauthor: Jane Doe\ndate: 2024-03-14\n---\n# Gate was failing\n\nFirst *words*.\n\n> “Keep it.”\n\n- one\n- two\n\n<script>globalThis.ran = 1</script>\n',
    );
    expect(article).toMatchObject({
      title: 'Gate failed',
      byline: 'Jane Doe',
      publishedAt: '2024-03-14',
      mediaType: 'text/markdown',
    });
    expect(article.blocks.map((block) => block.kind)).toEqual([
      'headline',
      'paragraph',
      'quote',
      'listItem',
      'listItem',
    ]);
    expect(article.text).toBe('Gate was failing\n\nFirst words.\n\n“Keep it.”\n\none\n\ntwo');
    expect('ran' in globalThis).toBe(false);
  });

  test('has its footnotes at the end, under the number that calls them', async () => {
    const article = await decode(
      'a.md',
      'First.[^b] Then.[^a]\n\n[^a]: Note *two*,\n    in two lines.\n[^b]: Note one.[^a]\n[^c]: Nobody calls it.\n\nAnd `[^1]` is no call, [^x] neither.\n',
    );
    expect(article.text.split('\n\n')).toEqual([
      'First.¹ Then.²',
      'And [^1] is no call, [^x] neither.',
      '¹ Note one.²',
      '² Note two, in two lines.',
      'Nobody calls it.',
    ]);
    expect(article.blocks.at(-2)?.kind).toBe('listItem');
  });
});
