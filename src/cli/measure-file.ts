import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { type Coefficient, valueOf } from '#domain/agreement/coefficient.ts';
import {
  RATING_METRICS,
  type RatingMeasure,
  type RatingMetric,
  type Weights,
  countsDisagreement,
  measureRatings,
} from '#domain/agreement/measure-ratings.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { REASONS } from '#formats/agreement-words.ts';
import type { ExitCode } from './command.ts';
import { fileFault } from './file-fault.ts';
import { readRatings } from './ratings-file.ts';

type MeasureOptions = {
  readonly metric: string | undefined;
  readonly categories: string | undefined;
  readonly weights: string | undefined;
};

/** Measures a table of ratings and prints one line of JSON. */
export async function measureFile(path: string, options: MeasureOptions): Promise<ExitCode> {
  const metric = RATING_METRICS.find((name) => name === options.metric);
  if (!metric) {
    const known = RATING_METRICS.join(', ');
    process.stderr.write(`--metric has to be one of ${known}; not "${options.metric ?? ''}".\n`);
    return 2;
  }
  const weights = await readWeights(options.weights);
  if (!weights.ok) return fail(weights.error);
  const text = await readText(path);
  if (!text.ok) return fail(text.error);
  const categories = (options.categories ?? '').split(',').map((name) => name.trim());
  const ratings = readRatings(
    text.value,
    categories.filter((name) => name !== ''),
  );
  if (!ratings.ok) {
    return fail(ratings.error.map(({ line, what }) => `${path}:${line}: ${what}`).join('\n'));
  }
  const measure = measureRatings(metric, ratings.value, weights.value);
  const { units, raters, categories: known } = ratings.value;
  const line = {
    metric,
    ...figuresOf(measure, metric, known),
    units: units.length,
    raters: raters.length,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  return 0;
}

function figuresOf(
  { coefficient, perCategory, perItem, max }: RatingMeasure,
  metric: RatingMetric,
  categories: readonly string[],
): Readonly<Record<string, unknown>> {
  const plain = (each: Coefficient): number | null => valueOf(each) ?? null;
  return {
    value: plain(coefficient),
    n: coefficient.n,
    ...(coefficient.kind === 'undefined' && { reason: REASONS[coefficient.reason] }),
    ...chanceOf(coefficient, metric),
    ...(max && { kappa_max: plain(max) }),
    ...(perCategory && {
      categories: Object.fromEntries(
        perCategory.map((each, index) => [categories[index] ?? '', plain(each)]),
      ),
    }),
    ...(perItem && { items: perItem.map(plain) }),
  };
}

/** Observed and expected agreement, or disagreement, by their usual names. */
function chanceOf(
  coefficient: Coefficient,
  metric: RatingMetric,
): Readonly<Record<string, number>> {
  if (coefficient.kind === 'undefined') return {};
  const { observed, expected } = coefficient;
  if (observed === undefined || expected === undefined) return {};
  return countsDisagreement(metric)
    ? { do: observed, de: expected }
    : { po: observed, pe: expected };
}

const WeightsJson = v.object({
  weights_order: v.array(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
  weights: v.array(v.array(v.pipe(v.number(), v.minValue(0)))),
});

async function readWeights(given: string | undefined): Promise<Result<Weights, string>> {
  if (given === undefined || given === 'linear') return ok({ kind: 'linear' });
  if (given === 'quadratic') return ok({ kind: 'quadratic' });
  const text = await readText(given);
  if (!text.ok) return text;
  let json: unknown;
  try {
    json = JSON.parse(text.value);
  } catch (error) {
    return err(`${given}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = v.safeParse(WeightsJson, json);
  if (!parsed.success) {
    const faults = parsed.issues.map(
      (issue) => `${given}: ${v.getDotPath(issue) ?? ''}: ${issue.message}`,
    );
    return err(faults.join('\n'));
  }
  const { weights_order: order, weights: table } = parsed.output;
  return ok({ kind: 'table', order, table });
}

async function readText(path: string): Promise<Result<string, string>> {
  try {
    return ok(await readFile(path, 'utf8'));
  } catch (error) {
    return err(`${path}: ${fileFault(error)}`);
  }
}

function fail(what: string): ExitCode {
  process.stderr.write(`${what}\n`);
  return 1;
}
