import { type Result, err, ok } from '#domain/result.ts';
import { type FileProblem, type ProblemList, problemList } from '#formats/file-problem.ts';
import type { Unplaced } from './imported-work.ts';
import { joinTokens } from './join-tokens.ts';

type ConlluToken = {
  readonly text: string;
  /** UTF-16 offsets into the document's text. */
  readonly start: number;
  readonly end: number;
  readonly misc: ReadonlyMap<string, string>;
  readonly place: string;
};

export type ConlluDocument = { readonly raw: string; readonly tokens: readonly ConlluToken[] };

/**
 * Documents begin at `# newdoc`, paragraphs at `# newpar`; without paragraphs every sentence is a
 * line. A sentence that is not what its `# text` says refuses the file.
 */
export function readConlluDocuments(
  text: string,
  unplaced: Unplaced[],
): Result<readonly ConlluDocument[], readonly FileProblem[]> {
  const body = text.replace(/^\ufeff/, '');
  const problems = problemList();
  const documents: Sentence[][] = [];
  let sentence = emptySentence();
  let isLast = false;
  for (const [index, raw] of body.split('\n').entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const place = `line ${index + 1}`;
    isLast = line === '' && sentence.words.length === 0;
    if (line.startsWith('#')) readComment(line, place, sentence);
    else if (line !== '') readWord(line, place, sentence, problems);
    else if (sentence.words.length > 0) {
      closeSentence(sentence, documents, problems);
      sentence = emptySentence();
    }
  }
  if (sentence.words.length > 0 || !isLast) {
    const place = `line ${body.split('\n').length}`;
    const detail = 'no blank line at the end: the file may have been cut off';
    unplaced.push({ place, kind: 'against-rules', detail });
  }
  if (sentence.words.length > 0) closeSentence(sentence, documents, problems);
  if (problems.all().length > 0) return err(problems.all());
  return ok(documents.map(documentOf));
}

type Word = {
  readonly text: string;
  readonly spaceAfter: boolean;
  readonly misc: ReadonlyMap<string, string>;
  readonly place: string;
};

type Sentence = {
  readonly words: Word[];
  /** Words of a surface token (`3-4	don't`) that stands for them. */
  coveredTo: number;
  lastId: number;
  text: string | undefined;
  textPlace: string;
  startsDocument: boolean;
  startsParagraph: boolean;
};

function emptySentence(): Sentence {
  return {
    words: [],
    coveredTo: 0,
    lastId: 0,
    text: undefined,
    textPlace: '',
    startsDocument: false,
    startsParagraph: false,
  };
}

function readComment(line: string, place: string, sentence: Sentence): void {
  if (/^#\s*newdoc\b/.test(line)) sentence.startsDocument = true;
  if (/^#\s*newpar\b/.test(line)) sentence.startsParagraph = true;
  const text = /^#\s*text\s*=\s?(.*)$/s.exec(line)?.[1];
  if (text === undefined) return;
  sentence.text = text;
  sentence.textPlace = place;
}

function readWord(line: string, place: string, sentence: Sentence, problems: ProblemList): void {
  const columns = line.split('\t');
  if (columns.length !== 10) {
    problems.add(place, 'bad-value', `10 columns ≠ ${columns.length}`);
    sentence.lastId += 1;
    return;
  }
  const [id = '', form = ''] = columns;
  const misc = readMisc(columns[9] ?? '_');
  const word = { text: form, spaceAfter: misc.get('SpaceAfter') !== 'No', misc, place };
  const range = /^(\d+)-(\d+)$/.exec(id);
  if (range) {
    sentence.coveredTo = Number(range[2]);
    sentence.words.push(word);
    return;
  }
  // An empty node is no word of the text.
  if (/^\d+\.\d+$/.test(id)) return;
  if (id !== String(sentence.lastId + 1)) {
    problems.add(place, 'bad-value', `ID ${sentence.lastId + 1} ≠ ${id}`);
  }
  sentence.lastId += 1;
  if (sentence.lastId > sentence.coveredTo) sentence.words.push(word);
}

function readMisc(cell: string): ReadonlyMap<string, string> {
  if (cell === '_') return new Map();
  return new Map(
    cell.split('|').map((pair): readonly [string, string] => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function closeSentence(sentence: Sentence, documents: Sentence[][], problems: ProblemList): void {
  const joined = joinTokens(sentence.words).text;
  if (sentence.text !== undefined && sentence.text.trimEnd() !== joined) {
    problems.add(sentence.textPlace, 'quote-differs', joined);
  }
  const current = documents.at(-1);
  if (!current || sentence.startsDocument) documents.push([sentence]);
  else current.push(sentence);
}

function documentOf(sentences: readonly Sentence[]): ConlluDocument {
  const hasParagraphs = sentences.some(({ startsParagraph }) => startsParagraph);
  const tokens: ConlluToken[] = [];
  const parts: string[] = [];
  let offset = 0;
  for (const [index, { words, startsParagraph }] of sentences.entries()) {
    if (index > 0) {
      const gap = hasParagraphs && !startsParagraph ? ' ' : '\n';
      parts.push(gap);
      offset += gap.length;
    }
    const joined = joinTokens(words);
    for (const [at, { text, misc, place }] of words.entries()) {
      const span = joined.spans[at];
      const start = offset + (span?.start ?? 0);
      tokens.push({ text, start, end: start + text.length, misc, place });
    }
    parts.push(joined.text);
    offset += joined.text.length;
  }
  return { raw: parts.join(''), tokens };
}
