import { fileFault } from './file-fault.ts';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { agreementReport } from '#domain/agreement/agreement-report.ts';
import { answerScales } from '#domain/agreement/answer-scales.ts';
import { LEAST_ARTICLES } from '#domain/agreement/bootstrap.ts';
import { RATING_METRICS } from '#domain/agreement/measure-ratings.ts';
import { seededRandom } from '#domain/agreement/random.ts';
import { labelFamilies } from '#domain/curation/label-family.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { lineRecord } from '#formats/agreement-files.ts';
import { decodeProjectFile } from '#formats/project-file/decode-project-file.ts';
import { problems } from '#messages/en/problems.ts';
import { type NamedBundle, annotatedArticles } from '#domain/agreement/annotated-articles.ts';
import { tableOf } from './agreement-lines.ts';

import type { Command, ExitCode } from './command.ts';
import { measureFile } from './measure-file.ts';

const HELP = `
Measures how far annotators agree: from project files, or from a table of ratings.

  npm run -s ascribe -- agreement FILE.ascribe.json [MORE.ascribe.json …] [--json]
  npm run -s ascribe -- agreement --ratings FILE.csv --metric NAME

Project files. Layers of different annotators on the same text are compared, within a file and
across files; layers of curators are left out. One line a measure: over all labels, by label,
attribute and relation type, for each pair of annotators and for all. Intervals hold 95 % and come
from drawing articles anew; with fewer than ${LEAST_ARTICLES} articles there are none.
  --json         one JSON object a line: metric, label?, attribute?, relation?, pair?, value, n,
                 reason?, low?, high?, excludes?; value is null where a measure is not defined
  --samples N    draws for the intervals (1000)
  --gamma N      gamma too, with N random texts an article to judge chance by (slow; 30 is usual)
  --seed N       start of the random numbers (1): the same seed gives the same figures

Ratings. A table with the columns unit, rater and value; an empty value is a missing one. Prints
one JSON line: metric, value, n, reason?, and what it was made from.
  --metric NAME      ${RATING_METRICS.join('\n                     ')}
  --categories A,B   all values that could be given, in their order (by number or alphabet)
  --weights W        for the weighted measures: linear (by the order; usual), quadratic, or a
                     JSON file {"weights_order": […], "weights": [[…], …]} of distances

Exit codes: 0 measured; 1 a file cannot be read or has faults; 2 the call is wrong.
`;

export const agreement: Command = { help: HELP, run };

const OPTIONS = {
  json: { type: 'boolean' },
  ratings: { type: 'string' },
  metric: { type: 'string' },
  categories: { type: 'string' },
  weights: { type: 'string' },
  samples: { type: 'string' },
  gamma: { type: 'string' },
  seed: { type: 'string' },
} as const;

async function run(args: readonly string[]): Promise<ExitCode> {
  const call = readCall(args);
  if (!call.ok) {
    process.stderr.write(`${call.error}\nnpm run -s ascribe -- agreement --help tells more.\n`);
    return 2;
  }
  const { values, positionals } = call.value;
  return values.ratings === undefined
    ? report(positionals, values)
    : measureFile(values.ratings, values);
}

type Values = {
  readonly json?: boolean;
  readonly ratings?: string;
  readonly metric?: string;
  readonly categories?: string;
  readonly weights?: string;
  readonly samples?: string;
  readonly gamma?: string;
  readonly seed?: string;
};
type Call = { readonly values: Values; readonly positionals: readonly string[] };

function readCall(args: readonly string[]): Result<Call, string> {
  let call: Call;
  try {
    call = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = call;
  for (const name of ['samples', 'gamma', 'seed'] as const) {
    const given = values[name];
    if (given !== undefined && !/^\d{1,6}$/v.test(given)) {
      return err(`--${name} has to be a whole number of at most six digits, not "${given}".`);
    }
  }
  if (values.ratings !== undefined && positionals.length > 0) {
    return err('Give either project files or --ratings.');
  }
  if (values.ratings === undefined && positionals.length === 0) {
    return err('Give project files, or --ratings FILE.csv.');
  }
  return ok(call);
}

async function report(paths: readonly string[], values: Values): Promise<ExitCode> {
  const files: NamedBundle[] = [];
  let isSound = true;
  for (const path of paths) {
    // One after another: the faults come in the order of the files.
    // oxlint-disable-next-line eslint/no-await-in-loop -- See above.
    const file = await readProject(path);
    if (file.ok) files.push(file.value);
    else {
      isSound = false;
      process.stderr.write(`${file.error.join('\n')}\n`);
    }
  }
  const [first] = files;
  if (!isSound || !first) return 1;
  const articles = annotatedArticles(files);
  const shared = articles.filter(({ layers }) => layers.length > 1);
  if (shared.length === 0) {
    process.stderr.write('There is nothing to compare: no text has layers of two annotators.\n');
    return 1;
  }
  const { codebook } = first.bundle.project;
  const { lines } = agreementReport(articles, {
    familyOf: labelFamilies(codebook),
    scaleOf: answerScales(codebook),
    random: seededRandom(Number(values.seed ?? 1)),
    samples: Number(values.samples ?? 1000),
    ...(values.gamma !== undefined && { gammaSamples: Number(values.gamma) }),
  });
  if (values.json === true)
    process.stdout.write(lines.map((line) => `${JSON.stringify(lineRecord(line))}\n`).join(''));
  else {
    const names = new Set(shared.flatMap(({ layers }) => layers.map((each) => each.annotator)));
    process.stdout.write(
      `${shared.length} of ${articles.length} texts have layers of two or more annotators: ${[...names].join(', ')}.\n\n${tableOf(lines)}\n`,
    );
  }
  return 0;
}

async function readProject(path: string): Promise<Result<NamedBundle, readonly string[]>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return err([`${path}: ${fileFault(error)}`]);
  }
  const decoded = await decodeProjectFile(text, sha256);
  if (decoded.ok) return ok({ name: basename(path), bundle: decoded.value });
  return err(
    decoded.error.map(({ place, kind, detail }) =>
      [path, ...(place === '' ? [] : [place]), problems.file[kind]]
        .join(': ')
        .concat(detail === undefined ? '' : ` (${detail})`),
    ),
  );
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
