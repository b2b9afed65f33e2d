import type { ExportForecast } from '#workspace/export.ts';
import { type ExportForm, entryOf, takesLayersWhole } from './export-form.ts';

/** What is lost of claims and of all that is none. */
const UNWRITTEN: ReadonlySet<ExportForecast['losses'][number]['kind']> = new Set([
  'unfit',
  'no-claim',
  'no-verdict',
  'no-address',
  'only-claims',
]);

/** Why there would be nothing in the file; undefined where there is something. */
export function emptiness(
  { articles, annotations, losses }: ExportForecast,
  form: Pick<ExportForm, 'format'>,
): 'work' | 'annotations' | 'claims' | 'unfit' | undefined {
  if (articles === 0) return 'work';
  // A text that nothing is marked in yet is whole as well.
  if (takesLayersWhole(form)) return undefined;
  if (annotations === 0) return 'annotations';
  const isSheet = form.format === 'factcheck-docx' || form.format === 'factcheck-csv';
  if (!isSheet && entryOf(form.format)?.reader !== 'publication') return undefined;
  const unfit = losses.filter(({ kind }) => UNWRITTEN.has(kind));
  if (unfit.reduce((sum, { count }) => sum + count, 0) < annotations) return undefined;
  return isSheet ? 'claims' : 'unfit';
}
