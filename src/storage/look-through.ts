import { type SetSurvey, joinSurveys } from '#domain/export/set-survey.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { surveyor } from '#formats/datasets/export-files.ts';
import type { ExportFormat } from '#formats/datasets/export-format.ts';
import type { Sha256 } from '#formats/file-problem.ts';
import type { Database } from './database.ts';
import { factsOf, openTally } from './export-facts.ts';
import type { ExportForecast, ExportPlan, ExportProblem } from './export-messages.ts';
import { readParts } from './export-part.ts';
import { countConfidential, isProtecting } from './export-wish.ts';
import { makeWithKept, readPseudonyms } from './kept-pseudonyms.ts';
import type { PlannedExport } from './plan-export.ts';
import { learnProtection, openLeakSearch, partProtection } from './protect-parts.ts';

type LookOptions = { readonly format: ExportFormat; readonly sha256: Sha256 };

type Looked = {
  readonly forecast: ExportForecast;
  /** What parts have to know of each other. */
  readonly known: SetSurvey;
  /** Words that somebody has looked at: it is not them. */
  readonly accepted: ReadonlySet<string>;
};

/** What is told of an export, and what its parts have to know of each other. Nothing is written. */
export async function lookThrough(
  db: Database,
  { plan, batches }: PlannedExport,
  { format, sha256 }: LookOptions,
  onProgress: (share: number) => void,
): Promise<Looked> {
  const { wish, safe } = plan;
  const survey = surveyor(format, wish.about.hasCard, wish.about);
  const search = safe && openLeakSearch(safe, wish);
  const tally = openTally(await countConfidential(db, wish));
  let known: SetSurvey = {};
  let done = 0;
  for await (const { set, batch } of readParts(db, plan, batches, sha256)) {
    tally.add(factsOf({ ...set, known }, batch, wish, format));
    search?.look(batch.bundle.articles, set);
    if (survey) known = joinSurveys([known, survey(set)]);
    done += 1;
    onProgress(done / batches.length);
  }
  const told = tally.forecast();
  const forecast = {
    ...told,
    ...(search && { people: search.people(), leaks: search.leaks() }),
    // They are called something else.
    ...(safe && wish.protect.sources && { confidential: [] }),
  };
  return { forecast, known, accepted: search?.accepted() ?? new Set() };
}

/** Stores nothing: pseudonyms are those that would be given. */
export async function foresee(
  db: Database,
  planned: PlannedExport,
  options: LookOptions,
): Promise<Result<ExportForecast, ExportProblem>> {
  const { plan } = planned;
  if (!(await isProtecting(db, plan.wish))) {
    return ok((await lookThrough(db, planned, options, ignore)).forecast);
  }
  const open = await learnProtection(db, plan.wish, planned.size, ignore);
  if (!open) return err({ kind: 'damaged', place: '' });
  const given = await readPseudonyms(db, plan.wish.projectId);
  const safe = partProtection(open.close(given));
  const looked = await lookThrough(db, { ...planned, plan: { ...plan, safe } }, options, ignore);
  return ok(looked.forecast);
}

/** Of looking safely, so much is learning what is there. */
const LEARNING = 0.4;

/** As `foresee`, of what is to be made: the pseudonyms given are kept before anything is made with them. */
export async function lookSafely(
  db: Database,
  planned: PlannedExport,
  options: LookOptions,
  onProgress: (share: number) => void,
): Promise<Result<{ plan: ExportPlan; forecast: ExportForecast }, ExportProblem>> {
  const { plan } = planned;
  const { projectId } = plan.wish;
  const open = await learnProtection(db, plan.wish, planned.size, (share) => {
    onProgress(share * LEARNING);
  });
  if (!open) return err({ kind: 'damaged', place: '' });
  const made = await makeWithKept(
    db,
    projectId,
    async (given) => {
      const safe = partProtection(open.close(given));
      const trial = { ...planned, plan: { ...plan, safe } };
      const looked = await lookThrough(db, trial, options, (share) => {
        onProgress(LEARNING + share * (1 - LEARNING));
      });
      return { safe, ...looked };
    },
    ({ safe, forecast }) => (forecast.leaks.length > 0 ? [] : safe.key),
  );
  if (!made.ok) return made;
  const { safe, forecast, known, accepted } = made.value;
  const { leaks, people } = forecast;
  if (leaks.length > 0) return err({ kind: 'leaks', leaks, people });
  return ok({ plan: { ...plan, known, safe: { ...safe, accepted } }, forecast });
}

function ignore(): void {}
