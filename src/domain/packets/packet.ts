import type { AnnotatorId, Instant } from '#domain/ids.ts';

/** `review`: please look at this work. `result`: decisions about yours are in it. `team`: what a shared folder holds. */
export const PACKET_KINDS = ['review', 'result', 'team'] as const;
type PacketKind = (typeof PACKET_KINDS)[number];

/** What makes a project file a packet: it was made for somebody else, by whom and what for. */
export type Packet = {
  readonly kind: PacketKind;
  /** One of the file's annotators. */
  readonly from: AnnotatorId;
  readonly sentAt: Instant;
  readonly message?: string;
  /** Annotated blind: guesses and colleagues' work were hidden from the sender until the work was handed in. */
  readonly blind?: true;
};
