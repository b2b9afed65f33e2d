import type { ExportSet } from '#domain/export/export-set.ts';
import { detectDirection } from '#domain/text/language.ts';
import type { FactCheckSection } from './fact-check.ts';
import { type SheetCell, type SheetLine, headOf, rowsOf, titlesOf } from './fact-check-table.ts';
import { type WordPart, directedRuns } from './word-package.ts';

// WordprocessingML of a fact-check sheet: A4 across, a heading an article, the tables' heads on every page.

/** Twentieths of a point: A4 on its side with margins of 1.5 cm leaves 15,136 for the columns. */
const PAGE = { width: 16_838, height: 11_906, margin: 851 };
const WIDTHS = [1000, 3800, 2300, 2400, 1300, 1200, 1936, 1200];

export function sheetParts(): readonly WordPart[] {
  return [
    { kind: 'styles', xml: STYLES },
    { kind: 'footer', xml: FOOTER },
  ];
}

export function sheetBody(sections: readonly FactCheckSection[], set: ExportSet): string {
  const { width, height, margin } = PAGE;
  const sides = ['top', 'right', 'bottom', 'left'].map((side) => `w:${side}="${margin}"`).join(' ');
  return [
    paragraph({ words: 'Fact-check sheet' }, '<w:pStyle w:val="Title"/>'),
    ...sections.map((section) => sectionOf(section, set)),
    `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="${width}" w:h="${height}" w:orient="landscape"/><w:pgMar ${sides} w:header="567" w:footer="425" w:gutter="0"/></w:sectPr>`,
  ].join('');
}

function sectionOf(section: FactCheckSection, set: ExportSet): string {
  const { title, about } = titlesOf(section);
  const head = [
    paragraph({ words: title }, '<w:pStyle w:val="Heading1"/>'),
    ...about.map((words) => paragraph({ words, isAside: true }, '<w:keepNext/>')),
  ];
  if (section.claims.length === 0) return [...head, paragraph({ words: 'No claims.' })].join('');
  const grid = WIDTHS.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const header = headOf(set).map((words, column) => cellOf([{ words }], column, true));
  const rows = rowsOf(section);
  return [
    ...head,
    `<w:tbl>${TABLE}<w:tblGrid>${grid}</w:tblGrid>`,
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${header.join('')}</w:tr>`,
    ...rows.map((row) => {
      const cells = row.map((cell, column) => cellOf(cell, column));
      return `<w:tr>${isShort(row) ? '<w:trPr><w:cantSplit/></w:trPr>' : ''}${cells.join('')}</w:tr>`;
    }),
    // Two tables with nothing between are one to Word.
    '</w:tbl><w:p/>',
  ].join('');
}

/** Kept on one page; a longer row would leave a page half empty, and the longest one whole. */
const MOST_TOGETHER = 600;

function isShort(row: readonly SheetCell[]): boolean {
  return row.every(
    (cell) => cell.reduce((sum, { words }) => sum + words.length, 0) < MOST_TOGETHER,
  );
}

function cellOf(cell: SheetCell, column: number, isHead = false): string {
  const shade = isHead ? '<w:shd w:val="clear" w:color="auto" w:fill="E8E8E8"/>' : '';
  const lines = cell.map((line) => paragraph(line, '', isHead ? '<w:b/><w:bCs/>' : ''));
  return `<w:tc><w:tcPr><w:tcW w:w="${WIDTHS[column] ?? 0}" w:type="dxa"/>${shade}</w:tcPr>${lines.join('') || '<w:p/>'}</w:tc>`;
}

/** Each line runs in the direction of its own words: a sheet in English is of articles in any language. */
function paragraph({ words, isAside }: SheetLine, before = '', bold = ''): string {
  const direction = detectDirection(words);
  const small = isAside ? '<w:color w:val="555555"/><w:sz w:val="16"/><w:szCs w:val="16"/>' : '';
  const how = `${before}${direction === 'rtl' ? '<w:bidi/>' : ''}`;
  const runs = directedRuns(words, direction, `${bold}${small}`);
  return `<w:p>${how === '' ? '' : `<w:pPr>${how}</w:pPr>`}${runs}</w:p>`;
}

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`)
  .join('');

const TABLE = `<w:tblPr><w:tblW w:w="${WIDTHS.reduce((a, b) => a + b)}" w:type="dxa"/><w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>`;

const FONTS = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/>';
const STYLES = [
  `<w:docDefaults><w:rPrDefault><w:rPr>${FONTS}<w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:rPrDefault></w:docDefaults>`,
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="40"/></w:pPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr></w:style>',
].join('');

const FOOTER =
  '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>';
