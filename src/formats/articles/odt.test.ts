import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { decodeOdt } from './odt.ts';

const NAMESPACES =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"';

function write(body: string, files: Record<string, string> = {}, styles = '') {
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMESPACES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  const all = {
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': content,
    ...files,
  };
  return new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)]))),
  );
}

async function blocksOf(bytes: Uint8Array) {
  const decoded = await decodeOdt(bytes);
  if (!decoded.ok) throw new Error(decoded.error.kind);
  return decoded.value.drafts.map((draft) => `${draft.kind}: ${draft.text}`);
}

test('headings, paragraphs, lists and tables keep their kind', async () => {
  const bytes = write(
    '<text:h text:outline-level="1">The light at Marrow Point</text:h><text:p>It could be moved, the office said on Monday.</text:p><text:h text:outline-level="2">The cellar</text:h><text:list><text:list-item><text:p>first</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:covered-table-cell><text:p>no</text:p></table:covered-table-cell><table:table-cell><text:p>Cost</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Two</text:p><text:p>paragraphs</text:p></table:table-cell><table:table-cell><text:p>of a layout</text:p></table:table-cell></table:table-row></table:table>',
  );
  expect(await blocksOf(bytes)).toEqual([
    'headline: The light at Marrow Point',
    'paragraph: It could be moved, the office said on Monday.',
    'heading: The cellar',
    'listItem: first',
    'cell: Year | | Cost',
    'cell: Two',
    'cell: paragraphs',
    'cell: of a layout',
  ]);
});

test('lists have their numbers and say what stands in what', async () => {
  const styles =
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="." text:start-value="3"/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="2"/></text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>';
  const item = (text: string, inner = '') =>
    `<text:list-item><text:p>${text}</text:p>${inner}</text:list-item>`;
  const list = (name: string, items: string, rest = '') =>
    `<text:list text:style-name="${name}"${rest}>${items}</text:list>`;
  const body = [
    list('L1', item('Third', `<text:list>${item('part')}</text:list>`)),
    list('L1', item('Fourth'), ' text:continue-numbering="true"'),
    list('L1', item('Third again')),
    list('L2', item('Dot', `<text:list>${item('in it')}</text:list>`)),
  ];
  expect(await blocksOf(write(body.join(''), {}, styles))).toEqual([
    'listItem: 3. Third',
    'listItem: 3.a) part',
    'listItem: 4. Fourth',
    'listItem: 3. Third again',
    'listItem: Dot',
    'listItem: ◦ in it',
  ]);
});

test('spaces, tabs, line breaks, spans and entities come out as characters', async () => {
  const bytes = write(
    '<text:p>a<text:s text:c="2"/>b<text:tab/>c<text:line-break/><text:span>d &amp; „e“</text:span>\n  f</text:p>',
  );
  expect(await blocksOf(bytes)).toEqual(['paragraph: a  b\tc\nd & „e“ f']);
});

test('a style made from a known one counts as that', async () => {
  const styles =
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="P2"/><style:style style:name="P2" style:parent-style-name="Quotations"/><style:style style:name="P3" style:parent-style-name="Title"/>';
  const bytes = write(
    '<text:p text:style-name="P3">The keepers</text:p><text:p text:style-name="P1">We would like to keep the light.</text:p>',
    {},
    styles,
  );
  expect(await blocksOf(bytes)).toEqual([
    'headline: The keepers',
    'quote: We would like to keep the light.',
  ]);
});

test('raised and lowered digits stay so', async () => {
  const styles =
    '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style><style:style style:name="T2" style:parent-style-name="T3"/><style:style style:name="T3"><style:text-properties style:text-position="-33% 58%"/></style:style>';
  const body =
    '<text:p>10<text:span text:style-name="T1">6</text:span> t of CO<text:span text:style-name="T2">2</text:span> on 5<text:span text:style-name="T1">2a</text:span></text:p>';
  expect(await blocksOf(write(body, {}, styles))).toEqual(['paragraph: 10⁶ t of CO₂ on 5 2a']);
});

test('words that are struck out or hidden are left out, and the user is told', async () => {
  const styles =
    '<style:style style:name="S"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="H"><style:text-properties text:display="none"/></style:style>';
  const body =
    '<text:p>At least <text:span text:style-name="S">300 </text:span>400<text:span text:style-name="H"> (check!)</text:span>.</text:p><text:p text:style-name="H">For the desk.</text:p><text:section text:display="none"><text:p>No.</text:p></text:section>';
  expect(await decodeOdt(write(body, {}, styles))).toMatchObject({
    ok: true,
    value: {
      drafts: [{ text: 'At least 400.' }],
      notes: [
        { kind: 'struck-left-out', count: 1 },
        { kind: 'hidden-left-out', count: 3 },
      ],
    },
  });
});

test('styles that refer to each other in a circle do not hang', async () => {
  const styles =
    '<style:style style:name="A" style:parent-style-name="B"/><style:style style:name="B" style:parent-style-name="A"/>';
  expect(await blocksOf(write('<text:p text:style-name="A">x</text:p>', {}, styles))).toEqual([
    'paragraph: x',
  ]);
});

test('deleted text and remarks are left out, and the user is told', async () => {
  const bytes = write(
    '<text:tracked-changes><text:changed-region><text:deletion><text:p>never</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>He <office:annotation><text:p>sure?</text:p></office:annotation>knew.</text:p>',
  );
  expect(await decodeOdt(bytes)).toMatchObject({
    ok: true,
    value: {
      drafts: [{ text: 'He knew.' }],
      notes: [
        { kind: 'deletions-left-out', count: 1 },
        { kind: 'comments-left-out', count: 1 },
      ],
    },
  });
});

test('a footnote stands at the end, under the mark that calls it', async () => {
  const bytes = write(
    '<text:p>So it was said<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>In a letter.</text:p></text:note-body></text:note> then.</text:p><text:p>It ended.</text:p>',
  );
  expect(await blocksOf(bytes)).toEqual([
    'paragraph: So it was said¹ then.',
    'paragraph: It ended.',
    'listItem: ¹ In a letter.',
  ]);
});

test('a table of contents is flagged and hidden', async () => {
  const bytes = write(
    '<text:table-of-content><text:index-body><text:p>The cellar 4</text:p></text:index-body></text:table-of-content><text:p>Text.</text:p>',
  );
  const decoded = await decodeOdt(bytes);
  expect(decoded.ok && decoded.value.drafts[0]).toMatchObject({
    hidden: true,
    flag: { reason: 'navigation' },
  });
});

test('the file’s own fields serve where the text says nothing', async () => {
  const meta =
    '<office:document-meta><office:meta><dc:title>The keepers of the light</dc:title><meta:initial-creator>Odile Farran</meta:initial-creator><meta:creation-date>2024-03-11T10:00:00</meta:creation-date></office:meta></office:document-meta>';
  const text = '<text:p>The council meets on Monday, and it will decide.</text:p>';
  expect(await decodeOdt(write(text + text, { 'meta.xml': meta }))).toMatchObject({
    ok: true,
    value: {
      title: 'The keepers of the light',
      byline: 'Odile Farran',
    },
  });
});

test('the day a file was made is not taken for the day the story came out', async () => {
  const meta =
    '<office:document-meta><office:meta><meta:creation-date>2024-03-11T10:00:00</meta:creation-date></office:meta></office:document-meta>';
  const decoded = await decodeOdt(
    write('<text:p>The council meets.</text:p>', { 'meta.xml': meta }),
  );
  expect(decoded.ok && decoded.value.publishedAt).toBeUndefined();
});

test.each([
  ['without words', write('<text:p/>'), 'empty'],
  ['that was cut off', write('<text:p>Text.</text:p>').slice(0, 200), 'damaged'],
  [
    'under a password',
    write('', { 'META-INF/manifest.xml': '<manifest:encryption-data/>' }),
    'encrypted',
  ],
  ['that is another kind of archive', new Uint8Array(zipSync({ a: strToU8('x') })), 'damaged'],
])('a file %s says so', async (_case, bytes, kind) => {
  expect(await decodeOdt(bytes)).toMatchObject({ ok: false, error: { kind } });
});

test('paragraphs nested a thousand deep do not overflow', async () => {
  const deep = 20_000;
  const body =
    '<text:section>'.repeat(deep) + '<text:p>Deep.</text:p>' + '</text:section>'.repeat(deep);
  expect(await blocksOf(write(body))).toEqual(['paragraph: Deep.']);
});
