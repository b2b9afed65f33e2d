import { confidentialNames } from '#domain/export/confidential-names.ts';
import { licenseId } from '#domain/export/license.ts';
import {
  EXPORT_LAYERS,
  type ExportLayers,
  type ExportSet,
  SPLITS,
} from '#domain/export/export-set.ts';
import type { GivenPseudonym } from '#domain/export/pseudonyms.ts';
import {
  SPLIT_GROUPS,
  type SplitGroup,
  type SplitParts,
  makesWhole,
} from '#domain/export/split-set.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { exportFiles } from '#formats/datasets/export-files.ts';
import type { ExportFormat, ExportOptions } from '#formats/datasets/export-format.ts';
import {
  EXPORT_FORMATS,
  type ExportFormatName,
  isExportFormat,
  loadExportFormat,
} from '#formats/datasets/export-formats.ts';
import { FORMAT_FACTS } from '#formats/datasets/format-facts.ts';
import { lossesInWords } from '#formats/datasets/in-codebook-words.ts';
import {
  type ExportFault,
  type ExportPlan,
  prepareExport,
  protectedFiles,
} from '#formats/datasets/protected-export.ts';
import { en } from '#messages/en/en.ts';
import { type CliOptions, readOptions } from '#cli/cli-options.ts';
import { type Command, type ExitCode, wrongCall } from '#cli/command.ts';
import { lossWords } from '#cli/loss-words.ts';
import { didYouMean, nearNames } from '#cli/near-names.ts';
import { problemWords } from '#cli/problem-words.ts';
import { readProject, sha256, tell } from '#cli/read-project.ts';
import {
  type ProtectCall,
  PROTECT_FLAGS,
  keyLine,
  leakLines,
  obstaclesTo,
  readKey,
  readProtectCall,
  writeWithKey,
} from '#cli/protect-export.ts';
import {
  type ReviewCall,
  REVIEW_VALUES,
  publishedLine,
  readReviewCall,
  readReviewFacts,
  sharedLines,
} from '#cli/review-call.ts';
import { inTheWay } from '#cli/write-whole.ts';

const HELP = `
Writes a project's annotations in another tool's format, each file read back and compared first.

  npm run -s ascribe -- export PROJECT.ascribe.json --format NAME --out FOLDER [options]

  --format NAME     ${wrapped(EXPORT_FORMATS)}
  --out FOLDER      made new; what is in an existing one is never overwritten
  --layers WHOSE    each (every annotator's own work, the default), curated, or majority (what more
                    than half of an article's annotators have)
  --labels A,B      only annotations of these labels, such as CLAIM,SPEAKER
  --attributes A,B  only these attributes of annotations, such as verdict,quote_type
  --articles A,B    only the articles of these ids
  --without-hidden  leaves hidden parts of articles (page junk, and what people have hidden) out of the texts, and
                    annotations in them; one that reaches into such a part keeps the words that are shown. All
                    offsets follow
  --split 80/10/10  deals the articles out to train, validation and test, in per cent; all work on one article, and
                    articles that are nearly the same, stay together
  --seed N          another deal; the same seed gives the same one (default 0)
  --together WHAT   outlet or month: all articles of one stay together too
  --card            a README.md with counts, agreement, codebook, licence and how the annotations came
                    about; huggingface and croissant have one anyhow
  --title WORDS     what a data set is called, if not as the project
  --license ID      of the annotations, as the Hugging Face Hub calls it, or its address: cc-by-4.0
  --page ADDRESS    of ClaimReview: the page that the review is published on; the article's unless given
  --pages FILE      of ClaimReview: claims with pages of their own, a JSON object from the path of a review
                    to its address: {"ada/0001-harbour-2": "https://…"}
  --publisher NAME, --publisher-page ADDRESS
                    of ClaimReview: who publishes it, and their site; the annotator unless given
  --published DAY   of ClaimReview: 2026-01-31; the day of the claim's last change unless given
  --protect         confidential sources get pseudonyms ("Source A") in texts, notes, titles,
                    addresses and file names, and all offsets follow; --no-protect exports the names.
                    A project with confidential sources is refused without either
  --pseudonymise-annotators
                    annotators become "Annotator A", "Annotator B"
  --key FILE        the key of an earlier export: everybody in it is called the same again
  --key-out FILE    who the pseudonyms stand for; made new, outside of FOLDER. Keep it apart
  --accept-possible writes although a word that may be a protected name, or an ordinary one, is left

Before anything is written, each loss is told: what the format has no place for. The same project and
options give the same bytes. Protected files are searched for the names again: each finding is told with
its place.

Exit codes: 0 written; 1 the project has faults, an export did not read back as it was, or a protected
name would get out, and nothing was written; 2 the call is wrong.
`;

export const exportCommand: Command = { help: HELP, run };

function wrapped(names: readonly string[]): string {
  const lines: string[] = [''];
  for (const name of names) {
    const last = lines.at(-1) ?? '';
    if (last.length + name.length > 70) lines.push(name);
    else lines[lines.length - 1] = last === '' ? name : `${last}, ${name}`;
  }
  return lines.join(',\n                    ');
}

const TITLES: ReadonlyMap<string, string> = new Map(
  Object.entries(FORMAT_FACTS).map(([name, { title }]) => [name, title]),
);

/** Formats of checked claims alone: without any there is nothing to write. */
const PUBLISHED: ReadonlySet<ExportFormatName> = new Set(['claimreview', 'averitec']);

type Call = {
  readonly file: string;
  readonly format: ExportFormatName;
  readonly out: string;
  readonly layers: ExportLayers;
  readonly labels: ReadonlySet<string> | undefined;
  readonly articles: ReadonlySet<string> | undefined;
  readonly split: SplitParts | undefined;
  readonly seed: number;
  readonly attributes: ReadonlySet<string> | undefined;
  readonly together: SplitGroup | undefined;
  readonly withoutHidden: boolean;
  readonly hasCard: boolean;
  readonly title: string | undefined;
  readonly license: string | undefined;
  readonly review: ReviewCall;
  readonly protect: ProtectCall;
};

async function run(args: readonly string[]): Promise<ExitCode> {
  const call = readCall(args);
  if (!call.ok) {
    return wrongCall(call.error, 'export');
  }
  const { file, format: name, out, title, license, protect } = call.value;
  const obstacle = await inTheWay(out, 'folder');
  if (obstacle !== undefined) {
    tell([`${obstacle} Name another folder.`]);
    return 2;
  }
  const { keyOut } = protect;
  const keyObstacle = keyOut === undefined ? undefined : await inTheWay(keyOut, 'file');
  if (keyObstacle !== undefined) {
    tell([`${keyObstacle} Name another file for the key.`]);
    return 2;
  }
  const project = await readProject(file);
  if (!project.ok) {
    tell(project.error, file);
    return 1;
  }
  const obstacles = obstaclesTo(project.value, protect);
  if (obstacles.length > 0) {
    tell(obstacles);
    return 1;
  }
  const given = await readKey(protect);
  if (!given.ok) {
    tell([given.error], protect.keyIn);
    return 1;
  }
  const plan = planFor(project.value, call.value, given.value);
  if (!plan.ok) {
    tell([plan.error]);
    return 2;
  }
  const prepared = await prepareExport(project.value, plan.value, sha256);
  const { set, safe } = prepared;
  if (set.documents.length === 0) {
    tell([`There is no work of this kind to export: --layers ${call.value.layers}.`]);
    return 2;
  }
  const format = await loadExportFormat(name);
  const review = await readReviewFacts(call.value.review, set);
  if (!review.ok) {
    tell([review.error], call.value.review.pagesIn);
    return 2;
  }
  const said = { review: review.value };
  const losses = lossesInWords(format.losses(set, said), set.project.codebook).map(lossWords);
  const options = {
    ...said,
    sha256,
    ...(title !== undefined && { title }),
    ...(license !== undefined && { license }),
    ...(prepared.card && { card: prepared.card }),
  };
  const exported = await protectedFiles(prepared, () => exportFiles(format, set, options));
  if (!exported.ok) {
    tell(faultLines(exported.error));
    return 1;
  }
  const { files, verified } = exported.value;
  if (verified.of === 0 && PUBLISHED.has(name)) {
    const { unfit, unfitNext } = en.export.empty;
    tell([`${unfit} ${unfitNext}`, ...losses]);
    return 1;
  }
  const fault = await writeWithKey(protect, { out, files, key: safe.key });
  if (fault !== undefined) return fault;
  const lines = [
    `${format.title}: ${files.length} ${files.length === 1 ? 'file' : 'files'} in ${out}`,
    `offsets: ${format.unit}`,
    ...losses.map((loss) => `lost: ${loss}`),
    ...(losses.length === 0 ? ['lost: nothing'] : []),
    ...(name === 'claimreview'
      ? [publishedLine(review.value), ...sharedLines(set, review.value)]
      : []),
    ...splitLines(set, call.value.split),
    ...keyLine(protect, safe),
    `verified: ${verified.spans} of ${verified.of} spans`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (protect.sources === false) warnOfConfidential(set, format, said);
  return 0;
}

function readCall(args: readonly string[]): Result<Call, string> {
  const options = readOptions(args, {
    values: [
      'format',
      'out',
      'layers',
      'labels',
      'articles',
      'split',
      'seed',
      'attributes',
      'together',
      'title',
      'license',
      'key',
      'key-out',
      ...REVIEW_VALUES,
    ],
    flags: [...PROTECT_FLAGS, 'card', 'without-hidden'],
  });
  if (!options.ok) return options;
  const { files, value } = options.value;
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) return err('Name one project file.');
  const format = value('format');
  if (format === undefined) return err('Name a --format.');
  if (!isExportFormat(format)) {
    const near = nearNames(format, EXPORT_FORMATS, (name) => TITLES.get(name) ?? '');
    return err(`There is no format "${format}".${didYouMean(near)}`);
  }
  const out = value('out');
  if (out === undefined || out === '') return err('Name a folder: --out FOLDER.');
  const layers = EXPORT_LAYERS.find((each) => each === (value('layers') ?? 'each'));
  if (!layers) return err(`--layers is one of ${EXPORT_LAYERS.join(', ')}.`);
  const split = splitOf(value('split'));
  if (split === null) return err('--split is three numbers that make 100: 80/10/10.');
  const given = value('seed') ?? '0';
  const seed = /^-?\d+$/.test(given) ? Number(given) : Number.NaN;
  if (!Number.isSafeInteger(seed)) return err('--seed is a whole number.');
  const together = SPLIT_GROUPS.find((each) => each === value('together'));
  if (value('together') !== undefined && (!together || !split)) {
    return err(`--together is ${SPLIT_GROUPS.join(' or ')}, and goes with --split.`);
  }
  const empty = ['labels', 'articles'].find((name) => listOf(options.value, name)?.size === 0);
  if (empty !== undefined) return err(`--${empty} names at least one.`);
  const named = value('license');
  const license = named === undefined ? undefined : licenseId(named);
  if (named !== undefined && license === undefined) {
    return err(
      '--license is one word, as the Hugging Face Hub calls it, or an address: cc-by-4.0.',
    );
  }
  const review = readReviewCall(options.value, format);
  if (!review.ok) return review;
  const protect = readProtectCall(options.value, out);
  if (!protect.ok) return protect;
  return ok({
    file,
    format,
    out,
    layers,
    labels: listOf(options.value, 'labels'),
    articles: listOf(options.value, 'articles'),
    split,
    seed,
    attributes: listOf(options.value, 'attributes'),
    together,
    withoutHidden: options.value.has('without-hidden'),
    hasCard: options.value.has('card') || format === 'huggingface' || format === 'croissant',
    title: value('title'),
    license,
    review: review.value,
    protect: protect.value,
  });
}

function listOf({ value }: CliOptions, name: string): ReadonlySet<string> | undefined {
  const list = value(name);
  if (list === undefined) return undefined;
  return new Set(
    list
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  );
}

function splitOf(text: string | undefined): SplitParts | undefined | null {
  if (text === undefined) return undefined;
  const [train = NaN, validation = NaN, test = NaN, ...rest] = text.split('/').map(plainNumber);
  const parts: SplitParts = [train, validation, test];
  return rest.length === 0 && makesWhole(parts) ? parts : null;
}

/** `33.3`. JavaScript takes an empty text for 0, and `8e1` and `0x50` for numbers. */
function plainNumber(text: string): number {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

function planFor(
  bundle: ProjectBundle,
  call: Call,
  given: readonly GivenPseudonym[],
): Result<ExportPlan, string> {
  const { layers, labels, attributes, articles, split, seed, together, protect } = call;
  const known = new Set(bundle.project.codebook.labels.map(({ id }) => id));
  const unknown = [...(labels ?? [])].find((label) => !known.has(label));
  if (unknown !== undefined) {
    return err(`The codebook has no label "${unknown}": it has ${[...known].join(', ')}.`);
  }
  const knownAttributes = new Set(
    bundle.project.codebook.labels.flatMap((label) => label.attributes.map(({ id }) => id)),
  );
  const strange = [...(attributes ?? [])].find((attribute) => !knownAttributes.has(attribute));
  if (strange !== undefined) {
    return err(
      `The codebook has no attribute "${strange}": it has ${[...knownAttributes].join(', ')}.`,
    );
  }
  const ids = new Set<string>(bundle.articles.map(({ article }) => article.id));
  const missing = [...(articles ?? [])].find((id) => !ids.has(id));
  if (missing !== undefined) return err(`The project has no article "${missing}".`);
  return ok({
    selection: {
      layers,
      ...(labels && { labels }),
      ...(attributes && { attributes }),
      ...(articles && { articles }),
      ...(call.withoutHidden && { withoutHidden: true }),
    },
    hasCard: call.hasCard,
    ...(split && { split: { parts: split, seed, ...(together && { together }) } }),
    protect: {
      sources: protect.sources === true,
      annotators: protect.annotators,
      acceptsPossible: protect.acceptPossible,
      given,
    },
  });
}

function faultLines(fault: ExportFault): readonly string[] {
  return fault.kind === 'leaks'
    ? leakLines(fault.leaks)
    : [
        'The export did not read back as it was, so nothing was written.',
        ...fault.problems.map(problemWords),
      ];
}

function splitLines({ documents }: ExportSet, parts: SplitParts | undefined): readonly string[] {
  if (!parts) return [];
  const articles = new Map(documents.map(({ article, split }) => [article.id, split]));
  const counts = SPLITS.map(
    (part) => [...articles.values()].filter((each) => each === part).length,
  );
  return [
    `articles: ${SPLITS.map((part, index) => `${part} ${counts[index]}`).join(', ')}`,
    ...SPLITS.filter((_part, index) => counts[index] === 0 && (parts[index] ?? 0) > 0).map(
      (part) => `empty: the ${part} part has no articles, too few are exported for it`,
    ),
  ];
}

function warnOfConfidential(
  set: ExportSet,
  format: ExportFormat,
  said: Pick<ExportOptions, 'review'>,
): void {
  const count = confidentialNames(set, format.published?.(set, said)).length;
  if (count > 0)
    tell([
      `Take care: ${count} confidential ${count === 1 ? 'source is' : 'sources are'} in these files by name.`,
    ]);
}
