import type { ArticleId } from '#domain/ids.ts';
import type {
  ImportFailure as ReadFailure,
  ImportNews,
  ImportSource,
} from '#storage/import-messages.ts';
import type { ImportFileOutcome } from './exchange.ts';
import type { ImportRun } from './import-session.ts';

export type ImportFailure = Omit<ReadFailure, 'reason'> & {
  readonly reason: ReadFailure['reason'] | 'stopped';
};

export type TakenArticle = Extract<ImportNews, { kind: 'taken' }>;
export type SkippedDuplicate = Extract<ImportNews, { kind: 'duplicate' }>;

export type ImportOutcome = {
  readonly taken: readonly TakenArticle[];
  /** The very same text is in the library already: not taken. */
  readonly duplicates: readonly SkippedDuplicate[];
  readonly failed: readonly ImportFailure[];
  /** Places of what is not meant to be read: pictures of a saved page, a system's own files. */
  readonly passedOver: readonly string[];
  /** What became of the project files among them. */
  readonly projectFiles: readonly {
    readonly fileName: string;
    readonly outcome: ImportFileOutcome;
  }[];
  /** What colleagues have sent: each is looked at by itself before anything of it is taken. */
  readonly packets: readonly { readonly fileName: string; readonly blob: Blob }[];
  readonly wasCancelled: boolean;
  /** What was read: `taken` and the others name them by their index. */
  readonly sources: readonly ImportSource[];
};

export const NOTHING_IMPORTED: ImportOutcome = {
  taken: [],
  duplicates: [],
  failed: [],
  passedOver: [],
  projectFiles: [],
  packets: [],
  wasCancelled: false,
  sources: [],
};

export function outcomeOf(run: ImportRun, sources: readonly ImportSource[]): ImportOutcome {
  const { news, wasCancelled, stopped } = run;
  const failed: ImportFailure[] = ofKind(news, 'failed').map(({ failure }) => failure);
  if (stopped !== undefined) failed.push({ place: '', reason: 'stopped', detail: stopped });
  return {
    ...NOTHING_IMPORTED,
    taken: ofKind(news, 'taken'),
    duplicates: ofKind(news, 'duplicate'),
    failed,
    passedOver: ofKind(news, 'passed-over').map(({ place }) => place),
    wasCancelled,
    sources,
  };
}

/** Ascribe's own files among what was read. */
export function projectFilesOf(
  run: ImportRun,
): readonly Extract<ImportNews, { kind: 'project-file' }>[] {
  return ofKind(run.news, 'project-file');
}

function ofKind<K extends ImportNews['kind']>(
  news: readonly ImportNews[],
  kind: K,
): readonly Extract<ImportNews, { kind: K }>[] {
  return news.filter((item): item is Extract<ImportNews, { kind: K }> => item.kind === kind);
}

/** The one article that came of it, where nothing else is to be told. */
export function onlyArticle(outcome: ImportOutcome): ArticleId | undefined {
  return outcome.taken.length === 1 && outcome.packets.length === 0 && !needsReport(outcome)
    ? outcome.taken[0]?.id
    : undefined;
}

/** What went otherwise than wished, or is to be looked at, is never passed over with a line that goes away. */
export function needsReport(outcome: ImportOutcome): boolean {
  const { taken, duplicates, failed, projectFiles, packets, wasCancelled } = outcome;
  return (
    (taken.length === 0 && packets.length === 0) ||
    duplicates.length > 0 ||
    failed.length > 0 ||
    projectFiles.length > 0 ||
    wasCancelled ||
    taken.some(({ alike, work }) => alike !== undefined || (work && hasLoss(work)) === true) ||
    taken.some(({ notes }) => notes.some(isRowLoss)) ||
    (taken.length > 1 && taken.some(({ notes }) => notes.some(isDoubt)))
  );
}

function hasLoss({ dropped, unplaced }: NonNullable<TakenArticle['work']>): boolean {
  return dropped.length > 0 || unplaced > 0;
}

/** Of a row of a table: something may be in the wrong place, or was left out. */
function isRowLoss({ kind }: TakenArticle['notes'][number]): boolean {
  return kind === 'ragged-row' || kind === 'date-not-read';
}

function isDoubt({ kind }: TakenArticle['notes'][number]): boolean {
  return kind === 'encoding' || kind === 'damaged-characters';
}
