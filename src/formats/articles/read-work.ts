import { type Result, err, ok } from '#domain/result.ts';
import type { ImportedWork } from '#formats/datasets/imported-work.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { blobText } from './blob-text.ts';
import type { ArticleDecodeError, DecodedArticle } from './decoded-article.ts';
import { placeWithin, type ReadItem, type SourceFile } from './source-file.ts';
import type { NestedReader, Nesting } from './source-format.ts';
import { tableEncoding } from './table-encoding.ts';
import { MAX_ENTRY_BYTES } from './unpack-limits.ts';

type NamedText = { readonly name: string; readonly text: string };

type DecodedWork = {
  /** Which of the files it stands in; the first, unless said. */
  readonly fileName?: string;
  /** Where in the file; empty when it is the whole file. */
  readonly place: string;
  readonly article: DecodedArticle;
  readonly work: ImportedWork;
  /** Which of the files beside it the text is, where the file itself does not say. */
  readonly textName?: string;
};

/** Which of some files, by their beginnings, are of which other tool's format; names in the order to decode them in. */
type RecogniseWork = (heads: readonly NamedText[]) => readonly {
  readonly reader: {
    readonly decode: (
      files: readonly NamedText[],
    ) => Result<readonly DecodedWork[], readonly FileProblem[]>;
  };
  readonly names: readonly string[];
}[];

/** What a format is recognised by. */
const HEAD_CHARACTERS = 64 * 1024;

/** The texts that a packed file consists of. */
type Unpack = (
  blob: Blob,
  spend: Nesting['spend'],
) => Promise<Result<readonly NamedText[], ArticleDecodeError>>;

/** A reader of other tools' annotations: a file with those beside it, taken apart together. */
export function workReader(recognise: RecogniseWork): NestedReader {
  return async function* read(file, options, { readInner }) {
    const used = yield* readTexts(file.name, await textsOf(file, options.encoding), recognise);
    for (const other of file.beside ?? []) {
      // It was beside it by its folder alone: an article of its own, unless something points into it.
      if (/\.txt$/i.test(other.name) && !used.has(other.name)) yield* readInner(other, options);
    }
  };
}

/** The same for a file that holds all that belongs together. */
export function packedWorkReader(recognise: RecogniseWork, unpack: Unpack): NestedReader {
  return async function* read(file, _options, { spend }) {
    yield* readTexts(file.name, await unpack(file.blob, spend), recognise);
  };
}

/** Gives back the names of the texts beside it that something points into. */
function* readTexts(
  name: string,
  texts: Result<readonly NamedText[], ArticleDecodeError>,
  recognise: RecogniseWork,
): Generator<ReadItem, ReadonlySet<string>> {
  const used = new Set<string>();
  if (!texts.ok) {
    yield { kind: 'failed', place: name, error: texts.error };
    return used;
  }
  const heads = texts.value.map((each) => ({ ...each, text: each.text.slice(0, HEAD_CHARACTERS) }));
  const groups = recognise(heads);
  if (groups.length === 0) {
    yield { kind: 'failed', place: name, error: withoutReader(name) };
  }
  for (const { reader, names } of groups) {
    const group = names.flatMap((each) => texts.value.filter((text) => text.name === each));
    const decoded = reader.decode(group);
    if (!decoded.ok) {
      yield { kind: 'failed', place: name, error: errorOf(decoded.error) };
      continue;
    }
    for (const { fileName = name, place, article, work, textName } of decoded.value) {
      if (textName !== undefined) used.add(textName);
      yield {
        kind: 'article',
        place: place === '' ? fileName : placeWithin(fileName, place),
        article,
        work,
      };
    }
  }
  return used;
}

async function textsOf(
  file: SourceFile,
  encoding: string | undefined,
): Promise<Result<readonly NamedText[], ArticleDecodeError>> {
  const sources = [file, ...(file.beside ?? [])];
  const bytes = sources.reduce((sum, { blob }) => sum + blob.size, 0);
  if (bytes > MAX_ENTRY_BYTES) return err({ kind: 'too-large', bytes, limit: MAX_ENTRY_BYTES });
  return ok(await Promise.all(sources.map((source) => wholeText(source, encoding))));
}

async function wholeText(
  { name, blob }: SourceFile,
  encoding: string | undefined,
): Promise<NamedText> {
  const parts: string[] = [];
  for await (const part of blobText(blob, await tableEncoding(blob, encoding))) parts.push(part);
  return { name, text: parts.join('') };
}

/** brat's annotations are nothing without their text. */
function withoutReader(name: string): ArticleDecodeError {
  return /\.ann$/i.test(name)
    ? { kind: 'text-missing' }
    : { kind: 'damaged', detail: 'no annotations that are known' };
}

/** The first of many problems with one cause. */
function errorOf([first]: readonly FileProblem[]): ArticleDecodeError {
  if (first?.kind === 'empty') return { kind: 'empty' };
  if (first?.kind === 'text-missing') {
    const { detail: missing } = first;
    return { kind: 'text-missing', ...(missing !== undefined && { missing }) };
  }
  const what = [first?.kind.replaceAll('-', ' '), first?.detail].filter(Boolean).join(', ');
  const detail = [first?.place, what].filter(Boolean).join(': ');
  return { kind: 'damaged', detail };
}
