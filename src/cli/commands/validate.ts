import type { FileProblem } from '#formats/file-problem.ts';
import { decodeAnnotations } from '#formats/annotation-json/decode-annotations.ts';
import { ANNOTATIONS_FORMAT } from '#formats/annotation-json/annotation-file.ts';
import { formatOf } from '#formats/articles/read-source.ts';
import type { SourceFile } from '#formats/articles/source-file.ts';
import { decodeClaimReview } from '#formats/datasets/claim-review.ts';
import { recogniseWork } from '#formats/datasets/dataset-readers.ts';
import type { NamedText } from '#formats/datasets/named-text.ts';
import { readQdaFiles } from '#formats/datasets/qda-files.ts';
import type { DecodedWork } from '#formats/datasets/imported-work.ts';
import { decodeProjectFile } from '#formats/project-file/decode-project-file.ts';
import { PROJECT_FORMAT } from '#formats/project-file/project-schema.ts';
import { readOptions } from '#cli/cli-options.ts';
import { type Command, type ExitCode, wrongCall } from '#cli/command.ts';
import { counted } from '#cli/counted.ts';
import { decodeWords } from '#cli/decode-words.ts';
import { problemWords } from '#cli/problem-words.ts';
import { sha256, tell } from '#cli/read-project.ts';
import { groupSources, readableFiles } from '#cli/source-files.ts';
import { unplacedWords } from '#cli/unplaced-words.ts';

const HELP = `
Checks Ascribe's own files and other tools' annotations; each fault is told with its place.

  npm run -s ascribe -- validate FILE…

Ascribe's projects (*.ascribe.json), annotation files, JSON Lines and CSV tables; brat, ClaimReview,
CoNLL, doccano, Hugging Face JSONL, Label Studio, REFI-QDA, spaCy and Prodigy, TEI, UIMA CAS (JSON,
XMI), W3C Web Annotation, WebAnno TSV. A FILE may be a folder. Files that belong together are given
together, or the folder they are in:
  brat              .ann with its .txt, and annotation.conf
  Ascribe's CSV     articles.csv with annotations.csv and relations.csv
  Hugging Face      all splits, so that an article in two of them is found
  Label Studio      the .json with config.xml, by which labels and names are checked
  W3C               the .json with the .txt that it is about

Not checked: README.md of a data set, Croissant's croissant.json, Parquet.

Exit codes: 0 all files are sound; 1 some are not, or are none of these; 2 the call is wrong.
`;

export const validate: Command = { help: HELP, run };

async function run(args: readonly string[]): Promise<ExitCode> {
  const options = readOptions(args, { values: [] });
  if (!options.ok || options.value.files.length === 0) {
    return wrongCall(options.ok ? 'Name at least one file.' : options.error, 'validate');
  }
  const { files, faults } = await readableFiles(options.value.files);
  // One that cannot be read is no reason to leave the others unchecked.
  tell(faults);
  const { groups } = await groupSources(files);
  const named = new Set(options.value.files.map((name) => name.replaceAll('\\', '/')));
  let code: ExitCode = faults.length > 0 ? 1 : 0;
  let checked = 0;
  for (const group of groups) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- One after another: no more than one is in memory.
    const verdict = await check(group);
    if (verdict.kind !== 'unknown') checked += 1;
    if (verdict.kind === 'sound') process.stdout.write(`${group.name}: sound (${verdict.what})\n`);
    // What lies about in a folder is not what was asked for.
    else if (verdict.kind === 'unknown' && !named.has(group.name)) continue;
    else {
      tell(verdict.kind === 'unknown' ? [`${group.name}: ${UNKNOWN}`] : inFiles(group, verdict));
      code = 1;
    }
  }
  if (checked === 0 && code === 0) {
    tell(['There is no file that can be checked.']);
    return 1;
  }
  return code;
}

const UNKNOWN =
  'This is none of the formats that can be checked, or what belongs beside it is missing.';

type Verdict =
  | { readonly kind: 'sound'; readonly what: string }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] }
  | { readonly kind: 'unknown' };

async function check(file: SourceFile): Promise<Verdict> {
  const packed = await unpackedTexts(file);
  if (packed && !packed.ok) return { kind: 'faulty', faults: [decodeWords(packed.error)] };
  if (packed) return verdictOf(packed.value);
  const text = await file.blob.text();
  const own = /^\uFEFF?\s*\{\s*"format"\s*:\s*"(ascribe-[a-z]+)"/.exec(text.slice(0, 300))?.[1];
  if (own === PROJECT_FORMAT) {
    const decoded = await decodeProjectFile(text, sha256);
    if (!decoded.ok) return faulty(decoded.error);
    return { kind: 'sound', what: `project, ${counted(decoded.value.articles.length, 'article')}` };
  }
  if (own === ANNOTATIONS_FORMAT) {
    const decoded = await decodeAnnotations(text, sha256);
    if (!decoded.ok) return faulty(decoded.error);
    return { kind: 'sound', what: counted(decoded.value.annotations.length, 'annotation') };
  }
  const texts = [{ name: file.name, text }];
  for (const { name, blob } of file.beside ?? []) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- A few small files.
    texts.push({ name, text: await blob.text() });
  }
  return verdictOf(texts);
}

/** Each fault with its file: that which it names, of several that belong together, or else the first. */
function inFiles(
  { name, beside = [] }: SourceFile,
  { faults }: Extract<Verdict, { kind: 'faulty' }>,
): readonly string[] {
  const names = [name, ...beside.map((other) => other.name)];
  return faults.map((fault) =>
    names.some((each) => fault.startsWith(`${each}: `)) ? fault : `${name}: ${fault}`,
  );
}

/** Of a file that is packed and holds all that belongs together. */
async function unpackedTexts(file: SourceFile) {
  const { id } = await formatOf(file);
  return id === 'qdpx' ? readQdaFiles(file.blob) : undefined;
}

function verdictOf(texts: readonly NamedText[]): Verdict {
  const [recognised] = recogniseWork(texts);
  const [first] = texts;
  if (!recognised && first && /^\s*\{[^]{0,500}"@type"\s*:\s*"ClaimReview"/.test(first.text)) {
    const review = decodeClaimReview(first.text);
    return review.ok ? { kind: 'sound', what: 'ClaimReview' } : faulty(review.error);
  }
  if (!recognised) return { kind: 'unknown' };
  const decoded = recognised.reader.decode(
    recognised.names.flatMap((name) => texts.filter((each) => each.name === name)),
  );
  if (!decoded.ok) return faulty(decoded.error);
  const faults = decoded.value.flatMap(faultsOf);
  if (faults.length > 0) return { kind: 'faulty', faults };
  const spans = decoded.value.reduce((sum, { work }) => sum + work.spans.length, 0);
  return { kind: 'sound', what: `${recognised.reader.name}, ${counted(spans, 'span')}` };
}

function faulty(problems: readonly FileProblem[]): Verdict {
  return { kind: 'faulty', faults: problems.map(problemWords) };
}

function faultsOf({ fileName, place, work }: DecodedWork): readonly string[] {
  const file = fileName === undefined ? '' : `${fileName}: `;
  return work.unplaced.map((each) => `${file}${unplacedWords(place, each)}`);
}
