import { type Result, err, ok } from '#domain/result.ts';
import { type FileProblem, problemList } from '#formats/file-problem.ts';
import { type BioTag, bioSpans } from './bio-spans.ts';
import { type DecodeOptions, readImportedText } from './imported-text.ts';
import type { DecodedWork, Unplaced } from './imported-work.ts';
import { joinTokens } from './join-tokens.ts';
import { placeWork } from './place-work.ts';

/**
 * CoNLL-2003 and its kin: a token a line, its tag (BIO, IOB1, BIOES or BILOU) in the last column, a
 * blank line after a sentence, `-DOCSTART-` before a document. The text is put together from the
 * tokens, a line a sentence.
 */
export function decodeConll(
  text: string,
  options: DecodeOptions = {},
): Result<readonly DecodedWork[], readonly FileProblem[]> {
  const read = readDocuments(text);
  if (!read.ok) return read;
  const documents = read.value.filter((document) => document.some((each) => each.length > 0));
  if (documents.length === 0) return err([{ place: '', kind: 'empty' }]);
  return ok(documents.map((document) => decodeDocument(document, documents.length > 1, options)));
}

type Token = BioTag & { readonly text: string };
type Document = (readonly Token[])[];

function readDocuments(text: string): Result<readonly Document[], readonly FileProblem[]> {
  const problems = problemList();
  const documents: Document[] = [[]];
  let sentence: Token[] = [];
  let width: number | undefined;
  const closeSentence = (): void => {
    if (sentence.length > 0) documents.at(-1)?.push(sentence);
    sentence = [];
  };
  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    const line = raw.trimEnd();
    const place = `line ${index + 1}`;
    if (line.startsWith('-DOCSTART-')) {
      closeSentence();
      documents.push([]);
      // As wide as the words' lines, which may begin with a token "#".
      width ??= line.split(/[ \t]+/).length;
      continue;
    }
    const columns = line.split(line.includes('\t') ? '\t' : / +/);
    // A comment; the token "#" has its columns.
    if (line.startsWith('# ') && columns.length !== width) continue;
    if (line === '') {
      closeSentence();
      continue;
    }
    width ??= columns.length;
    if (columns.length !== width || width < 2) {
      problems.add(place, 'bad-value', `${Math.max(2, width)} columns ≠ ${columns.length}`);
      continue;
    }
    sentence.push({ text: columns[0] ?? '', tag: columns.at(-1) ?? 'O', place });
  }
  closeSentence();
  return problems.all().length > 0 ? err(problems.all()) : ok(documents);
}

function decodeDocument(
  document: Document,
  isOneOfSeveral: boolean,
  options: DecodeOptions,
): DecodedWork {
  const unplaced: Unplaced[] = [];
  const tokens: (Token | undefined)[] = [];
  const places: { readonly start: number; readonly end: number }[] = [];
  const lines: string[] = [];
  let offset = 0;
  for (const sentence of document) {
    const joined = joinTokens(sentence);
    for (const [index, token] of sentence.entries()) {
      const span = joined.spans[index];
      tokens.push(token);
      places.push({ start: offset + (span?.start ?? 0), end: offset + (span?.end ?? 0) });
    }
    // Ends every span.
    tokens.push(undefined);
    places.push({ start: offset, end: offset });
    lines.push(joined.text);
    offset += joined.text.length + 1;
  }
  const text = readImportedText(lines.join('\n'), {
    ...options,
    mediaType: 'text/plain',
    notes: [{ kind: 'rebuilt-from-words' }],
  });
  const spans = bioSpans(tokens, unplaced).map(({ label, first, last, place }, index) => ({
    id: `span-${index}`,
    label,
    pieces: [{ start: places[first]?.start ?? 0, end: places[last]?.end ?? 0 }],
    attributes: [],
    place,
  }));
  const work = placeWork(text, 'UTF-16 code units', {
    spans,
    relations: [],
    unplaced,
    isUnitSure: true,
  });
  const place = isOneOfSeveral ? (document[0]?.[0]?.place ?? '') : '';
  return { place, article: text.article, work };
}
