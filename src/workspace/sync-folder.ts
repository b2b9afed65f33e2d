import type { ArticleId } from '#domain/ids.ts';
import type { FileProblem } from './exchange.ts';
import {
  type Folder,
  filesOf,
  filesOfOthers,
  safeName,
  stampOf,
  writeFile,
} from './folder-files.ts';
import type { PacketOutcome, PacketPlan, PacketTaken } from './packets.ts';

/** A colleague's file that needs a decision before it is taken. */
export type WaitingFile = { readonly path: string; readonly file: File; readonly from: string };

export type SyncReport = {
  /** Files of mine that were written. */
  readonly written: number;
  /** Sets of annotations that came, new or newer, with decisions and comments. */
  readonly taken: number;
  readonly waiting: readonly WaitingFile[];
  /** Not whole yet: somebody's sync service is at it. They are tried again the next time. */
  readonly unready: readonly string[];
  readonly failed: readonly { readonly path: string; readonly problems: readonly FileProblem[] }[];
};

export type SyncMemory = {
  readonly seen: Readonly<Record<string, string>>;
  readonly written: Readonly<Record<ArticleId, string>>;
};

/** What a sync asks of the workspace. */
export type SyncActs = {
  readonly make: (articleId: ArticleId, at: number) => Promise<Blob | undefined>;
  readonly look: (file: File) => Promise<PacketOutcome<PacketPlan>>;
  readonly take: (file: File, plan: PacketPlan) => Promise<PacketOutcome<PacketTaken>>;
};

type Own = {
  /** My annotator's id. */
  readonly me: string;
  /** Name of the one folder that this browser writes in. */
  readonly folder: string;
  readonly work: readonly {
    readonly articleId: ArticleId;
    readonly mark: string;
    readonly at: number;
  }[];
};

/**
 * Writes what I have done into my folder and takes what others have done out of theirs: only files that have
 * changed, and only what needs no decision. Two people, or two computers of one, never write one file, so nothing
 * can collide.
 */
export async function syncFolder(
  root: Folder,
  own: Own,
  memory: SyncMemory,
  acts: SyncActs,
): Promise<{ readonly report: SyncReport; readonly memory: SyncMemory }> {
  const written = await writeOwn(root, own, memory, acts);
  const read = await readOthers(root, own, memory, acts);
  return {
    report: { ...read.report, written: written.count },
    memory: { seen: read.seen, written: written.marks },
  };
}

async function writeOwn(root: Folder, { folder, work }: Own, memory: SyncMemory, acts: SyncActs) {
  const there = await filesOf(root, folder);
  const marks: Record<ArticleId, string> = {};
  let count = 0;
  for (const { articleId, mark, at } of work) {
    const isThere = there.has(safeName(articleId)) && memory.written[articleId] === mark;
    // oxlint-disable-next-line no-await-in-loop -- One file after the other.
    const content = isThere ? undefined : await acts.make(articleId, at);
    if (content) {
      // oxlint-disable-next-line no-await-in-loop -- As above.
      await writeFile(root, folder, safeName(articleId), content);
      count += 1;
    }
    if (isThere || content) marks[articleId] = mark;
  }
  return { count, marks };
}

async function readOthers(root: Folder, { me, folder }: Own, memory: SyncMemory, acts: SyncActs) {
  const seen: Record<string, string> = {};
  const waiting: WaitingFile[] = [];
  const unready: string[] = [];
  const failed: SyncReport['failed'][number][] = [];
  let taken = 0;
  for (const { path, file } of await filesOfOthers(root, folder)) {
    const stamp = stampOf(file);
    if (memory.seen[path] === stamp) {
      seen[path] = stamp;
      continue;
    }
    // oxlint-disable-next-line no-await-in-loop -- One file after the other: each is held whole.
    const outcome = await readOne(file, me, acts);
    if (outcome.kind === 'unready') unready.push(path);
    if (outcome.kind === 'failed') failed.push({ path, problems: outcome.problems });
    if (outcome.kind === 'waiting') waiting.push({ path, file, from: outcome.from });
    if (outcome.kind === 'taken') {
      seen[path] = stamp;
      taken += outcome.count;
    }
  }
  return { seen, report: { taken, waiting, unready, failed } };
}

type ReadOutcome =
  | { readonly kind: 'unready' }
  | { readonly kind: 'waiting'; readonly from: string }
  | { readonly kind: 'failed'; readonly problems: readonly FileProblem[] }
  | { readonly kind: 'taken'; readonly count: number };

async function readOne(file: File, me: string, acts: SyncActs): Promise<ReadOutcome> {
  const looked = await acts.look(file).catch(() => undefined);
  // It was moved away or replaced while it was read.
  if (!looked) return { kind: 'unready' };
  if (!looked.ok) return failureOf(looked.problems);
  const plan = looked.value;
  if (!needsNoDecision(plan, me)) return { kind: 'waiting', from: plan.from?.name ?? plan.project };
  if (bringsNothing(plan)) return { kind: 'taken', count: 0 };
  const taken = await acts.take(file, plan);
  if (!taken.ok) return failureOf(taken.problems);
  const { layersAdded, layersReplaced, reviews, comments } = taken.value;
  return { kind: 'taken', count: layersAdded + layersReplaced + Math.sign(reviews + comments) };
}

/** What a file lacks that is being copied. */
const UNREADY = new Set<FileProblem['kind']>(['cut-off', 'changed-since', 'empty', 'not-json']);

function failureOf(problems: readonly FileProblem[] | 'moved-on'): ReadOutcome {
  if (problems === 'moved-on' || problems.some(({ kind }) => UNREADY.has(kind))) {
    return { kind: 'unready' };
  }
  return { kind: 'failed', problems };
}

/**
 * New and newer work of others on texts that are here, by people nobody has to be asked about; of a file under my own
 * id (`me`), as my other computer writes it, only what is here already.
 */
function needsNoDecision(
  { from, packet, asksWhoseMine, articles }: PacketPlan,
  me: string,
): boolean {
  const isMyOther = from?.id === me;
  return (
    // Any other packet may speak for more people than its sender.
    packet?.kind === 'team' &&
    (isMyOther || !asksWhoseMine) &&
    articles.every(
      ({ match, layers, reviews, comments }) =>
        match.kind === 'known' &&
        !(isMyOther && reviews + comments > 0) &&
        !match.isDeleted &&
        layers.every(
          ({ isMine, role, status, choices }) =>
            status.kind === 'same' ||
            status.kind === 'older' ||
            // There is nothing to choose: it is worked out from the decisions.
            (role === 'curated' && choices.length === 1) ||
            (!isMine && !isMyOther && (status.kind === 'new' || status.kind === 'newer')),
        ),
    )
  );
}

function bringsNothing({ articles, isProtecting }: PacketPlan): boolean {
  return (
    !isProtecting &&
    articles.every(
      ({ layers, reviews, comments }) =>
        reviews + comments === 0 && layers.every(({ proposal }) => proposal === 'skip'),
    )
  );
}
