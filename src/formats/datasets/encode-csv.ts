import type { ExportSet } from '#domain/export/export-set.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { type FileProblem, problemList } from '#formats/file-problem.ts';
import { type CsvWork, annotatorKey, readCsvWorks } from './annotations-csv.ts';
import { TABLES, newColumns, surveyTables, tablesOf, valueOf } from './annotation-tables.ts';
import { csvText, isFormula } from './csv-cells.ts';
import { readCsvTable } from './csv-tables.ts';
import type { ExportFormat, WrittenFiles } from './export-format.ts';
import { type FlatWork, type Flattened, flattenSet, lossCounter } from './flatten-work.ts';
import type { DecodedWork } from './imported-work.ts';
import { onceForEach } from './once-for-each.ts';
import { verifyWorks } from './verify-works.ts';
import { writtenOf } from './written-set.ts';
import { ARTICLE_FACTS } from './article-facts.ts';

/**
 * Tables for spreadsheets: a row a piece of an annotation, a row a relation, a row an article. UTF-8
 * with BOM, CRLF. A cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
export const csv: ExportFormat = {
  title: 'CSV',
  unit: 'code points',
  caution:
    'A cell that a spreadsheet would take for a formula has an apostrophe in front of it, which offsets do not count: take it off a text before you slice it.',
  endsAtEntities: true,
  inParts: { survey: surveyTables },
  losses: (set) => {
    const counter = lossCounter();
    const tables = tablesOf(set);
    const cells = TABLES.flatMap((name) => tables[name].slice(1).flat());
    const written = [...newColumns(set), ...cells];
    counter.add('escaped-cells', written.filter((cell) => isFormula(cell)).length);
    // An empty cell is no answer.
    for (const { attributes } of set.documents.flatMap(({ annotations }) => annotations)) {
      for (const [name, value] of Object.entries(attributes))
        if (valueOf(value) === '') counter.add('attributes', 1, { name });
    }
    for (const { attributes } of set.documents.flatMap(({ relations }) => relations)) {
      const empty = Object.values(attributes).filter((value) => valueOf(value) === '');
      counter.add('relation-attributes', empty.length);
    }
    return [...flatten(set).losses, ...counter.all()];
  },
  written: (set) => writtenOf(set, flatten(set).works, { endsAtEntities: true }),
  encode: (set) => {
    const tables = tablesOf(set);
    return TABLES.map((name) => ({
      name: `${name}.csv`,
      content: csvText(tables[name]),
      joint: { kind: 'bodies', head: csvText(tables[name].slice(0, 1)) },
    }));
  },
  verify: (files, set) => {
    const problems = compareCells(files, set);
    if (problems.length > 0) return err(problems);
    const works = readCsvWorks(
      TABLES.map((name) => ({ name: `${name}.csv`, text: files.text(`${name}.csv`) })),
      { asWritten: true },
    );
    if (!works.ok) return works;
    return verifyWorks(
      flatten(set).works.map((work) => ({
        name: 'annotations.csv',
        works: [asCells(work)],
        read: () => workOf(work, works.value),
      })),
      {
        text: 'exact',
        attributes: true,
        notes: true,
        entity: ({ wikidata, name }) => wikidata ?? name,
        // A relation to somebody without a name is in the table, and ends nowhere.
        allows: ({ kind }) => kind === 'not-held',
      },
    );
  },
};

/** Every cell, those too that our reader has no place for. */
function compareCells(files: WrittenFiles, set: ExportSet): readonly FileProblem[] {
  const problems = problemList();
  const tables = tablesOf(set);
  for (const table of TABLES) {
    const name = `${table}.csv`;
    const rows = readCsvTable({ name, text: files.text(name) }, table, problems, []);
    const [header = [], ...wanted] = tables[table];
    const found = rows.map(({ cells }) => header.map((column) => cells.get(column)));
    if (JSON.stringify(found) !== JSON.stringify(wanted)) problems.add(name, 'not-the-same');
  }
  return problems.all();
}

/** A span as the tables hold it: one cell an attribute. */
function asCells(work: FlatWork): FlatWork {
  return {
    ...work,
    spans: work.spans.map((span) => ({
      ...span,
      attributes: Object.entries(span.source.attributes)
        .map(([name, value]) => ({ name, value: valueOf(value) }))
        .filter(({ value }) => value !== ''),
    })),
  };
}

/** An annotator without annotations has no rows: then it is the article alone. */
function workOf(
  { document }: FlatWork,
  works: readonly CsvWork[],
): Result<readonly DecodedWork[], readonly FileProblem[]> {
  const wanted = annotatorKey(document.folder, document.annotator);
  const own = works.filter(({ article }) => article === document.article.id);
  const found = own.find(({ key }) => key === wanted)?.decoded;
  if (found) return ok([found]);
  return ok(
    own.slice(0, 1).map(({ decoded }) => ({
      ...decoded,
      work: { spans: [], relations: [], unplaced: [] },
    })),
  );
}

const flatten = onceForEach((set: ExportSet): Flattened =>
  flattenSet(set, {
    pieces: true,
    facts: ARTICLE_FACTS,
    attributes: true,
    entities: true,
    notes: true,
    relations: true,
    relationAttributes: true,
    inherited: true,
    entityRelations: true,
    evidence: true,
    name: (name) => name,
  }),
);
