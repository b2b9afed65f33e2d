import { openCsv } from './csv-rows.ts';
import { readTable } from './read-table.ts';
import type { SourceReader } from './source-file.ts';

export const readCsv: SourceReader = async function* readCsv(file, options) {
  const table = await openCsv(file, options);
  yield* readTable(file, table, options, 'text/csv');
};

export const readTsv: SourceReader = async function* readTsv(file, options) {
  const table = await openCsv(file, { ...options, delimiter: '\t' });
  yield* readTable(file, table, options, 'text/tab-separated-values');
};
