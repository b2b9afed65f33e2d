import papa from 'papaparse';
import { groupBy } from '#domain/collection/group-by.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import { type SetSurvey, countNames, namesIn } from '#domain/export/set-survey.ts';
import { err, ok } from '#domain/result.ts';
import { problemList } from '#formats/file-problem.ts';
import { csvText, isFormula, withoutApostrophe } from './csv-cells.ts';
import { type ExportFormat, splitFolder } from './export-format.ts';
import {
  type FactCheckClaim,
  type FactCheckSection,
  claimAttributeName,
  factCheckOf,
  otherAttributes,
  surveyAnswers,
  writtenInSheet,
} from './fact-check.ts';
import type { Party } from './fact-check-parties.ts';
import { lossCounter } from './flatten-work.ts';

/** A row a claim, for an editor's spreadsheet: words and no ids. UTF-8 with BOM, CRLF, safe from formulas. */
export const factCheckCsv: ExportFormat = {
  title: 'Fact-check sheet (CSV)',
  unit: 'none',
  endsAtEntities: true,
  inParts: { survey },
  losses: (set) => {
    const counter = lossCounter();
    const cells = [...tablesOf(set).values()].flatMap(([_head, ...rows]) => rows.flat());
    counter.add('escaped-cells', formulasIn(cells) + formulasInHeads(set));
    return [...factCheckOf(set).losses, ...counter.all()];
  },
  written: writtenInSheet,
  encode: (set) =>
    [...tablesOf(set)].map(([name, rows]) => ({
      name,
      content: csvText(rows),
      joint: { kind: 'bodies', head: csvText(rows.slice(0, 1)) },
    })),
  verify: (files, set) => {
    const problems = problemList();
    let spans = 0;
    let of = 0;
    for (const [name, rows] of tablesOf(set)) {
      of += rows.length - 1;
      const found = readRows(files.text(name));
      if (found.length !== rows.length)
        problems.add(name, 'not-the-same', `${found.length} rows ≠ ${rows.length}`);
      for (const [index, row] of rows.entries()) {
        if (JSON.stringify(found[index]) !== JSON.stringify(row))
          problems.add(`${name}: row ${index + 1}`, 'not-the-same', row[1] ?? '');
        else if (index > 0) spans += 1;
      }
    }
    return problems.all().length > 0 ? err(problems.all()) : ok({ spans, of });
  },
};

function readRows(text: string): readonly (readonly string[])[] {
  const { data } = papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
    delimiter: ',',
    newline: '\r\n',
    skipEmptyLines: true,
  });
  return data.map((row) => row.map(withoutApostrophe));
}

function survey(set: ExportSet): SetSurvey {
  return { ...surveyAnswers(set), files: countNames(tablesOf(set).keys()) };
}

/** Of all parts that are known with this one, without those of the parts alone: each head stands once. */
function formulasInHeads(set: ExportSet): number {
  const known = { ...set, documents: [] };
  const [before, now] = [[], [...tablesOf(set).keys()]].map(
    (own) => new Set([...namesIn(set.known, 'files'), ...own]).size,
  );
  const inHead = (part: ExportSet) => formulasIn(headOf(part, otherAttributes(part)));
  return (now ?? 0) * inHead(set) - (before ?? 0) * inHead(known);
}

function formulasIn(cells: readonly string[]): number {
  return cells.filter((cell) => isFormula(cell)).length;
}

/** File name → its rows, the header first; a file a split. */
function tablesOf(set: ExportSet): ReadonlyMap<string, readonly (readonly string[])[]> {
  const others = otherAttributes(set);
  const head = headOf(set, others);
  const { sections } = factCheckOf(set);
  const bySplit = groupBy(sections, ({ document }) => document.split);
  const groups = bySplit.size === 0 ? [[undefined, []] as const] : [...bySplit];
  return new Map(
    groups.map(([split, own]) => [
      `${splitFolder(split)}fact-check.csv`,
      [
        head,
        ...own.flatMap((section) => section.claims.map((claim) => rowOf(claim, section, others))),
      ],
    ]),
  );
}

function headOf(set: ExportSet, others: readonly string[]): readonly string[] {
  return distinct([
    'No.',
    'Claim',
    claimAttributeName(set, 'normalized', 'In one sentence'),
    'Who says it',
    'Role of who says it',
    'More about who says it',
    'Source',
    'More about the source',
    claimAttributeName(set, 'claim_type', 'Kind of claim'),
    claimAttributeName(set, 'check', 'Worth checking?'),
    claimAttributeName(set, 'verdict', 'Verdict'),
    'Evidence',
    'Note',
    'Linked passages',
    'Open questions',
    'Article',
    'Byline',
    'Outlet',
    'Published',
    'Address',
    'Place in the article',
    'Annotated by',
    'Last edited',
    ...others.map((id) => claimAttributeName(set, id, id)),
  ]);
}

/** Two columns of one name would be one to many programs. */
function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let count = 2; taken.has(own); count += 1) own = `${name} (${count})`;
    taken.add(own);
    return own;
  });
}

function rowOf(
  claim: FactCheckClaim,
  { document: { article, annotator } }: FactCheckSection,
  others: readonly string[],
): readonly string[] {
  return [
    String(claim.number),
    claim.words,
    claim.sentence,
    each(claim.speakers, ({ name }) => name),
    each(claim.speakers, ({ office }) => office),
    each(claim.speakers, aboutOf),
    each(claim.sources, ({ name }) => name),
    each(claim.sources, ({ office, about }) => aboutOf({ about: [office, ...about] })),
    claim.kind,
    claim.check,
    claim.verdict,
    claim.evidence.join('\n'),
    claim.note,
    claim.related.join('\n'),
    claim.questions.join(' '),
    article.title,
    article.byline ?? '',
    article.outlet ?? '',
    article.publishedAt ?? '',
    article.url ?? '',
    claim.place,
    annotator,
    claim.edited,
    ...others.map((id) => claim.answers.get(id) ?? ''),
  ];
}

function each(parties: readonly Party[], wordsOf: (party: Party) => string): string {
  return filled(parties.map(wordsOf)).join('\n');
}

function aboutOf({ about }: Pick<Party, 'about'>): string {
  return filled(about).join('; ');
}

function filled(words: readonly string[]): readonly string[] {
  return words.filter((word) => word !== '');
}
