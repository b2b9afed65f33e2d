import { type Result, err, ok } from '#domain/result.ts';
import { type FileProblem, problemList } from '#formats/file-problem.ts';
import type { Unplaced } from './imported-work.ts';
import { unescapeTsv } from './webanno-cells.ts';

export type TsvRow = {
  /** `1-6`, or `1-6.1` for a part of a token. */
  readonly id: string;
  /** UTF-16 offsets into the text put together here. */
  readonly start: number;
  readonly end: number;
  /** Columns after the token. */
  readonly cells: readonly string[];
  readonly place: string;
};

export type TsvText = {
  readonly raw: string;
  readonly rows: readonly TsvRow[];
  /** The first row whose offsets do not lead to its word. */
  readonly unplaced: readonly Unplaced[];
};

/**
 * The text and the tokens of a WebAnno TSV file. The words decide where a token stands: each is
 * looked for in its sentence's `#Text`, from the last one on. What stood between sentences is lost
 * in the format: every sentence becomes a line.
 */
export function readTsvRows(
  lines: readonly string[],
  columns: number,
): Result<TsvText, readonly FileProblem[]> {
  const problems = problemList();
  const rows: TsvRow[] = [];
  const unplaced: Unplaced[] = [];
  const texts: string[] = [];
  let offset = 0;
  for (const sentence of readSentences(lines)) {
    const text = sentence.texts.join('\n');
    const find = wordFinder(text);
    let shift: number | undefined;
    for (const { line, place } of sentence.lines) {
      const row = readRow(line, columns);
      if (typeof row === 'string') {
        problems.add(place, 'bad-value', row);
        continue;
      }
      const at = find(row);
      if (at === undefined) {
        problems.add(place, 'quote-differs', row.word);
        continue;
      }
      const start = offset + at;
      // What stood between sentences is not in the file: only within one can offsets be compared.
      shift ??= start - row.begin;
      if (start - row.begin !== shift && unplaced.length === 0) {
        const detail = `${row.word} at ${row.begin}: the words were followed, not the offsets`;
        unplaced.push({ place, kind: 'moved', detail });
      }
      const end = start + row.word.length;
      rows.push({ id: row.id, start, end, cells: row.cells, place });
    }
    texts.push(text);
    offset += text.length + 1;
  }
  if (problems.all().length > 0) return err(problems.all());
  return ok({ raw: texts.join('\n'), rows, unplaced });
}

type Sentence = {
  readonly texts: string[];
  readonly lines: { readonly line: string; readonly place: string }[];
};

function readSentences(lines: readonly string[]): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (const [index, line] of lines.entries()) {
    let sentence = sentences.at(-1);
    if (line.startsWith('#Text=')) {
      // A sentence of several lines has several of these.
      if (!sentence || sentence.lines.length > 0) {
        sentence = { texts: [], lines: [] };
        sentences.push(sentence);
      }
      sentence.texts.push(unescapeTsv(line.slice('#Text='.length)));
    } else if (/^\d+-\d/.test(line)) {
      if (!sentence) {
        sentence = { texts: [''], lines: [] };
        sentences.push(sentence);
      }
      sentence.lines.push({ line, place: `line ${index + 1}` });
    }
  }
  return sentences;
}

type RawRow = Pick<TsvRow, 'id' | 'cells'> & {
  readonly begin: number;
  readonly word: string;
};

/** The row, or what is wrong with it. */
function readRow(line: string, columns: number): RawRow | string {
  const cells = line.split('\t');
  // Every row ends with a tab.
  if (cells.length === columns + 4 && cells.at(-1) === '') cells.pop();
  if (cells.length !== columns + 3) return `${columns + 3} columns ≠ ${cells.length}`;
  const [id = '', offsets = '', word = '', ...rest] = cells;
  const begin = /^(\d+)-\d+$/.exec(offsets)?.[1];
  if (begin === undefined) return `offsets ≠ ${offsets}`;
  return { id, begin: Number(begin), word: unescapeTsv(word), cells: rest };
}

function wordFinder(text: string): (row: RawRow) => number | undefined {
  let next = 0;
  let token = { at: 0, begin: 0, end: 0 };
  return ({ id, begin, word }) => {
    if (id.includes('.')) {
      // A part of the token before, counted from its start.
      const at = token.at + Math.max(0, begin - token.begin);
      const end = at + word.length;
      return end <= token.end && text.startsWith(word, at) ? at : undefined;
    }
    let at = next;
    while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
    if (!text.startsWith(word, at)) return undefined;
    next = at + word.length;
    token = { at, begin, end: next };
    return at;
  };
}
