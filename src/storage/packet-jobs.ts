import type { Instant } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import type { FileProblem, Sha256 } from '#formats/file-problem.ts';
import { decodeProjectFile } from '#formats/project-file/decode-project-file.ts';
import type { Database } from './database.ts';
import type { Here } from './import-bundle.ts';
import { type PacketWish, exportPacket } from './make-packet.ts';
import type { PacketDecisions, PacketPlan, PacketReceipt, PacketTaken } from './packet-messages.ts';
import { readPacked, zipPacket } from './pack-packet.ts';
import { type JobProblem, problemOf } from './project-file-jobs.ts';
import { workOutCurated } from './review-job.ts';
import { takeBackPacket } from './take-back-packet.ts';
import { type PacketFailure, lookAtPacket, takePacket } from './take-packet.ts';

export type PacketProblem = JobProblem | { readonly kind: 'moved-on' };

export type PacketResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: PacketProblem };

export type MadePacket = {
  readonly bytes: Blob;
  readonly spans: number;
  readonly articles: number;
  readonly leftOut: readonly string[];
};

/** `zip`: compressed, with what the articles were imported from. */
export type PacketPacking = 'json' | 'zip';

/** Reads a packet whole, checks everything in it, and says what would come of it. */
export async function lookAtPacketFile(
  db: Database,
  here: Here,
  file: Blob,
  mine: 'mine' | 'other',
  sha256: Sha256,
): Promise<PacketResult<PacketPlan>> {
  const bundle = await readPacketFile(file, sha256);
  if (!bundle.ok) return bundle;
  const plan = await lookAtPacket(db, here, bundle.value, mine);
  return plan.ok ? plan : { ok: false, problem: sentProblem(plan.error) };
}

/** Reads it again and does what was decided. */
export async function takePacketFile(
  db: Database,
  here: Here,
  file: Blob,
  decisions: PacketDecisions,
  sha256: Sha256,
): Promise<PacketResult<PacketTaken>> {
  const bundle = await readPacketFile(file, sha256);
  if (!bundle.ok) return bundle;
  const taken = await takePacket(db, here, bundle.value, decisions);
  if (!taken.ok) return { ok: false, problem: sentProblem(taken.error) };
  for (const { articleId } of taken.value.receipt.curated) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other: each is held whole.
    await workOutCurated(db, articleId, here.me);
  }
  return taken;
}

/** As `takeBackPacket`, with a failure that can be sent. */
export async function takeBackPacketStored(
  db: Database,
  here: Here,
  receipt: PacketReceipt,
  at: Instant,
): Promise<PacketResult<void>> {
  const taken = await takeBackPacket(db, here, receipt, at);
  return taken.ok ? taken : { ok: false, problem: sentProblem(taken.error) };
}

/** A packet as a file that was read back: a packed one is unpacked again and compared. */
export async function makePacketFile(
  db: Database,
  wish: PacketWish,
  packing: PacketPacking,
  stem: string,
  sha256: Sha256,
): Promise<PacketResult<MadePacket>> {
  const made = await exportPacket(db, wish, sha256);
  if (!made.ok) return made;
  const { text, spans, articles, leftOut } = made.value;
  if (packing === 'json') {
    const bytes = new Blob([text], { type: 'application/json' });
    return { ok: true, value: { bytes, spans, articles, leftOut } };
  }
  const bytes = await zipPacket(text, stem);
  const again = await readPacked(bytes);
  if (!again.ok || again.value !== text) return refused([{ place: '', kind: 'not-the-same' }]);
  return { ok: true, value: { bytes, spans, articles, leftOut } };
}

async function readPacketFile(file: Blob, sha256: Sha256): Promise<PacketResult<ProjectBundle>> {
  const text = await readPacked(file);
  if (!text.ok) return refused([text.error]);
  const decoded = await decodeProjectFile(text.value, sha256);
  return decoded.ok ? decoded : refused(decoded.error);
}

function refused(problems: readonly FileProblem[]): PacketResult<never> {
  return { ok: false, problem: { kind: 'file', problems } };
}

function sentProblem(failure: PacketFailure): PacketProblem {
  return failure.kind === 'moved-on' ? failure : problemOf(failure);
}
