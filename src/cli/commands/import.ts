import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { encodeProjectFile } from '#formats/project-file/encode-project-file.ts';
import { decodeProjectFile, verifyProjectFile } from '#formats/project-file/decode-project-file.ts';
import { readSource } from '#formats/articles/read-source.ts';
import type { ReadItem } from '#formats/articles/source-file.ts';
import type { ImportedWork } from '#formats/datasets/imported-work.ts';
import { type LabelMapping, foundNames, proposeMapping } from '#formats/datasets/label-mapping.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { buildProject } from '#cli/build-project.ts';
import { readOptions } from '#cli/cli-options.ts';
import { type Command, type ExitCode, wrongCall } from '#cli/command.ts';
import { counted } from '#cli/counted.ts';
import { decodeWords } from '#cli/decode-words.ts';
import { problemWords } from '#cli/problem-words.ts';
import { sha256, tell } from '#cli/read-project.ts';
import { groupSources, sourceFiles } from '#cli/source-files.ts';
import { rowLossWords } from '#cli/row-loss-words.ts';
import { unplacedWords } from '#cli/unplaced-words.ts';
import { inTheWay, unwritten, writeWhole } from '#cli/write-whole.ts';

const HELP = `
Makes a project of articles and of other tools' annotations.

  npm run -s ascribe -- import FILE… --out PROJECT.ascribe.json [options]

  --out FILE        made new; an existing file is never overwritten
  --name WORDS      what the project is called (else as the file)
  --annotator NAME  whose the annotations are where a file does not say (default: imported)

Reads what the app reads: text, pages, documents, mail, tables, archives; Ascribe's JSON Lines and CSV
tables; and brat, CoNLL, doccano, Hugging Face JSONL, Label Studio, REFI-QDA, spaCy and Prodigy, TEI,
UIMA CAS, W3C Web Annotation, WebAnno TSV. A FILE may be a folder. Labels, attributes and relations are led into the default codebook by their
names; where each leads, and what leads nowhere, is told. Articles of the very same text become one.

Exit codes: 0 all was taken in; 1 something was not, and what could be taken in is written; 2 the call
is wrong.
`;

export const importCommand: Command = { help: HELP, run };

type Article = Extract<ReadItem, { kind: 'article' }>;

async function run(args: readonly string[]): Promise<ExitCode> {
  const options = readOptions(args, { values: ['out', 'name', 'annotator'] });
  const out = options.ok ? options.value.value('out') : undefined;
  if (!options.ok || options.value.files.length === 0 || out === undefined || out === '') {
    const fault = options.ok ? 'Name at least one file, and --out FILE.' : options.error;
    return wrongCall(fault, 'import');
  }
  const obstacle = await inTheWay(out, 'file');
  if (obstacle !== undefined) {
    tell([`${obstacle} Name another file.`]);
    return 2;
  }
  const files = await sourceFiles(options.value.files);
  if (!files.ok) {
    tell([files.error]);
    return 1;
  }
  const { groups } = await groupSources(files.value);
  const articles: Article[] = [];
  let failed = 0;
  for (const file of groups) {
    for await (const item of readSource(file, {})) {
      if (item.kind === 'article') articles.push(item);
      // oxlint-disable-next-line eslint/no-await-in-loop -- In their order.
      else failed += await tellFailure(item);
    }
  }
  if (articles.length === 0) {
    tell(['There is no article in these files. Nothing was written.']);
    return 1;
  }
  const works = articles.flatMap(({ work }) => (work ? [work] : []));
  const { bundle, dropped } = await buildProject(articles, {
    name: options.value.value('name') ?? basename(out).replace(/(?:\.ascribe)?\.json$/i, ''),
    annotator: options.value.value('annotator') ?? 'imported',
    mappingOf,
    newId: randomUUID,
    now: Date.now(),
    sha256,
  });
  const text = await encodeProjectFile(bundle, sha256);
  const verified = await verifyProjectFile(text, bundle, sha256);
  if (!verified.ok) {
    tell([
      'The project did not read back as it was, so nothing was written.',
      ...verified.error.map(problemWords),
    ]);
    return 1;
  }
  try {
    await writeWhole(out, text);
  } catch (error) {
    return unwritten(error, out);
  }
  for (const { place, article, work } of articles) {
    tell(rowLossWords(article.notes), place);
    tell((work?.unplaced ?? []).map((each) => unplacedWords(place, each)));
  }
  for (const { kind, name, count } of dropped)
    tell([`left out: ${count} ${name} (${DROPPED[kind]})`]);
  const lines = [
    `${counted(bundle.articles.length, 'article')}, ${counted(verified.value.spans, 'span')} in ${out}`,
    ...mappingLines(works),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  const isAll =
    failed === 0 &&
    dropped.length === 0 &&
    works.every(({ unplaced }) => unplaced.length === 0) &&
    articles.every(({ article }) => rowLossWords(article.notes).length === 0);
  return isAll ? 0 : 1;
}

function mappingOf(work: ImportedWork): LabelMapping {
  return proposeMapping(foundNames([work]), DEFAULT_CODEBOOK);
}

/** Where each name of the files has led, with how often. */
function mappingLines(works: readonly ImportedWork[]): readonly string[] {
  const kinds = ['labels', 'attributes', 'relations'] as const;
  const counts = new Map(kinds.map((kind) => [kind, new Map<string, number>()]));
  for (const work of works) {
    const found = foundNames([work]);
    const mapping = mappingOf(work);
    for (const kind of kinds) {
      const of = counts.get(kind);
      for (const { name, count } of found[kind]) {
        const way = `${name} → ${mapping[kind].get(name) ?? '–'}`;
        of?.set(way, (of.get(way) ?? 0) + count);
      }
    }
  }
  return [...counts].flatMap(([kind, of]) =>
    of.size === 0 ? [] : [`${kind}:`, ...[...of].map(([way, count]) => `  ${way} (${count})`)],
  );
}

const DROPPED = {
  label: 'a label that leads nowhere',
  relation: 'a relation that leads nowhere',
  'relation-end': 'one end was left out',
  'relation-not-allowed': 'the codebook has no such relation between these labels',
  'relation-circle': 'it would close a circle',
  'relation-attribute':
    'the codebook has no such answer about a relation, or it names what is not in the file',
  pieces: 'kept in one piece: the label has none of several',
} as const;

/** How many files were not taken in. */
async function tellFailure(item: Exclude<ReadItem, { kind: 'article' }>): Promise<number> {
  switch (item.kind) {
    case 'failed':
      tell([decodeWords(item.error)], item.place);
      return 1;
    case 'project-file':
      tell(await aboutProject(item.blob), item.place);
      return 1;
    case 'passed-over':
      return 0;
  }
}

async function aboutProject(file: Blob): Promise<readonly string[]> {
  const decoded = await decodeProjectFile(await file.text(), sha256);
  return decoded.ok
    ? ['This is a file of Ascribe’s own: open it in the app.']
    : ['This is a file of Ascribe’s own, and it is damaged:', ...decoded.error.map(problemWords)];
}
