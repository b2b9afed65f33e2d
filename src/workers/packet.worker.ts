import { answerPackets } from '#storage/answer-packets.ts';
import { openDatabase } from '#storage/open-database.ts';
import type { PacketReply, PacketRequest } from '#storage/packet-requests.ts';
import { sha256Hex } from '#storage/sha-256.ts';

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
  return answerPackets(opened.value, request, sha256Hex);
}
