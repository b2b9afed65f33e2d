import { type Result, err, ok } from '#domain/result.ts';
import { type FileProblem, type ProblemList, problemList } from './file-problem.ts';

/** No format of ours nests deeper; more is an attack or an accident. */
const MAX_DEPTH = 24;

/** Keys that could reach an object's prototype if anything ever copied them carelessly. */
function isForbidden(key: string): boolean {
  return key === '__proto__' || key === 'constructor' || key === 'prototype';
}

/** Parses JSON of one of our own formats: `readForeignJson`, and its header. `earlier`: versions that are read too. */
export function readJson(
  text: string,
  format: string,
  version: number,
  earlier: readonly number[] = [],
): Result<unknown, readonly FileProblem[]> {
  const parsed = parse(text);
  if (!parsed.ok) return isCutOff(text) ? err([{ place: '', kind: 'cut-off' }]) : parsed;
  const header = headerProblem(parsed.value, format, [version, ...earlier]);
  return header ? err([header]) : guarded(parsed.value);
}

/**
 * Parses JSON from outside and checks what no schema can: its depth, and that it has no key that
 * could touch a prototype.
 */
export function readForeignJson(text: string): Result<unknown, readonly FileProblem[]> {
  const parsed = parse(text);
  return parsed.ok ? guarded(parsed.value) : parsed;
}

function guarded(value: unknown): Result<unknown, readonly FileProblem[]> {
  // Nearly every file is: places are put into words for the others alone.
  if (isHarmless(value, 0)) return ok(value);
  const problems = problemList();
  guard(value, '', 0, problems);
  return err(problems.all());
}

function parse(text: string): Result<unknown, readonly FileProblem[]> {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (body.trim() === '') return err([{ place: '', kind: 'empty' }]);
  try {
    const value: unknown = JSON.parse(body);
    return ok(value);
  } catch (error) {
    const detail = error instanceof Error ? error.message : '';
    return err([{ place: '', kind: 'not-json', detail: detail.slice(0, 200) }]);
  }
}

/** Begins as one of our files does, and its last bracket is missing. */
function isCutOff(text: string): boolean {
  return /^\ufeff?\{"format":/v.test(text) && !/\}\s*$/v.test(text.slice(-20));
}

function headerProblem(
  value: unknown,
  format: string,
  versions: readonly number[],
): FileProblem | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { place: '', kind: 'wrong-format', detail: format };
  }
  const found = 'format' in value ? value.format : undefined;
  if (found !== format) return { place: 'format', kind: 'wrong-format', detail: format };
  const foundVersion = 'version' in value ? value.version : undefined;
  if (versions.some((version) => foundVersion === version)) return undefined;
  if (typeof foundVersion === 'number' && foundVersion > Math.max(...versions)) {
    return { place: 'version', kind: 'newer-version', detail: String(foundVersion) };
  }
  return { place: 'version', kind: 'unknown-version', detail: String(foundVersion) };
}

function isHarmless(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > MAX_DEPTH) return false;
  // No list of keys or pairs, no calls for what is no object: this runs for everything that is ever read.
  if (Array.isArray(value)) {
    for (const item of value) {
      if (typeof item === 'object' && !isHarmless(item, depth + 1)) return false;
    }
    return true;
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Its own keys are asked for, no others.
  const record = value as Readonly<Record<string, unknown>>;
  for (const key in record) {
    if (!Object.hasOwn(record, key)) continue;
    if (isForbidden(key)) return false;
    const field = record[key];
    if (typeof field === 'object' && !isHarmless(field, depth + 1)) return false;
  }
  return true;
}

function guard(value: unknown, place: string, depth: number, problems: ProblemList): void {
  if (typeof value !== 'object' || value === null || problems.isFull()) return;
  if (depth > MAX_DEPTH) {
    problems.add(place, 'too-deep');
    return;
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (typeof item === 'object') guard(item, `${place}[${index}]`, depth + 1, problems);
    }
    return;
  }
  for (const [key, field] of Object.entries(value)) {
    const at = place === '' ? key : `${place}.${key}`;
    if (isForbidden(key)) problems.add(at, 'forbidden-key', key);
    if (typeof field === 'object') guard(field, at, depth + 1, problems);
  }
}
