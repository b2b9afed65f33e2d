import { compareIds } from '#domain/annotation/build-layer-state.ts';
import { acceptedBy, acceptedWords } from '#domain/export/accept-leaks.ts';
import { stringsOfArticles, stringsOfBundle } from '#domain/export/bundle-strings.ts';
import { namedEntities } from '#domain/export/confidential-names.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import {
  type ProtectionPlan,
  openProtection,
  protectArticles,
} from '#domain/export/protect-bundle.ts';
import { pseudonymsIn } from '#domain/export/pseudonyms.ts';
import {
  type LeakFinding,
  type LeakScan,
  MOST_FINDINGS,
  leakScanner,
} from '#domain/export/scan-for-leaks.ts';
import { withShownWords } from '#domain/export/as-shown.ts';
import type { EntityId, ProjectId } from '#domain/ids.ts';
import type { ArticleBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import { acceptance } from '#formats/datasets/protected-export.ts';
import type { Exported } from '#formats/datasets/export-files.ts';
import { scannableFiles } from '#formats/datasets/scannable-files.ts';
import type { Sha256 } from '#formats/file-problem.ts';
import type { Database } from './database.ts';
import { listArticles, packArticles, unpackArticles } from './export-batches.ts';
import type { ExportWish, ProtectedPerson } from './export-messages.ts';
import { peopleWritten } from './forecast-of.ts';
import { readBatch } from './read-export-batch.ts';

/** What makes the parts of an export safe. Holds real names. */
export type PartProtection = ProtectionPlan & {
  /** Of what somebody has looked at in the project, that it is not them (`wordsKey`). */
  readonly accepted: ReadonlySet<string>;
  /** One for all parts. */
  readonly scan: LeakScan;
};

export function partProtection(plan: ProtectionPlan): PartProtection {
  return { ...plan, accepted: new Set(), scan: leakScanner(plan.protection) };
}

/**
 * Gets to know all articles of a project, deleted ones and those not chosen too: they tell what a pseudonym may be, and
 * which names are ordinary words. `undefined`: there is no such project.
 */
export async function learnProtection(
  db: Database,
  { projectId, protect }: Pick<ExportWish, 'projectId' | 'protect'>,
  size: number,
  onProgress: (share: number) => void,
): Promise<ReturnType<typeof openProtection> | undefined> {
  const list = await listArticles(db, projectId, undefined, { withDeleted: true });
  if (!list) return undefined;
  const { project, articles } = list;
  const open = openProtection({ project, entities: await entitiesOf(db, projectId) }, protect);
  const batches = Array.from({ length: Math.ceil(articles.length / size) }, (_, index) =>
    packArticles(articles.slice(index * size, (index + 1) * size)),
  );
  for (const [index, batch] of batches.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- All at once would not fit into memory.
    const { bundle } = await readBatch(db, project, unpackArticles(batch));
    open.look(bundle.articles);
    onProgress((index + 1) / batches.length);
  }
  return open;
}

async function entitiesOf(db: Database, projectId: ProjectId): Promise<ProjectBundle['entities']> {
  const rows = await db.entities.where('projectId').equals(projectId).toArray();
  return rows.toSorted(compareIds);
}

/** Some articles with whom they name, as they are exported. */
export async function protectPart(
  stored: ProjectBundle,
  plan: PartProtection,
  sha256: Sha256,
): Promise<ProjectBundle> {
  const { protection, project, entities, ids } = plan;
  const articles = await protectArticles(stored, plan, { sha256 });
  if (protection.sources.length === 0) return { ...stored, project, articles };
  const named = new Set(
    stored.entities.map(({ id }): EntityId => {
      const end = protection.ends.get(id) ?? id;
      return ids.get(end) ?? end;
    }),
  );
  return { project, entities: [...named].flatMap((id) => entities.get(id) ?? []), articles };
}

/** Looks for names in all parts of a project that was protected, as one looks for them in the whole. */
export function openLeakSearch(
  plan: PartProtection,
  { protect, withoutHidden }: Pick<ExportWish, 'protect' | 'withoutHidden'>,
) {
  const { scan, project, entities } = plan;
  const { isAccepted, accepted } = acceptance(protect);
  const registry = { project, entities: [...entities.values()], articles: [] };
  const leaks = [...scan({ bundle: registry }, isAccepted)];
  const written = pseudonymsIn(
    stringsOfBundle({ ...registry, entities: [], project: { ...project, annotators: [] } }),
  );
  return {
    accepted: (): ReadonlySet<string> => accepted,
    look: (whole: readonly ArticleBundle[], set: ExportSet): void => {
      const articles = withoutHidden ? whole.map(withShownWords) : whole;
      // All are looked at, for what was accepted in them; this many say enough.
      const found = scan({ articles }, isAccepted);
      leaks.push(...found.slice(0, MOST_FINDINGS - leaks.length));
      for (const pseudonym of pseudonymsIn(stringsOfArticles(articles))) written.add(pseudonym);
      for (const { name } of namedEntities(set)) written.add(name);
    },
    leaks: (): readonly LeakFinding[] => leaks,
    people: (): readonly ProtectedPerson[] => peopleWritten(plan.key, written),
  };
}

/** Lines of a file that are in the parts before. */
export type LinesBefore = (name: string) => number;

/**
 * Names that are in files of a part and that nobody has looked at. What was accepted is passed over while
 * one looks: no number of harmless findings hides what stands behind them.
 */
export async function leaksInPart(
  files: Exported['files'],
  { protection, scan, accepted }: PartProtection,
  { protect }: Pick<ExportWish, 'protect'>,
  linesBefore: LinesBefore,
): Promise<readonly LeakFinding[]> {
  if (protection.sources.length === 0) return [];
  const isAcceptedWord = acceptedWords(accepted);
  const isAcceptedPlace = acceptedBy(protect.accepted);
  const inWhole = (leak: LeakFinding): LeakFinding => {
    const { file, line } = leak.where;
    if (file === undefined || line === undefined) return leak;
    return { ...leak, where: { ...leak.where, line: line + linesBefore(file) } };
  };
  const target = { files: await scannableFiles(files) };
  const found = scan(target, (leak) => isAcceptedWord(leak) || isAcceptedPlace(inWhole(leak)));
  return found.map(inWhole);
}

/** Those of all files, each once. */
export function openFileLeaks(
  { scan }: PartProtection,
  { protect }: Pick<ExportWish, 'protect'>,
  archiveName: string,
) {
  // People see what it is packed into too.
  const named = { files: [{ name: archiveName, text: '' }] };
  const leaks = new Map<string, LeakFinding>();
  const add = (found: readonly LeakFinding[]): void => {
    for (const leak of found) {
      if (leaks.size < MOST_FINDINGS) leaks.set(JSON.stringify(leak), leak);
    }
  };
  add(scan(named, acceptedBy(protect.accepted)));
  return { add, all: (): readonly LeakFinding[] => [...leaks.values()] };
}
