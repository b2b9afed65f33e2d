import type { ArticleId } from '#domain/ids.ts';
import type { Packet } from '#domain/packets/packet.ts';
import { isBlind } from '#domain/project/project.ts';
import { fileStemOfTwo } from '#domain/text/file-stem.ts';
import type { PacketSender } from '#storage/packet-scope.ts';
import type { PacketPacking, PacketProblem, PacketResult } from '#storage/packet-jobs.ts';
import type {
  ArticleChoice as StoredArticleChoice,
  LayerChoice as StoredLayerChoice,
  PacketDecisions as StoredDecisions,
  PacketPlan as StoredPlan,
  PacketReceipt,
  PacketTaken as StoredTaken,
  PlannedArticle as StoredPlannedArticle,
  PlannedLayer as StoredPlannedLayer,
} from '#storage/packet-messages.ts';
import type { PacketReply, PacketRequest } from '#storage/packet-requests.ts';
import { loadEntities, loadProject } from '#storage/project-repository.ts';
import { askForPersistence, showProject } from './boot.ts';
import { reloadComments } from './comments.ts';
import { areEditsSaved } from './edits-saved.ts';
import {
  type ExportOutcome,
  type FileProblem,
  MAX_PROJECT_FILE_BYTES,
  problemsOf,
} from './exchange.ts';
import { notify } from './notices.ts';
import { dropSuperseded, takeOverEntities } from './open-article.ts';
import { packetStem } from './packet-stem.ts';
import { refreshPeople } from './people.ts';
import { database, now, runtime, store } from './store.ts';
import { tellOtherTabs } from './tabs.ts';
import { workerJob } from './worker-job.ts';

export type PacketPlan = StoredPlan;
export type PacketDecisions = StoredDecisions;
export type PacketTaken = StoredTaken;
export type PlannedArticle = StoredPlannedArticle;
export type PlannedLayer = StoredPlannedLayer;
export type ArticleChoice = StoredArticleChoice;
export type LayerChoice = StoredLayerChoice;

export type PacketOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }
  /** The library has changed since it was looked at: to be looked at again. */
  | { readonly ok: false; readonly problems: 'moved-on' };

export type PacketOptions = {
  readonly articles: readonly ArticleId[];
  readonly layers: PacketSender['layers'];
  readonly kind: Packet['kind'];
  readonly message: string;
  readonly packing: PacketPacking;
};

/** A packet for a colleague, read back and compared before it is offered. `signal` calls it off. */
export async function makePacket(
  options: PacketOptions,
  signal?: AbortSignal,
): Promise<ExportOutcome> {
  const { project, me, articles } = store.getState();
  if (!project || !me) return refused('crashed');
  if (!(await areEditsSaved(signal))) return refused(signal?.aborted ? 'cancelled' : 'unsaved');
  const { kind, layers, packing } = options;
  const message = options.message.trim();
  const [only, ...others] = options.articles;
  const title = articles.find(({ article }) => article.id === only)?.article.title;
  const named = others.length === 0 && title !== undefined ? title : project.name;
  const entities = await loadEntities(database(), project.id);
  const stem = fileStemOfTwo(packetStem(named, { project, entities }), me.name);
  const reply = await runJob(
    {
      kind: 'make',
      packing,
      stem,
      wish: {
        projectId: project.id,
        me: me.id,
        articles: options.articles,
        layers,
        withOriginals: packing === 'zip',
        packet: {
          kind,
          from: me.id,
          sentAt: now(),
          ...(message !== '' && { message }),
          ...(isBlind(project) && { blind: true }),
        },
      },
    },
    signal,
  );
  if (reply.kind !== 'made') return refused(reply.kind === 'cancelled' ? 'cancelled' : 'crashed');
  const { result } = reply;
  if (!result.ok) {
    const outcome = failed(result.problem);
    return outcome.problems === 'moved-on'
      ? refused('crashed')
      : { ok: false, problems: outcome.problems };
  }
  const { bytes, spans, articles: count, leftOut } = result.value;
  const fileName = `${stem}.ascribe.${packing}`;
  return { ok: true, file: { fileName, blob: bytes, spans, articles: count, leftOut } };
}

/** What a team's folder holds of one article of mine. `at`: when I last did something with it. */
export async function makeTeamFile(articleId: ArticleId, at: number): Promise<Blob | undefined> {
  const { project, me } = store.getState();
  if (!project || !me) return undefined;
  const reply = await runJob({
    kind: 'make',
    packing: 'json',
    stem: articleId,
    wish: {
      projectId: project.id,
      me: me.id,
      articles: [articleId],
      layers: 'mine',
      withOriginals: false,
      packet: { kind: 'team', from: me.id, sentAt: at },
    },
  });
  return reply.kind === 'made' && reply.result.ok && reply.result.value.articles > 0
    ? reply.result.value.bytes
    : undefined;
}

/**
 * Names of confidential people and sources that go along with such a packet; `unread` where that cannot be told, undefined
 * where it was called off.
 */
export async function confidentialNames(
  options: Pick<PacketOptions, 'articles' | 'layers' | 'kind'>,
  signal: AbortSignal,
): Promise<readonly string[] | 'unread' | undefined> {
  const { project, me } = store.getState();
  if (!project || !me) return 'unread';
  // The worker reads the disk: who was named a moment ago would be missing. What cannot be saved cannot be sent either.
  await areEditsSaved(signal);
  const { articles, layers, kind } = options;
  const contents = { articles, layers, kind, projectId: project.id, me: me.id };
  const reply = await runJob({ kind: 'names', contents }, signal);
  if (reply.kind === 'cancelled') return undefined;
  return reply.kind === 'named' ? reply.names : 'unread';
}

/** Reads a packet, checks all of it and says what would come of it. Nothing is stored. */
export async function lookAtPacket(
  file: Blob,
  mine: 'mine' | 'other',
  signal?: AbortSignal,
): Promise<PacketOutcome<PacketPlan>> {
  if (file.size > MAX_PROJECT_FILE_BYTES) return refused('too-large');
  // What is being saved counts as here.
  await areEditsSaved(signal);
  const here = await currentHere();
  if (!here) return refused('crashed');
  const reply = await runJob({ kind: 'look', here, file, mine }, signal);
  return reply.kind === 'looked' ? outcomeOf(reply.result) : refused(endOf(reply));
}

/** Does what was decided: all of it, or nothing changes. */
export async function takePacket(
  file: Blob,
  decisions: PacketDecisions,
): Promise<PacketOutcome<PacketTaken>> {
  await areEditsSaved();
  const here = await currentHere();
  if (!here) return refused('crashed');
  const reply = await runJob({ kind: 'take', here, file, decisions });
  if (reply.kind !== 'taken') return refused(endOf(reply));
  if (reply.result.ok) await showTaken(reply.result.value.receipt);
  return outcomeOf(reply.result);
}

/** As if the packet had never been opened. Refused once somebody has gone on with what it brought. */
export async function takeBackPacket(receipt: PacketReceipt): Promise<boolean> {
  await areEditsSaved();
  const here = await currentHere();
  const reply = here && (await runJob({ kind: 'take-back', here, receipt, at: now() }));
  if (reply?.kind !== 'taken-back' || !reply.result.ok) {
    notify('packet-not-taken-back');
    return false;
  }
  await showTaken(receipt);
  notify('packet-taken-back');
  return true;
}

/** Shows what has changed on the disk, here and in the other tabs. */
async function showTaken({ layers, touched }: PacketReceipt): Promise<void> {
  // The worker that has stored it cannot reach the place where the sign is kept.
  if (layers.length > 0) database().canary.set();
  const replaced = layers.map(({ articleId, rev }) => ({ articleId, rev }));
  const current = await loadProject(database());
  const own = layers.filter(({ before }) => before?.row.annotatorId === current?.me);
  for (const { articleId, rev } of own) dropSuperseded(articleId, rev);
  if (current) await showProject(current);
  tellOtherTabs({ kind: 'library-changed', replaced });
  // Fetched with the review's own screen, as where other tabs are heard.
  const review = runtime.review && (await import('./review.ts'));
  for (const articleId of touched) {
    tellOtherTabs({ kind: 'review-changed', articleId });
    // oxlint-disable-next-line no-await-in-loop -- Only what is shown is read.
    await Promise.all([review?.refreshReview(articleId), reloadComments(articleId)]);
  }
  await Promise.all([refreshPeople(), takeOverEntities(), askForPersistence()]);
}

/** From the disk: another tab may have opened another project. */
async function currentHere() {
  const stored = await loadProject(database());
  return stored && { projectId: stored.project.id, me: stored.me };
}

function runJob(request: PacketRequest, signal?: AbortSignal) {
  const worker = new Worker(new URL('../workers/packet.worker.ts', import.meta.url), {
    type: 'module',
  });
  return workerJob(worker, request, ({ data }: MessageEvent<PacketReply>) => data, signal);
}

function outcomeOf<T>(result: PacketResult<T>): PacketOutcome<T> {
  return result.ok ? result : failed(result.problem);
}

function failed(problem: PacketProblem): Exclude<PacketOutcome<never>, { readonly ok: true }> {
  return problem.kind === 'moved-on'
    ? { ok: false, problems: 'moved-on' }
    : { ok: false, problems: problemsOf(problem) };
}

function endOf({ kind }: { readonly kind: string }): 'cancelled' | 'crashed' {
  return kind === 'cancelled' ? 'cancelled' : 'crashed';
}

function refused(kind: 'crashed' | 'cancelled' | 'unsaved' | 'too-large'): {
  readonly ok: false;
  readonly problems: readonly FileProblem[];
} {
  return { ok: false, problems: [{ place: '', kind }] };
}
