import { groupBy } from '#domain/collection/group-by.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import { err, ok } from '#domain/result.ts';
import { type ProblemList, problemList } from '#formats/file-problem.ts';
import { type ExportFormat, splitFolder } from './export-format.ts';
import { type FactCheckSection, factCheckOf, writtenInSheet } from './fact-check.ts';
import { type SheetCell, type SheetLine, headOf, rowsOf, titlesOf } from './fact-check-table.ts';
import { type XmlElement, childElements, readXml, textOfXml } from './read-xml.ts';
import { sheetBody, sheetParts } from './word-sheet.ts';
import { wordPackage } from './word-package.ts';
import { xmlSafe } from './write-xml.ts';

/** A Word document to print and to work through: an article's claims as a table, a row a claim. */
export const factCheckDocx: ExportFormat = {
  title: 'Fact-check sheet (Word)',
  unit: 'none',
  endsAtEntities: true,
  losses: (set) => factCheckOf(set).losses,
  written: writtenInSheet,
  encode: async (set) => {
    const { zipSync } = await import('fflate');
    return [...sheetsOf(set)].map(([name, sections]) => ({
      name,
      content: zipSync(wordPackage(sheetBody(sections, set), sheetParts()), {
        mtime: new Date(1980, 0, 1, 12),
      }),
      joint: { kind: 'same' },
    }));
  },
  verify: async (files, set) => {
    const { unzipSync } = await import('fflate');
    const problems = problemList();
    let spans = 0;
    let of = 0;
    for (const [name, sections] of sheetsOf(set)) {
      of += sections.reduce((sum, { claims }) => sum + claims.length, 0);
      const bytes = files.bytes(name);
      if (bytes) spans += checkSheet(sections, set, unzipSync(bytes), name, problems);
      else problems.add(name, 'empty');
    }
    return problems.all().length > 0 ? err(problems.all()) : ok({ spans, of });
  },
};

/** File name → what stands in it; a file a split. */
function sheetsOf(set: ExportSet): ReadonlyMap<string, readonly FactCheckSection[]> {
  const bySplit = groupBy(factCheckOf(set).sections, ({ document }) => document.split);
  const groups = bySplit.size === 0 ? [[undefined, []] as const] : [...bySplit];
  return new Map(
    groups.map(([split, sections]) => [`${splitFolder(split)}fact-check.docx`, sections]),
  );
}

/** Every cell of every table must say what was put there; answers how many claims do. */
function checkSheet(
  sections: readonly FactCheckSection[],
  set: ExportSet,
  parts: Readonly<Record<string, Uint8Array>>,
  name: string,
  problems: ProblemList,
): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const main = readXml(decoder.decode(parts['word/document.xml'] ?? new Uint8Array()));
  if (!main.ok) {
    problems.add(name, 'bad-value', 'XML');
    return 0;
  }
  const [body] = childElements(main.value);
  const inBody = body ? childElements(body) : [];
  const tables = inBody.filter((each) => each.name === 'w:tbl');
  const headings = inBody.filter(isHeading).map(textOfXml);
  const wanted = sections.map((section) => xmlSafe(titlesOf(section).title));
  if (JSON.stringify(headings) !== JSON.stringify(wanted))
    problems.add(name, 'not-the-same', 'the articles’ titles');
  const filled = sections.filter(({ claims }) => claims.length > 0);
  if (tables.length !== filled.length)
    problems.add(name, 'not-the-same', `${tables.length} tables ≠ ${filled.length}`);
  let same = 0;
  for (const [index, section] of filled.entries()) {
    const rows = tables[index] ? readRows(tables[index]) : [];
    const cells = [headOf(set).map((words) => [{ words }]), ...rowsOf(section)];
    if (rows.length !== cells.length)
      problems.add(name, 'not-the-same', `${rows.length} rows ≠ ${cells.length}`);
    for (const [at, row] of cells.entries()) {
      if (rows[at] === asText(row)) same += at === 0 ? 0 : 1;
      else problems.add(`${name}: table ${index + 1}, row ${at + 1}`, 'not-the-same');
    }
  }
  return same;
}

function isHeading(paragraph: XmlElement): boolean {
  const [properties] = childElements(paragraph);
  const [style] = properties?.name === 'w:pPr' ? childElements(properties) : [];
  return style?.name === 'w:pStyle' && style.attributes.get('w:val') === 'Heading1';
}

/** Each row as the text of its cells' lines. */
function readRows(table: XmlElement): readonly string[] {
  const rows = childElements(table).filter(({ name }) => name === 'w:tr');
  return rows.map((row) => {
    const cells = childElements(row).filter(({ name }) => name === 'w:tc');
    const lines = cells.map((cell) =>
      childElements(cell)
        .filter(({ name }) => name === 'w:p')
        .map(textOfXml),
    );
    return JSON.stringify(lines);
  });
}

function asText(row: readonly SheetCell[]): string {
  const lineOf = ({ words }: SheetLine): string => xmlSafe(words);
  // A cell without words has a paragraph all the same.
  return JSON.stringify(row.map((cell) => (cell.length === 0 ? [''] : cell.map(lineOf))));
}
