import { emptiness } from './emptiness.ts';
import { type ExportForm, type FormChoice, isReviewToCorrect } from './export-form.ts';
import type { LiveForecast } from './use-forecast.ts';

export type EmptyKind =
  | 'review'
  | NonNullable<ReturnType<typeof emptiness>>
  | Extract<FormChoice, { ok: false }>['fault'];

/** Why no file can be made. */
export type Hindrance =
  | { readonly kind: 'working' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'leaks'; readonly count: number }
  | { readonly kind: 'empty'; readonly what: EmptyKind };

/** The first thing that keeps the file from being made; undefined where nothing does. */
export function hindranceOf(
  form: ExportForm,
  chosen: FormChoice,
  found: LiveForecast,
): Hindrance | undefined {
  if (!chosen.ok) return { kind: 'empty', what: chosen.fault };
  if (found.kind !== 'known') return { kind: found.kind };
  const { forecast } = found;
  if (forecast.leaks.length > 0) return { kind: 'leaks', count: forecast.leaks.length };
  const empty = emptiness(forecast, form);
  if (empty) return { kind: 'empty', what: empty };
  return isReviewToCorrect(form, forecast) ? { kind: 'empty', what: 'review' } : undefined;
}
