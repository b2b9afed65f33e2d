import { basename } from 'node:path';
import { agreementReport } from '#domain/agreement/agreement-report.ts';
import { answerScales } from '#domain/agreement/answer-scales.ts';
import { LEAST_ARTICLES } from '#domain/agreement/bootstrap.ts';
import { RATING_METRICS } from '#domain/agreement/measure-ratings.ts';
import { seededRandom } from '#domain/agreement/random.ts';
import { labelFamilies } from '#domain/curation/label-family.ts';
import { type Result, err } from '#domain/result.ts';
import { lineRecord } from '#formats/agreement-files.ts';
import { type NamedBundle, annotatedArticles } from '#domain/agreement/annotated-articles.ts';
import { tableOf } from './agreement-lines.ts';
import { type CliOptions, readOptions } from './cli-options.ts';
import { type Command, type ExitCode, wrongCall } from './command.ts';
import { measureFile } from './measure-file.ts';
import { readProject, tell } from './read-project.ts';

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

const NUMBERS = ['samples', 'gamma', 'seed'] as const;

async function run(args: readonly string[]): Promise<ExitCode> {
  const call = readCall(args);
  if (!call.ok) return wrongCall(call.error, 'agreement');
  const { value } = call.value;
  const ratings = value('ratings');
  if (ratings === undefined) return report(call.value);
  return measureFile(ratings, {
    metric: value('metric'),
    categories: value('categories'),
    weights: value('weights'),
  });
}

function readCall(args: readonly string[]): Result<CliOptions, string> {
  const options = readOptions(args, {
    values: ['ratings', 'metric', 'categories', 'weights', ...NUMBERS],
    flags: ['json'],
  });
  if (!options.ok) return options;
  const { files, value } = options.value;
  for (const name of NUMBERS) {
    const given = value(name);
    if (given !== undefined && !/^\d{1,6}$/v.test(given)) {
      return err(`--${name} has to be a whole number of at most six digits, not "${given}".`);
    }
  }
  if (value('ratings') !== undefined && files.length > 0) {
    return err('Give either project files or --ratings.');
  }
  if (value('ratings') === undefined && files.length === 0) {
    return err('Give project files, or --ratings FILE.csv.');
  }
  return options;
}

async function report({ files: paths, value, has }: CliOptions): Promise<ExitCode> {
  const files: NamedBundle[] = [];
  for (const path of paths) {
    // One after another: the faults come in the order of the files.
    // oxlint-disable-next-line eslint/no-await-in-loop -- See above.
    const bundle = await readProject(path);
    if (bundle.ok) files.push({ name: basename(path), bundle: bundle.value });
    else tell(bundle.error, path);
  }
  const [first] = files;
  if (files.length < paths.length || !first) return 1;
  const articles = annotatedArticles(files);
  const shared = articles.filter(({ layers }) => layers.length > 1);
  if (shared.length === 0) {
    process.stderr.write('There is nothing to compare: no text has layers of two annotators.\n');
    return 1;
  }
  const { codebook } = first.bundle.project;
  const gamma = value('gamma');
  const { lines } = agreementReport(articles, {
    familyOf: labelFamilies(codebook),
    scaleOf: answerScales(codebook),
    random: seededRandom(Number(value('seed') ?? 1)),
    samples: Number(value('samples') ?? 1000),
    ...(gamma !== undefined && { gammaSamples: Number(gamma) }),
  });
  if (has('json'))
    process.stdout.write(lines.map((line) => `${JSON.stringify(lineRecord(line))}\n`).join(''));
  else {
    const names = new Set(shared.flatMap(({ layers }) => layers.map((each) => each.annotator)));
    process.stdout.write(
      `${shared.length} of ${articles.length} texts have layers of two or more annotators: ${[...names].join(', ')}.\n\n${tableOf(lines)}\n`,
    );
  }
  return 0;
}
