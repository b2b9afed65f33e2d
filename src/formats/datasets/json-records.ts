import type * as v from 'valibot';
import { type Result, err, ok } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { readForeignJson } from '#formats/read-json.ts';
import { parseWith } from '#formats/schema-problems.ts';

export type JsonRecord<T> = { readonly place: string; readonly value: T };

type Records<T> = Result<readonly JsonRecord<T>[], readonly FileProblem[]>;

/** JSON Lines, or one JSON array of the same records. Every record must fit the schema. */
export function readRecords<T>(text: string, schema: v.GenericSchema<unknown, T>): Records<T> {
  return fitting(parseAll(text), schema);
}

/** The same of JSON Lines whose lines are parted already. */
export function readRecordLines<T>(
  lines: readonly string[],
  schema: v.GenericSchema<unknown, T>,
): Records<T> {
  return fitting(parseLines(lines), schema);
}

function fitting<T>(parsed: Records<unknown>, schema: v.GenericSchema<unknown, T>): Records<T> {
  if (!parsed.ok) return parsed;
  const records: JsonRecord<T>[] = [];
  const problems: FileProblem[] = [];
  for (const { place, value } of parsed.value) {
    const record = parseWith(schema, value);
    if (record.ok) records.push({ place, value: record.value });
    else problems.push(...within(place, record.error));
    if (problems.length >= MAX_PROBLEMS) break;
  }
  return problems.length > 0 ? err(problems) : ok(records);
}

const MAX_PROBLEMS = 50;

function parseAll(text: string): Records<unknown> {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (body.trim() === '') return err([{ place: '', kind: 'empty' }]);
  return body.trimStart().startsWith('[') ? parseArray(body) : parseLines(body.split('\n'));
}

function parseLines(lines: readonly string[]): Records<unknown> {
  const records: JsonRecord<unknown>[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const place = `line ${index + 1}`;
    const parsed = readForeignJson(line);
    if (!parsed.ok) return err(within(place, parsed.error));
    records.push({ place, value: parsed.value });
  }
  return ok(records);
}

function parseArray(body: string): Records<unknown> {
  const parsed = readForeignJson(body);
  if (!parsed.ok) return parsed;
  const items: readonly unknown[] = Array.isArray(parsed.value) ? parsed.value : [];
  return ok(items.map((value, index) => ({ place: `[${index}]`, value })));
}

/** The same problems, told from the file's start. */
export function within(place: string, problems: readonly FileProblem[]): readonly FileProblem[] {
  return problems.map((problem) => ({
    ...problem,
    place: problem.place === '' ? place : `${place}: ${problem.place}`,
  }));
}
