import type { ExportForecast } from '#workspace/export.ts';
import { type ExportForm, entryOf, takesLayersWhole } from './export-form.ts';

/** What is lost of claims and of all that is none, where nothing else is written. */
const UNWRITTEN: ReadonlySet<ExportForecast['losses'][number]['kind']> = new Set([
  'unfit',
  'no-claim',
  'no-verdict',
  'no-address',
  'only-claims',
]);

/** Why there would be nothing in the file; undefined where there is something. */
export function emptiness(
  { articles, annotations, labels, losses }: ExportForecast,
  form: Pick<ExportForm, 'format'>,
): 'work' | 'annotations' | 'claims' | 'unfit' | undefined {
  // A text that nothing is marked in yet is whole as well.
  if (takesLayersWhole(form)) return articles === 0 ? 'work' : undefined;
  if (annotations > 0) return undefined;
  const isSheet = form.format === 'factcheck-docx' || form.format === 'factcheck-csv';
  const isOfClaims = isSheet || entryOf(form.format)?.reader === 'publication';
  if (isOfClaims && losses.some(({ kind }) => UNWRITTEN.has(kind)))
    return isSheet ? 'claims' : 'unfit';
  return articles === 0 && labels.size === 0 ? 'work' : 'annotations';
}
