import Papa from 'papaparse';
import { type Ratings, ratingsFrom } from '#domain/agreement/ratings.ts';
import { type Result, err, ok } from '#domain/result.ts';

/** A fault in a file, with the line it is on. */
export type LineFault = { readonly line: number; readonly what: string };

type Row = { readonly unit: string; readonly rater: string; readonly value: string };

const MOST_FAULTS = 50;
/** Beyond these a table is no ratings, and measures would take tables of that size squared. */
const MOST_VALUES = 2000;
const MOST_CELLS = 20_000_000;

/**
 * Reads a table of ratings with the columns unit, rater and value, in any order and among others. An
 * empty value is a missing one. `categories` are those that could be given, in their order.
 */
export function readRatings(
  text: string,
  categories: readonly string[],
): Result<Ratings & { readonly raters: readonly string[] }, readonly LineFault[]> {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/v, ''), { skipEmptyLines: 'greedy' });
  const faults = parsed.errors
    // A file of one column has no delimiter to be found; the missing columns are told below.
    .filter(({ type }) => type !== 'Delimiter')
    .map(({ row, message }): LineFault => ({ line: (row ?? 0) + 1, what: message }));
  const rows = rowsOf(parsed.data);
  if (!rows.ok) return err([...faults, rows.error]);
  const units = new Map<string, Map<string, string>>();
  const raters = new Set<string>();
  for (const [index, { unit, rater, value }] of rows.value.entries()) {
    const line = index + 2;
    const what = faultOf({ unit, rater, value }, units);
    if (what !== undefined) faults.push({ line, what });
    raters.add(rater);
    const ratings = units.get(unit) ?? new Map<string, string>();
    ratings.set(rater, value);
    units.set(unit, ratings);
  }
  const values = new Set(rows.value.map(({ value }) => value)).size;
  if (values > MOST_VALUES || units.size * raters.size > MOST_CELLS) {
    const what = `Too much to measure: ${units.size} units, ${raters.size} raters, ${values} different values.`;
    faults.push({ line: 1, what });
  }
  if (faults.length > 0) return err(faults.slice(0, MOST_FAULTS));
  const table = [...units.values()].map((ratings) =>
    [...raters].map((rater) => ratings.get(rater) || null),
  );
  return ok({ ...ratingsFrom(table, categories), raters: [...raters] });
}

function faultOf(
  { unit, rater }: Row,
  units: ReadonlyMap<string, ReadonlyMap<string, string>>,
): string | undefined {
  if (unit === '' || rater === '') return 'A unit and a rater are needed in every row.';
  if (units.get(unit)?.has(rater) === true) {
    return `The rater "${rater}" has rated the unit "${unit}" already.`;
  }
  return undefined;
}

function rowsOf(data: readonly (readonly string[])[]): Result<readonly Row[], LineFault> {
  const [header = [], ...body] = data;
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = ['unit', 'rater', 'value'].filter((name) => !names.includes(name));
  if (missing.length > 0) {
    return err({ line: 1, what: `There is no column ${missing.join(', ')}.` });
  }
  const cell = (row: readonly string[], name: string): string =>
    (row[names.indexOf(name)] ?? '').trim();
  return ok(
    body.map((row) => ({
      unit: cell(row, 'unit'),
      rater: cell(row, 'rater'),
      value: cell(row, 'value'),
    })),
  );
}
