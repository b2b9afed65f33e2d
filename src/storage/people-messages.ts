import type { EntityId, Instant, ProjectId } from '#domain/ids.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { ActRefusal } from './act-repository.ts';
import type { ActDone } from './act-repository.ts';
import type { LayerMoves } from './act-row.ts';
import type { ArticleRecord, PeopleOverview, Reader } from './people-repository.ts';
import type { SaveFailure } from './save-failure.ts';

/** What the people worker is asked to do; one job a worker, which is ended after it or to cancel it. */
export type PeopleRequest =
  | { readonly kind: 'overview'; readonly reader: Reader }
  | { readonly kind: 'statements'; readonly reader: Reader; readonly entityId: EntityId }
  | {
      readonly kind: 'split';
      readonly projectId: ProjectId;
      readonly at: Instant;
      /** Added to the registry. */
      readonly entity: Entity;
      readonly names: readonly string[];
      readonly layers: readonly LayerMoves[];
    }
  | {
      readonly kind: 'turn';
      readonly projectId: ProjectId;
      readonly at: Instant;
      readonly turn: 'undo' | 'redo';
      readonly rev: number;
    };

/** As `ActOutcome`, without the cause that cannot be sent. */
export type SentOutcome =
  | { readonly ok: true; readonly value: ActDone }
  | {
      readonly ok: false;
      readonly error: ActRefusal | { readonly kind: 'failed'; readonly reason: SaveFailure };
    };

export type PeopleReply =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'overview'; readonly overview: PeopleOverview }
  | { readonly kind: 'statements'; readonly records: readonly ArticleRecord[] }
  | { readonly kind: 'act'; readonly outcome: SentOutcome }
  /** Not foreseen; `message` is for the error report. */
  | { readonly kind: 'crashed'; readonly message: string };
