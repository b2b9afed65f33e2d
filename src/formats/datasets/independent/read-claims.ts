import JSZip from 'jszip';
import papa from 'papaparse';
import { type Files, bytesIn, must, namesIn, textIn } from './found-text.ts';
import { isElement, parseXml } from './read-cas.ts';

export type FoundClaim = {
  readonly claim: string;
  readonly verdict: string;
  readonly speaker: string | undefined;
};

type Averitec = {
  readonly claim: string;
  readonly label: string;
  readonly claim_date: string | null;
  readonly speaker: string | null;
  readonly claim_types: readonly string[];
  readonly fact_checking_strategies: readonly string[];
  readonly questions: readonly {
    readonly question: string;
    readonly answers: readonly { readonly answer_type: string }[];
  }[];
};

const AVERITEC_LABELS = [
  'Supported',
  'Refuted',
  'Not Enough Evidence',
  'Conflicting Evidence/Cherrypicking',
];

export function readAveritec(files: Files): readonly FoundClaim[] {
  return namesIn(files, '.json').flatMap((name) => {
    const records: readonly Averitec[] = JSON.parse(textIn(files, name));
    return records.map(({ claim, label, claim_date, speaker, questions }) => {
      must(claim.trim() !== '' && AVERITEC_LABELS.includes(label), label);
      must(claim_date === null || /^\d{1,2}-\d{1,2}-\d{4}$/.test(claim_date), `${claim_date}`);
      for (const { answers } of questions)
        must(
          answers.every(({ answer_type }) =>
            ['Extractive', 'Abstractive', 'Boolean', 'Unanswerable'].includes(answer_type),
          ),
          'answer_type',
        );
      return { claim, verdict: label, speaker: speaker ?? undefined };
    });
  });
}

/** As a spreadsheet shows the sheet: no cell is a formula, each row has every column. */
export function readFactCheckCsv(files: Files): readonly FoundClaim[] {
  return namesIn(files, '.csv').flatMap((name) => {
    const text = textIn(files, name);
    must(text.startsWith('\ufeff') && text.endsWith('\r\n'), 'a mark and ended lines');
    const { data, errors, meta } = papa.parse<Readonly<Record<string, string>>>(text.slice(1), {
      header: true,
      skipEmptyLines: true,
    });
    must(errors.length === 0, JSON.stringify(errors[0]));
    must(new Set(meta.fields).size === meta.fields?.length, 'two columns of one name');
    return data.map((row) => {
      must(
        Object.values(row).every((cell) => !/^[=@+\t\r-]/.test(cell) || /^[+-]?\d/.test(cell)),
        'a formula',
      );
      const cell = (column: string): string => (row[column] ?? '').replace(/^'(?=['=+\-@])/, '');
      return {
        claim: cell('In one sentence') || cell('Claim'),
        verdict: cell('Verdict'),
        speaker: cell('Who says it') || undefined,
      };
    });
  });
}

/** WordprocessingML: every table has a head that is repeated, and as many cells in each row. */
export async function readFactCheckDocx(files: Files): Promise<readonly FoundClaim[]> {
  const found: FoundClaim[] = [];
  for (const name of namesIn(files, '.docx')) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- One after another.
    const zip = await JSZip.loadAsync(bytesIn(files, name), { checkCRC32: true });
    for (const part of ['styles', 'footer']) must(zip.file(`word/${part}.xml`) !== null, part);
    // oxlint-disable-next-line eslint/no-await-in-loop -- See above.
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    for (const table of named(parseXml(xml), 'w:tbl')) {
      const [head, ...rows] = named(table, 'w:tr');
      must(head !== undefined && named(head, 'w:tblHeader').length === 1, 'no repeated head');
      const columns = named(table, 'w:gridCol').length;
      found.push(...rows.map((row) => rowClaim(row, columns)));
    }
  }
  return found;
}

function rowClaim(row: Element, columns: number): FoundClaim {
  const cells = named(row, 'w:tc').map((cell) =>
    named(cell, 'w:p').map((paragraph) => ({
      words: paragraph.textContent,
      isAside: named(paragraph, 'w:color').length > 0,
    })),
  );
  must(cells.length === columns, `${cells.length} cells of ${columns}`);
  const linesOf = (column: number): readonly string[] =>
    (cells[column] ?? []).filter(({ isAside }) => !isAside).map(({ words }) => words);
  const [claim = '', sentence] = linesOf(1);
  return {
    claim: sentence?.replace(/^→ /, '') ?? claim,
    verdict: linesOf(5).join(' '),
    speaker: linesOf(2).join(' / ') || undefined,
  };
}

function named(element: Element, name: string): readonly Element[] {
  return Array.from(element.getElementsByTagName(name)).filter((each) => isElement(each));
}
