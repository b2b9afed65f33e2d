import type { AnchorReport } from '#domain/anchoring/reanchor-layer.ts';
import type { EntityChange } from '#domain/entities/entity-change.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { AnnotatorId, ArticleId, CommentId, EntityId, LayerId } from '#domain/ids.ts';
import type { EntityChoice, EntityMatch } from '#domain/packets/match-entities.ts';
import type { Packet } from '#domain/packets/packet.ts';
import type { SaidCounts } from '#domain/curation/review-counts.ts';
import type { ReviewRow } from '#domain/curation/review-log.ts';
import type { Annotator, Project } from '#domain/project/project.ts';
import type { LayerCopy } from './layer-copies.ts';

/** What is known of an article of a packet in this library. */
export type ArticleMatch =
  /** The very same text. */
  | { readonly kind: 'known'; readonly id: ArticleId; readonly isDeleted: boolean }
  /** Nearly the same text: `share` of their runs of words, 0 to 1. */
  | {
      readonly kind: 'near';
      readonly id: ArticleId;
      readonly title: string;
      readonly share: number;
      /** What would become of its annotations on the text that is here. */
      readonly report: AnchorReport;
    }
  | { readonly kind: 'new' };

/** What a newer copy of a layer brings. */
export type LayerDelta = {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Annotations of the copy here that the other lacks, or has in an older state. */
  readonly onlyHere: number;
};

export type LayerStatus =
  | { readonly kind: 'new' }
  | { readonly kind: 'newer'; readonly delta: LayerDelta }
  | { readonly kind: 'same' }
  | { readonly kind: 'older' }
  /** Of the same revision with other content, or the same person's other layer on that text. */
  | { readonly kind: 'conflict'; readonly delta: LayerDelta }
  /** Its id is another layer's here: it cannot be stored. */
  | { readonly kind: 'clash' };

/** `keep-both`: under an annotator of its own, beside the copy that is here. */
export type LayerChoice = 'take' | 'keep-both' | 'skip';

export type PlannedLayer = {
  readonly id: LayerId;
  readonly annotator: Annotator;
  readonly isMine: boolean;
  readonly role: 'annotator' | 'curated';
  readonly annotations: number;
  readonly status: LayerStatus;
  readonly choices: readonly LayerChoice[];
  readonly proposal: LayerChoice;
};

/** `attach`: its annotations come onto the text that is here. `own`: it becomes an article of its own. */
export type ArticleChoice = 'attach' | 'own' | 'skip';

export type PlannedArticle = {
  /** In the file. */
  readonly id: ArticleId;
  readonly title: string;
  readonly match: ArticleMatch;
  readonly layers: readonly PlannedLayer[];
  /** Entries of logs, of which this library has none yet. */
  readonly reviews: number;
  /** What those say. */
  readonly said: SaidCounts;
  readonly comments: number;
  readonly choices: readonly ArticleChoice[];
  readonly proposal: ArticleChoice;
};

/** Those whom a packet names and who are not here by their id, and who they may be. */
export type PacketPeople = {
  readonly matches: readonly EntityMatch[];
  /** Everybody here: whom they may be. */
  readonly people: readonly Entity[];
  /** Where they are named first in the packet's articles: those who are asked about, and those who are here. */
  readonly namedAt: Readonly<
    Record<
      EntityId,
      {
        readonly title: string;
        /** From 1; 0 outside of the story's paragraphs. */
        readonly paragraph: number;
        /** With those around them. */
        readonly words: string;
      }
    >
  >;
};

/** What a packet holds and what would come of it. Nothing is stored by looking. */
export type PacketPlan = {
  /** Of a file that is no packet: its project's name instead of a sender. */
  readonly from: Annotator | undefined;
  readonly project: string;
  readonly packet: Packet | undefined;
  readonly articles: readonly PlannedArticle[];
  readonly people: PacketPeople;
  /** Somebody who is here is confidential by what the packet says. */
  readonly isProtecting: boolean;
  /** There is work under my own id that is not here: whose is it? */
  readonly asksWhoseMine: boolean;
  /** Says on which state of the library the plan rests. */
  readonly basis: string;
};

export type PacketDecisions = {
  readonly basis: string;
  /** Whose the work under my id is: my own, from another computer, or somebody else's. */
  readonly mine: 'mine' | 'other';
  /** What the other annotators are called whose work is kept apart; by id in the file. */
  readonly names: Readonly<Record<AnnotatorId, string>>;
  readonly articles: Readonly<Record<ArticleId, ArticleChoice>>;
  readonly layers: Readonly<Record<LayerId, LayerChoice>>;
  readonly entities: Readonly<Record<EntityId, EntityChoice>>;
};

/** All that taking a packet has changed: what taking it back needs. */
export type PacketReceipt = {
  readonly project: { readonly before: Project; readonly after: Project };
  readonly articles: readonly ArticleId[];
  /** That were in "Recently deleted". */
  readonly restored: readonly ArticleId[];
  readonly layers: readonly {
    readonly layerId: LayerId;
    readonly articleId: ArticleId;
    readonly rev: number;
    /** Of a layer that was here before. */
    readonly before?: LayerCopy;
  }[];
  readonly entities: readonly EntityChange[];
  readonly reviews: readonly (readonly [ReviewRow['articleId'], AnnotatorId, number])[];
  readonly frozen: readonly (readonly [LayerId, number])[];
  readonly comments: readonly CommentId[];
  /** All articles, here, of which it has brought anything. */
  readonly touched: readonly ArticleId[];
  /** See `standingOf`: right after it was taken. */
  readonly standing: string;
  /** Of the articles whose decisions it brought, the curated layer as it was. */
  readonly curated: readonly { readonly articleId: ArticleId; readonly before?: LayerCopy }[];
};

export type PacketTaken = {
  readonly articles: number;
  readonly layersAdded: number;
  readonly layersReplaced: number;
  readonly annotations: number;
  readonly reviews: number;
  readonly said: SaidCounts;
  readonly comments: number;
  readonly receipt: PacketReceipt;
};
