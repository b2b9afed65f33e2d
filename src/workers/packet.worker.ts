import { openDatabase } from '#storage/open-database.ts';
import { lookAtPacketFile, makePacketFile, takePacketFile } from '#storage/packet-jobs.ts';
import type { PacketReply, PacketRequest } from '#storage/packet-requests.ts';
import { sha256Hex } from '#storage/sha-256.ts';
import { takeBackPacket } from '#storage/take-back-packet.ts';

addEventListener('message', (event: MessageEvent<PacketRequest>) => {
  void answer(event.data);
});

async function answer(request: PacketRequest): Promise<void> {
  const reply = await work(request).catch((error: unknown): PacketReply => ({
    kind: 'crashed',
    message: String(error),
  }));
  postMessage(reply);
}

async function work(request: PacketRequest): Promise<PacketReply> {
  const opened = await openDatabase();
  if (!opened.ok) return { kind: 'crashed', message: opened.error.kind };
  const db = opened.value;
  switch (request.kind) {
    case 'look': {
      const { here, file, mine } = request;
      return { kind: 'looked', result: await lookAtPacketFile(db, here, file, mine, sha256Hex) };
    }
    case 'take': {
      const { here, file, decisions } = request;
      const result = await takePacketFile(db, here, file, decisions, sha256Hex);
      return { kind: 'taken', result };
    }
    case 'take-back': {
      const result = await takeBackPacket(db, request.here, request.receipt, request.at);
      if (result.ok) return { kind: 'taken-back', result };
      const { error } = result;
      const problem =
        error.kind === 'failed' ? { kind: 'not-stored' as const, reason: error.reason } : error;
      return { kind: 'taken-back', result: { ok: false, problem } };
    }
    case 'make': {
      const { wish, packing, stem } = request;
      return { kind: 'made', result: await makePacketFile(db, wish, packing, stem, sha256Hex) };
    }
  }
}
