import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Outcome, ReviewRule } from '#domain/curation/review-log.ts';
import type { Span } from '#domain/text/span.ts';
import type { ArticleSurface } from '#editor/article-surface.ts';
import { type ItemFilter, NO_FILTER } from './item-filter.ts';

export const STAGES = ['overview', 'patterns', 'items', 'talk', 'finish'] as const;
export type Stage = (typeof STAGES)[number];

/** What would be decided at once, shown before it is. */
export type Preview =
  /** `outcome` is chosen in the preview; `from` is where to go on afterwards. */
  | {
      readonly kind: 'pattern';
      readonly pattern: string;
      readonly outcome: Outcome | undefined;
      readonly from: Stage;
    }
  | { readonly kind: 'rule'; readonly rule: ReviewRule };

/** The version that the reviewer is making of an item. */
export type OwnVersion = {
  readonly key: string;
  readonly fragments: readonly Span[];
  /** Label id, where it is chosen anew. */
  readonly label: string | undefined;
};

/** A part that wants the focus; a new object for each wish. */
type FocusWish = { readonly part: 'note' | 'filter' | 'comment' };

/** What the screen shows beyond the review itself: gone when it is left. */
export type ScreenState = {
  readonly surface: ArticleSurface | undefined;
  readonly stage: Stage;
  /** Of the narrow screen, which has room for one of them. */
  readonly view: 'text' | 'list';
  readonly filter: ItemFilter;
  /** Names are hidden and versions shuffled by it. */
  readonly seed: number | undefined;
  readonly preview: Preview | undefined;
  readonly own: OwnVersion | undefined;
  /** Item key → the note that goes with its next decision. */
  readonly notes: ReadonlyMap<string, string>;
  /** Item key whose note is open to be written, though there is none yet. */
  readonly noteOf: string | undefined;
  /** Item key whose note is awaited: what the guideline leaves open. */
  readonly unclear: string | undefined;
  readonly focusWish: FocusWish | undefined;
  /** Why the last key did nothing. */
  readonly refusal: string | undefined;
  /** That an agreed version is replaced which came with a file (`OpenReview.replaces`). */
  readonly mayReplace: boolean;
  readonly areCommentsShown: boolean;
  readonly areKeysShown: boolean;
};

export type ScreenStore = StoreApi<ScreenState>;

export function createScreenStore(stage: Stage, seed: number | undefined): ScreenStore {
  return createStore<ScreenState>(() => ({
    surface: undefined,
    stage,
    view: 'text',
    filter: NO_FILTER,
    seed,
    preview: undefined,
    own: undefined,
    notes: new Map(),
    noteOf: undefined,
    unclear: undefined,
    focusWish: undefined,
    refusal: undefined,
    mayReplace: false,
    areCommentsShown: false,
    areKeysShown: false,
  }));
}
