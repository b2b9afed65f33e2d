import { openJson } from './json-rows.ts';
import { readTable } from './read-table.ts';
import type { SourceReader } from './source-file.ts';

export const readJsonLines: SourceReader = async function* readJsonLines(file, options) {
  const table = await openJson(file, options.encoding);
  yield* readTable(file, table, options, 'application/jsonl');
};

export const readJsonTable: SourceReader = async function* readJsonTable(file, options) {
  const table = await openJson(file, options.encoding);
  yield* readTable(file, table, options, 'application/json');
};
