import type { Move } from '#domain/annotation/move-uses.ts';
import type { EntityChange } from '#domain/entities/entity-change.ts';
import type { Instant, LayerId, ProjectId } from '#domain/ids.ts';

/** What is done to people and sources as such. */
export type PeopleAct = 'merge' | 'split' | 'rename' | 'edit' | 'tell-apart';

/** Places of one layer that an act made name somebody else. */
export type LayerMoves = { readonly layerId: LayerId; readonly moves: readonly Move[] };

/** One acknowledged act on the people and sources of a project: what taking it back needs, and its words. */
export type ActRow = {
  readonly projectId: ProjectId;
  /** Grows by one with every act of the project. */
  readonly rev: number;
  readonly at: Instant;
  readonly kind: 'do' | 'undo' | 'redo';
  readonly act: PeopleAct;
  /** Whom it was about, for the words: the one that stays first. */
  readonly names: readonly string[];
  readonly changes: readonly EntityChange[];
  readonly layers: readonly LayerMoves[];
  /** Undo: the `do` or `redo` it takes back. Redo: the `undo` it takes back. */
  readonly of?: number;
};
