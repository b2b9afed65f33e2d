import { describe, expect, test } from 'vitest';
import { decodeArticle } from './decode-article.ts';

const PROSE = [
  'The sluice gate that gave way last week had been judged unsafe nineteen days earlier, a memo says.',
  'Engineers had asked for money to mend it, but the council put the matter off until the spring, twice.',
  'Nobody was hurt when the water came, though forty families had to leave their homes for the night.',
  'The mayor said that she would answer questions on Friday, when the report of the engineers is out.',
  'Rain is forecast for the weekend, and the crews have piled up sandbags along both of the old quays.',
].map((text) => `<p>${text}</p>`);

/** The reasons of hidden blocks by their first words; what is shown has none. */
async function hiddenIn(html: string): Promise<Readonly<Record<string, string>>> {
  const bytes = new TextEncoder().encode(html);
  const decoded = await decodeArticle({ kind: 'file', fileName: 'page.html', bytes });
  if (!decoded.ok) throw new Error(decoded.error.kind);
  const { blocks, hiddenBlocks, text } = decoded.value;
  const flagged = blocks.filter((block) => block.flag).map((block) => block.id);
  expect(hiddenBlocks).toEqual(flagged);
  return Object.fromEntries(
    blocks
      .filter((block) => block.flag)
      .map((block) => [
        text.slice(block.start, Math.min(block.end, block.start + 14)),
        block.flag?.reason ?? '',
      ]),
  );
}

function story(inside: string, around = ''): string {
  return `<body><header><a href="/">Courier</a></header><main><article><h1>Gate was failing for weeks</h1>${PROSE.slice(0, 3).join('')}${inside}${PROSE.slice(3).join('')}</article></main>${around}</body>`;
}

describe('in the midst of a story', () => {
  test.each([
    [
      'a list of links in a box for them',
      '<div class="related-stories"><ul><li><a href="/a">Other gates</a></li></ul></div>',
      { 'Other gates': 'related-links' },
    ],
    [
      'an advertisement',
      '<div class="ad-slot"><p>Buy a boat</p></div>',
      { 'Buy a boat': 'advertisement' },
    ],
    ['a newsletter', '<p>Sign up for our newsletter</p>', { 'Sign up for ou': 'newsletter' }],
    [
      'what is paid for links',
      '<p>We may earn a commission when you buy through links on our site.</p>',
      { 'We may earn a ': 'advertisement' },
    ],
    [
      'a line in brackets that leads on',
      '<p>[Read more: Other gates]</p>',
      { '[Read more: Ot': 'related-links' },
    ],
    ['the control of a gallery', '<p>Image 2 of 5</p>', { 'Image 2 of 5': 'navigation' }],
    [
      'the headline once more',
      '<h2>Gate was failing for weeks</h2>',
      { 'Gate was faili': 'outside-article' },
    ],
  ])('%s is hidden with its reason', async (_case, inside, hidden) => {
    expect(await hiddenIn(story(inside))).toMatchObject(hidden);
  });

  test.each([
    ['a heading', '<h2>What the council knew</h2>'],
    ['a quotation', '<blockquote><p>“Keep it closed,” the memo says.</p></blockquote>'],
    ['a caption', '<figure><img src="x.png"><figcaption>The gate on Monday</figcaption></figure>'],
    ['a table', '<table><tr><td>Homes flooded in the night</td><td>312</td></tr></table>'],
  ])('%s stays', async (_case, inside) => {
    expect(await hiddenIn(story(inside))).toEqual({ Courier: 'outside-article' });
  });
});

describe('around a story', () => {
  test('nothing is thrown away', async () => {
    const around =
      '<aside><p>Ten gates you should see</p></aside><div><p>Weather</p><a href="/w">Rain</a></div><footer>About us</footer>';
    expect(await hiddenIn(story('', around))).toEqual({
      Courier: 'outside-article',
      'Ten gates you ': 'related-links',
      Weather: 'outside-article',
      Rain: 'outside-article',
      'About us': 'navigation',
    });
  });

  test('what is out of sight is no part of the page', async () => {
    const hidden = await hiddenIn(
      story(
        '<p style="display:none">Secret</p><p hidden>Secret too</p><p>It <a href="/a">held<span class="sr-only">, opens in a new tab</span></a> for a while, the engineers said on the day after.</p>',
      ),
    );
    expect(hidden).toEqual({ Courier: 'outside-article' });
  });

  test('byline and date above the first paragraph are shown, whatever holds them', async () => {
    const html = story('').replace(
      '</h1>',
      '</h1><div class="meta widget"><span class="byline">By Jane Doe</span></div><div class="posted">Posted on 3 May 2024</div>',
    );
    expect(await hiddenIn(html)).toEqual({ Courier: 'outside-article' });
  });
});

test("paragraphs that the page's own data hold are the story, wherever they stand", async () => {
  const lost =
    '<div class="paywall-promo"><p>The council had the memo on its table for nineteen days and did nothing about it at all.</p></div>';
  const body = `${PROSE.join(' ')} ${lost}`.replace(/<[^>]+>/g, '');
  const data = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: body })}</script>`;
  expect(await hiddenIn(data + story('', lost))).toEqual({ Courier: 'outside-article' });
});

test('a page nested too deep for the extractors keeps its story', async () => {
  const html = `${'<div>'.repeat(10_000)}${PROSE.join('')}<nav><p>Home and away</p></nav>`;
  expect(await hiddenIn(html)).toEqual({ 'Home and away': 'outside-article' });
}, 30_000);
