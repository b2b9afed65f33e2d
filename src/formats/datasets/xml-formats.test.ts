import { describe, expect, test } from 'vitest';
import { readXml, textOfXml } from './read-xml.ts';
import { decodeTei } from './tei.ts';
import { onlyWork, relationWords, reports, spanWords, worksOf } from './test-words.ts';
import { decodeUimaXmi } from './uima-xmi.ts';

describe('XML', () => {
  test('elements, attributes, references, CDATA and comments are read', () => {
    const xml = readXml(
      '<?xml version="1.0"?><!-- a --><a b="1 &lt;&#10;2"><c/>x &amp; <![CDATA[<y>]]></a>',
    );
    if (!xml.ok) throw new Error(JSON.stringify(xml.error));
    expect(xml.value.attributes.get('b')).toBe('1 <\n2');
    expect(textOfXml(xml.value)).toBe('x & <y>');
  });

  test.each([
    ['a tag that is not closed', '<a>\n<b></a>', 'line 2'],
    ['nothing but text', 'hello', 'line 1'],
    ['two roots', '<a/>\n<b/>', 'line 2'],
    ['an attribute twice', '<a b="1" b="2"/>', 'line 1'],
    ['an unknown entity', '<a>&euro;</a>', 'line 1'],
    ['entities of its own', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'line 1'],
    ['half a tag', '<a><b c="', 'line 1'],
    ['depth without end', '<a>'.repeat(1000), 'line 1'],
  ])('%s is refused with its line', (_case, source, place) => {
    const xml = readXml(source);
    expect(xml.ok ? [] : xml.error).toMatchObject([{ place, kind: 'bad-value' }]);
  });
});

describe('UIMA CAS XMI', () => {
  const file = (structures: string) => `<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///webanno/custom.ecore">
<cas:Sofa xmi:id="1" sofaString="🥖 “Yes,” said Ana.&#10;No."/>
${structures}
</xmi:XMI>`;
  const CLAIM = '<custom:Span xmi:id="2" sofa="1" begin="4" end="7" label="Claim" sure="true"/>';
  const SPEAKER =
    '<custom:Span xmi:id="3" sofa="1" begin="15" end="18" label="Speaker" identifier="http://www.wikidata.org/entity/Q42"/>';
  const link = (to: number) =>
    `<custom:Rel xmi:id="4" sofa="1" begin="15" end="18" Governor="2" Dependent="${to}" label="said_by"/>`;

  test('spans, features, links and relations are read', () => {
    const decoded = onlyWork(decodeUimaXmi(file(CLAIM + SPEAKER + link(3))));
    expect(spanWords(decoded)).toEqual(['Claim: Yes', 'Speaker: Ana']);
    expect(relationWords(decoded)).toEqual(['said_by: Claim: Yes → Speaker: Ana']);
    expect(decoded.work.spans[0]?.attributes).toEqual([{ name: 'sure', value: true }]);
    expect(decoded.work.spans[1]?.entity?.id).toContain('Q42');
    expect(decoded.work.unplaced).toEqual([]);
  });

  test('a reference to nothing is reported', () => {
    expect(reports(onlyWork(decodeUimaXmi(file(CLAIM + link(9)))).work)).toEqual([
      'line 4 dangling',
    ]);
  });
});

describe('TEI', () => {
  const file = (spans: string) => `<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><title>Bread</title><name xml:id="ana">Ana B.</name></teiHeader>
<standOff>${spans}
<listRelation><relation name="said_by" active="#s1" passive="#s2"/></listRelation>
<listPerson><person corresp="#s2"><persName>Ana Núñez</persName><idno>Q42</idno></person></listPerson>
<fs corresp="#s1"><f name="sure"><binary value="true"/></f><f name="stance"><symbol value="asserts"/></f></fs>
</standOff>
<text><body><p>🥖 “<anchor xml:id="a"/>Yes,
   so<anchor xml:id="b"/>,” said <persName xml:id="p">Ana<lb/>Núñez</persName>.</p>
<p>No.</p></body></text>
</TEI>`;
  const SPANS =
    '<span xml:id="s1" ana="#Claim" from="#a" to="#b" resp="#ana"/><span xml:id="s2" ana="#Speaker" target="#p" resp="#ana"/>';

  test('spans between anchors and on elements, and what is said of them, are read', () => {
    const decoded = onlyWork(decodeTei(file(SPANS)));
    expect(spanWords(decoded)).toEqual(['Claim: Yes, so', 'Speaker: Ana\n\nNúñez']);
    expect(decoded.work.relations).toEqual([{ type: 'said_by', from: 's1', to: 's2' }]);
    expect(decoded.work.spans[0]?.attributes).toEqual([
      { name: 'sure', value: true },
      { name: 'stance', value: 'asserts' },
    ]);
    expect(decoded.work.spans[1]?.entity).toEqual({ id: 'Q42', name: 'Ana Núñez' });
    expect(decoded.work).toMatchObject({ annotator: 'Ana B.', unplaced: [] });
    expect(decoded.article.title).toBe('Bread');
  });

  test('two annotators make two works', () => {
    const works = worksOf(
      decodeTei(file(`${SPANS}<span xml:id="s3" from="#a" to="#b" resp="#bo"/>`)),
    );
    expect(works.map(({ work }) => work.annotator)).toEqual(['Ana B.', 'bo']);
  });

  test.each([
    ['a pointer to nothing', '<span xml:id="s9" from="#z" to="#b"/>', 'line 3 dangling'],
    ['an id used twice', '<span xml:id="s1" from="#a" to="#b"/>', 'line 3 malformed'],
  ])('%s is reported', (_case, span, expected) => {
    expect(reports(onlyWork(decodeTei(file(SPANS + span))).work)).toEqual([expected]);
  });
});
