import { describe, expect, test } from 'vitest';
import { decodeAnnotationsCsv } from './annotations-csv.ts';
import { recogniseWork } from './dataset-readers.ts';
import { onlyWork, relationWords, reports, spanWords, worksOf } from './test-words.ts';

const ARTICLES = 'doc_id,title,text\nd1,Bread,"🥖 ""Yes,"" said Ana.\n\nNo."\n';
const HEAD =
  'doc_id,span_id,piece,label,start,end,text,annotator,entity,wikidata,note,evidence,stance\n';
const CLAIM = 'd1,ana/a1,1 of 2,CLAIM,3,6,Yes,Ana,,,"a, note",,asserts\n';
const PIECE = 'd1,ana/a1,2 of 2,CLAIM,20,22,No,Ana,,,"a, note",,asserts\n';
const SPEAKER = 'd1,ana/a2,1 of 1,SPEAKER,14,17,Ana,Ana,Ana Núñez,Q42,,,\n';
const LINKS =
  'doc_id,relation_id,type,head_id,tail_id,head_text,tail_text,tail_entity,tail_wikidata,inherited,annotator\n';

function tables(annotations: string, relations = '', articles = ARTICLES) {
  return [
    { name: 'articles.csv', text: articles },
    { name: 'annotations.csv', text: `\ufeff${HEAD}${annotations}` },
    { name: 'relations.csv', text: `${LINKS}${relations}` },
  ];
}

describe('tables of annotations', () => {
  test('pieces of one annotation are one span; cells are attributes, notes and links', () => {
    const link = 'd1,ana/r1,said_by,ana/a1,ana/a2,Yes,Ana,Ana Núñez,Q42,false,Ana\n';
    const decoded = onlyWork(decodeAnnotationsCsv(tables(CLAIM + PIECE + SPEAKER, link)));
    expect(spanWords(decoded)).toEqual(['CLAIM: Yes|No', 'SPEAKER: Ana']);
    expect(relationWords(decoded)).toEqual(['said_by: CLAIM: Yes|No → SPEAKER: Ana']);
    expect(decoded.work.spans).toMatchObject([
      { attributes: [{ name: 'stance', value: 'asserts' }], note: 'a, note' },
      { attributes: [], entity: { id: 'Q42', name: 'Ana Núñez' } },
    ]);
    expect(decoded.work).toMatchObject({ annotator: 'Ana', unplaced: [] });
  });

  test('a relation to a person or body ends at whom it names, not at another one of that name', () => {
    const links = [
      'd1,ana/r1,said_by,ana/a1,,Yes,,Ana Núñez,Q42,false,Ana\n',
      'd1,ana/r4,said_by,ana/a1,,Yes,,Ana Núñez,Q43,false,Ana\n',
      'd1,ana/r5,said_by,ana/a1,,Yes,,Ana Núñez,,false,Ana\n',
      'd1,ana/r2,reported_by,ana/a1,,Yes,,Herald,,false,Ana\n',
      // Derived again.
      'd1,ana/r3,reported_by,ana/a1,,Yes,,Wire,,true,Ana\n',
    ].join('');
    const { work } = onlyWork(decodeAnnotationsCsv(tables(CLAIM + PIECE + SPEAKER, links)));
    expect(work).toMatchObject({
      relations: [],
      entityRelations: [
        { type: 'said_by', from: 'ana/a1', to: { name: 'Ana Núñez', id: 'Q42' } },
        { type: 'said_by', from: 'ana/a1', to: { name: 'Ana Núñez', id: 'Q43' } },
        { type: 'said_by', from: 'ana/a1', to: { name: 'Ana Núñez' } },
        { type: 'reported_by', from: 'ana/a1', to: { name: 'Herald' } },
      ],
      unplaced: [],
    });
    expect(work.entityRelations).toHaveLength(4);
    expect(work.entityRelations?.[2]?.to).not.toHaveProperty('id');
  });

  test('a table that a spreadsheet has saved with semicolons and CRLF is read', () => {
    const saved = tables(CLAIM + PIECE).map(({ name, text }) => ({
      name,
      text: text
        .replaceAll(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, ';')
        .replaceAll(/\n(?=(?:[^"]*"[^"]*")*[^"]*$)/g, '\r\n'),
    }));
    expect(recogniseWork(saved).map(({ reader }) => reader.name)).toEqual(['Ascribe CSV']);
    expect(spanWords(onlyWork(decodeAnnotationsCsv(saved)))).toEqual(['CLAIM: Yes|No']);
  });

  test('exactly one apostrophe is taken off what would be a formula', () => {
    const articles = "doc_id,title,text\nd1,\"'=1+1\",'-40 and 'so'\n";
    const decoded = onlyWork(
      decodeAnnotationsCsv(tables("d1,a1,1 of 1,CLAIM,0,3,-40,Ana,,,'+x,,\n", '', articles)),
    );
    expect(decoded.article).toMatchObject({ title: '=1+1', text: "-40 and 'so'" });
    expect(decoded.work.spans[0]?.note).toBe('+x');
  });

  test('two annotators make two works, an article without annotations one without', () => {
    const articles = `${ARTICLES}d2,More,Nothing here.\n`;
    const other = SPEAKER.replace('ana/a2', 'bo/a2').replace(',Ana,Ana,', ',Ana,Bo,');
    const works = worksOf(decodeAnnotationsCsv(tables(CLAIM + other, '', articles)));
    expect(works.map(({ work }) => [work.annotator, work.spans.length])).toEqual([
      ['Ana', 1],
      ['Bo', 1],
      [undefined, 0],
    ]);
  });

  test.each([
    [
      'words that are not there',
      CLAIM.replace('Yes', 'Perhaps'),
      '',
      'annotations.csv: row 2 quote-differs',
    ],
    ['an offset that is none', CLAIM.replace(',3,', ',,'), '', 'annotations.csv: row 2 moved'],
    ['a row too short', 'd1,x\n', '', 'annotations.csv: row 2 malformed'],
    [
      'an article that is not there',
      CLAIM.replace('d1', 'd9'),
      '',
      'annotations.csv: row 2 dangling',
    ],
    [
      'a relation to nobody',
      CLAIM,
      'd1,ana/r1,reported_by,ana/a1,,Yes,,,,false,Ana\n',
      'relations.csv: row 2 not-held',
    ],
    [
      'a relation to nothing',
      CLAIM,
      'd1,ana/r1,said_by,ana/a1,ana/a9,Yes,,,,false,Ana\n',
      'relations.csv: row 2 dangling',
    ],
  ])('%s: reported with its row', (_case, annotations, relations, expected) => {
    const works = worksOf(decodeAnnotationsCsv(tables(annotations, relations)));
    expect(works.flatMap(({ work }) => reports(work))).toEqual([expected]);
  });

  test('a quotation mark that is not closed refuses the table with its row', () => {
    const decoded = decodeAnnotationsCsv(tables(`${CLAIM}d1,"x`));
    expect(decoded.ok ? [] : decoded.error).toMatchObject([{ place: 'annotations.csv: row 3' }]);
  });
});
