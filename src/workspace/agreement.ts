import type { CaseQuestion } from '#domain/agreement/cases.ts';
import type { ArticleId } from '#domain/ids.ts';
import {
  type AgreementHead,
  encodeAgreementCsv,
  encodeAgreementJson,
} from '#formats/agreement-files.ts';
import type {
  AgreementBasis as Basis,
  AgreementCaseRow as CaseRow,
  AgreementCases as Cases,
  AgreementMeasured as Measured,
  AgreementReply,
  AgreementRequest,
  AgreementScope,
  GoldMeasured as Gold,
} from '#storage/agreement-messages.ts';
import type { AgreementState } from './agreement-state.ts';
import { areEditsSaved } from './edits-saved.ts';
import { store } from './store.ts';
import { workerJob } from './worker-job.ts';

/** What screens know of a measuring; they know storage only through this. */
export type AgreementMeasured = Measured;
export type AgreementBasis = Basis;
export type AgreementCaseRow = CaseRow;
export type AgreementCaseList = Cases;
export type GoldMeasured = Gold;

/** Draws of articles for the intervals, and where the random numbers start: the same gives the same figures. */
export const SAMPLES = 1000;
const SEED = 1;
/** Random texts an article, as many as the authors of gamma take first. */
export const GAMMA_SAMPLES = 30;

let job: AbortController | undefined;

/** Measures everything, off the main thread; what comes back is in the store. A job that runs is ended. */
export async function measureAgreement(
  articleId: ArticleId | undefined,
  withGamma = false,
): Promise<void> {
  job?.abort();
  const own = new AbortController();
  job = own;
  const before = store.getState().agreement;
  const measured = before?.articleId === articleId ? before?.measured : undefined;
  const show = (change: Partial<AgreementState>): void => {
    if (job !== own) return;
    const known = store.getState().agreement;
    const base = { articleId, measured, measuring: undefined, failed: undefined };
    store.setState({ agreement: { ...base, ...known, ...change } });
  };
  show({ articleId, measured, measuring: 0, failed: undefined });
  const { project, me } = store.getState();
  if (!project || !me) return;
  // The worker reads the disk: an edit on its way there would be missing.
  if (!(await areEditsSaved(own.signal))) {
    show({ measuring: undefined, failed: own.signal.aborted ? 'cancelled' : 'unsaved' });
    return;
  }
  const reply = await runAgreementJob(
    {
      kind: 'measure',
      scope: scopeOf(project.id, me.id, articleId),
      samples: SAMPLES,
      seed: SEED,
      ...(withGamma && { gammaSamples: GAMMA_SAMPLES }),
    },
    {
      signal: own.signal,
      onProgress: (share) => {
        show({ measuring: share });
      },
    },
  );
  if (reply.kind === 'measured') show({ measured: reply.measured, measuring: undefined });
  else show({ measuring: undefined, failed: reply.kind === 'cancelled' ? 'cancelled' : 'crashed' });
}

/** Ends the job that measures, where there is one; what was measured before stays. */
export function cancelAgreement(): void {
  job?.abort();
}

/** The places behind a figure. `undefined`: called off, or they cannot be read. */
export async function readCases(
  question: CaseQuestion,
  { pair, articleId }: CasesOf,
  signal: AbortSignal,
): Promise<AgreementCaseList | undefined> {
  const { project, me } = store.getState();
  if (!project || !me || !(await areEditsSaved(signal))) return undefined;
  const scope = scopeOf(project.id, me.id, articleId);
  const request = { kind: 'cases', scope, question, ...(pair && { pair }) } as const;
  const reply = await runAgreementJob(request, { signal });
  return reply.kind === 'cases' ? reply.cases : undefined;
}

export type CasesOf = {
  /** Two annotators by their names; absent for every pair. */
  readonly pair?: readonly [string, string] | undefined;
  readonly articleId?: ArticleId | undefined;
};

/** All lines of what was measured last, as a file. */
export function agreementFile(
  kind: 'csv' | 'json',
): { readonly fileName: string; readonly blob: Blob } | undefined {
  const { agreement, project, articles } = store.getState();
  const measured = agreement?.measured;
  if (!measured || !project) return undefined;
  const article = articles.find((each) => each.article.id === agreement.articleId);
  const { lines, gold, basis } = measured;
  const parts = [
    { part: 'agreement', lines },
    { part: 'gold-agreed-version', lines: gold.curated.lines },
    { part: 'gold-majority-of-others', lines: gold.majority.lines },
  ];
  const head: AgreementHead = {
    project: project.name,
    codebook: { name: project.codebook.name, version: project.codebook.version },
    ...(article && { article: article.article.title }),
    articles: basis.shared,
    annotators: basis.annotators.map(({ name }) => name),
    samples: SAMPLES,
    seed: SEED,
  };
  const text = kind === 'csv' ? encodeAgreementCsv(parts) : encodeAgreementJson(head, parts);
  return { fileName: `agreement.${kind}`, blob: new Blob([text], { type: TYPES[kind] }) };
}

const TYPES = { csv: 'text/csv', json: 'application/json' } as const;

type JobReply = Exclude<AgreementReply, { kind: 'progress' }> | { readonly kind: 'cancelled' };

/** Reads and measures off the main thread. */
export function runAgreementJob(
  request: AgreementRequest,
  options: { readonly onProgress?: (share: number) => void; readonly signal: AbortSignal },
): Promise<JobReply> {
  const worker = new Worker(new URL('../workers/agreement.worker.ts', import.meta.url), {
    type: 'module',
  });
  return workerJob(
    worker,
    request,
    ({ data }: MessageEvent<AgreementReply>) => {
      if (data.kind !== 'progress') return data;
      options.onProgress?.(data.share);
      return undefined;
    },
    options.signal,
  );
}

function scopeOf(
  projectId: AgreementScope['projectId'],
  me: AgreementScope['me'],
  articleId: ArticleId | undefined,
): AgreementScope {
  return { projectId, me, ...(articleId !== undefined && { articleId }) };
}
