import * as v from 'valibot';
import { type Result, err, ok } from '#domain/result.ts';
import { type FileProblem, problemList } from './file-problem.ts';

/** Checks a value against a schema; each fault with its place in the file. */
export function parseWith<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
): Result<T, readonly FileProblem[]> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return ok(parsed.output);
  const problems = problemList();
  for (const issue of parsed.issues) {
    const place = placeOf(issue);
    // A strict object says "never" of a key it does not know.
    if (issue.expected === 'never') problems.add(place, 'unknown-key', issue.received);
    else problems.add(place, 'bad-value', `${issue.expected ?? issue.message} ≠ ${issue.received}`);
  }
  return err(problems.all());
}

function placeOf(issue: v.BaseIssue<unknown>): string {
  let place = '';
  for (const { key } of issue.path ?? []) {
    if (typeof key === 'number') place += `[${key}]`;
    else place += place === '' ? String(key) : `.${String(key)}`;
  }
  return place;
}
