import { expect, test } from 'vitest';
import { EXPORT_FORMATS, loadExportFormat } from './export-formats.ts';
import { FORMAT_FACTS } from './format-facts.ts';

test.each(EXPORT_FORMATS)('what is said about %s is what the format says itself', async (name) => {
  const { title, unit } = await loadExportFormat(name);
  expect(FORMAT_FACTS[name]).toMatchObject({ title, unit });
});
