import type { Instant } from '#domain/ids.ts';
import type { PacketContents } from './confidential-of.ts';
import type { Here } from './import-bundle.ts';
import type { PacketWish } from './make-packet.ts';
import type { MadePacket, PacketPacking, PacketResult } from './packet-jobs.ts';
import type { PacketDecisions, PacketPlan, PacketReceipt, PacketTaken } from './packet-messages.ts';

/** What the packet worker is asked to do; one job a worker, which is ended after it or to cancel it. */
export type PacketRequest =
  | {
      readonly kind: 'look';
      readonly here: Here;
      readonly file: Blob;
      readonly mine: 'mine' | 'other';
    }
  | {
      readonly kind: 'take';
      readonly here: Here;
      readonly file: Blob;
      readonly decisions: PacketDecisions;
    }
  | {
      readonly kind: 'take-back';
      readonly here: Here;
      readonly receipt: PacketReceipt;
      readonly at: Instant;
    }
  | {
      readonly kind: 'make';
      readonly wish: PacketWish;
      readonly packing: PacketPacking;
      /** Of the file in an archive. */
      readonly stem: string;
    }
  | { readonly kind: 'names'; readonly contents: PacketContents };

export type PacketReply =
  | { readonly kind: 'looked'; readonly result: PacketResult<PacketPlan> }
  | { readonly kind: 'taken'; readonly result: PacketResult<PacketTaken> }
  | { readonly kind: 'taken-back'; readonly result: PacketResult<void> }
  /** Whom such a packet would tell that is confidential. */
  | { readonly kind: 'named'; readonly names: readonly string[] }
  | { readonly kind: 'made'; readonly result: PacketResult<MadePacket> }
  /** Not foreseen; `message` is for the error report. */
  | { readonly kind: 'crashed'; readonly message: string };
