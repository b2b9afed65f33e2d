import type { Sha256 } from '#formats/file-problem.ts';
import { confidentialOf } from './confidential-of.ts';
import type { Database } from './database.ts';
import {
  lookAtPacketFile,
  makePacketFile,
  takeBackPacketStored,
  takePacketFile,
} from './packet-jobs.ts';
import type { PacketReply, PacketRequest } from './packet-requests.ts';

/** Does what the packet worker is asked to do. */
export async function answerPackets(
  db: Database,
  request: PacketRequest,
  sha256: Sha256,
): Promise<PacketReply> {
  switch (request.kind) {
    case 'look': {
      const { here, file, mine } = request;
      return { kind: 'looked', result: await lookAtPacketFile(db, here, file, mine, sha256) };
    }
    case 'take': {
      const { here, file, decisions } = request;
      return { kind: 'taken', result: await takePacketFile(db, here, file, decisions, sha256) };
    }
    case 'take-back': {
      const { here, receipt, at } = request;
      return { kind: 'taken-back', result: await takeBackPacketStored(db, here, receipt, at) };
    }
    case 'names':
      return { kind: 'named', names: await confidentialOf(db, request.contents) };
    case 'make': {
      const { wish, packing, stem } = request;
      return { kind: 'made', result: await makePacketFile(db, wish, packing, stem, sha256) };
    }
  }
}
