import { useEffect, useMemo, useState } from 'react';
import type { FileProblem } from '#workspace/exchange.ts';
import {
  type Choice,
  type ExportForecast,
  type ForecastOutcome,
  forecastExport,
} from '#workspace/export.ts';
import { forecastKey } from './forecast-key.ts';

export type Forecast =
  | { readonly kind: 'working' }
  | { readonly kind: 'known'; readonly forecast: ExportForecast }
  | { readonly kind: 'failed'; readonly problems: readonly FileProblem[] };

export type LiveForecast = Forecast & {
  readonly retry: () => void;
  /** The newest there is, of an earlier choice while this one is looked at: what must not flicker. */
  readonly latest: ExportForecast | undefined;
};

/** Whoever types or ticks is not done yet. */
const PAUSE_MS = 150;

/** What an export of this choice holds and loses; nothing while there is no choice. What changes nothing of it is not waited for. */
export function useForecast(choice: Choice | undefined): LiveForecast {
  const [attempt, setAttempt] = useState(0);
  const key = choice && forecastKey(choice);
  const [asked, setAsked] = useState({ key, choice });
  if (asked.key !== key) setAsked({ key, choice });
  const request = useMemo(() => ({ choice: asked.choice, attempt }), [asked, attempt]);
  const [found, setFound] = useState<{
    readonly for: typeof request;
    readonly forecast: Forecast;
  }>();
  useEffect(() => {
    const wanted = request.choice;
    if (!wanted) return undefined;
    const job = new AbortController();
    const timer = setTimeout(() => void look(wanted), PAUSE_MS);
    async function look(at: Choice): Promise<void> {
      const outcome = await forecastExport(at, job.signal).catch(
        (error: unknown): ForecastOutcome => {
          reportError(error);
          return { ok: false, kind: 'failed', problems: [{ place: '', kind: 'crashed' }] };
        },
      );
      if (job.signal.aborted) return;
      setFound({
        for: request,
        forecast: outcome.ok
          ? { kind: 'known', forecast: outcome.forecast }
          : { kind: 'failed', problems: outcome.problems },
      });
    }
    return () => {
      clearTimeout(timer);
      job.abort();
    };
  }, [request]);
  // What was found for another choice says nothing about this one.
  const current = found?.for === request ? found.forecast : undefined;
  return {
    ...(current ?? { kind: 'working' }),
    latest: found?.forecast.kind === 'known' ? found.forecast.forecast : undefined,
    retry: () => {
      setAttempt(attempt + 1);
    },
  };
}
