import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ArticleSurface, SurfaceSelection } from '#editor/article-surface.ts';
import type { AnnotationId, EntityId } from '#domain/ids.ts';
import type { AttributionField } from '#domain/annotation/attribution.ts';

/** Linking two annotations: first which kind of link, if several fit, then to what. */
export type Linking =
  | {
      readonly step: 'type';
      readonly from: AnnotationId;
      /** Relation type ids with at least one target. */
      readonly types: readonly string[];
    }
  | {
      readonly step: 'target';
      readonly from: AnnotationId;
      readonly type: string;
      /** All that may be linked to, in the order of the text. */
      readonly targets: readonly AnnotationId[];
      readonly letters: ReadonlyMap<AnnotationId, string>;
    };

/** Several annotations at one place, innermost first. */
export type Stack = { readonly ids: readonly AnnotationId[]; readonly offset: number };

type OpenDialog =
  | { readonly kind: 'keys' }
  | { readonly kind: 'find' }
  /** Of the active annotation. */
  | { readonly kind: 'apply-all' }
  | { readonly kind: 'palette' }
  /** "Who says?" as a diagram and a table. */
  | { readonly kind: 'map' }
  | { readonly kind: 'details' }
  /** A piece of evidence of a claim; an index beyond the last is a new one. */
  | { readonly kind: 'evidence'; readonly claim: AnnotationId; readonly index: number }
  /** A person or source, for the whole project. */
  | { readonly kind: 'entity'; readonly id: EntityId };

/** `outline`: everything tagged; `lens`: what is missing, and who speaks; `suggestions`: guesses to look through; `comments`: threads. */
export type SidePanel = 'outline' | 'lens' | 'suggestions' | 'comments';

export type CardPart = AttributionField | 'card';

/** What the screen shows beyond the data itself: gone when the article is left. */
export type ScreenState = {
  readonly surface: ArticleSurface | undefined;
  readonly selection: SurfaceSelection | undefined;
  readonly view: 'text' | 'list';
  /** What stands at the side of the text. */
  readonly panel: SidePanel | undefined;
  readonly dialog: OpenDialog | undefined;
  readonly linking: Linking | undefined;
  readonly stack: Stack | undefined;
  /** The part of the active card that wants the focus, and when it was asked for (`performance.now()`). */
  readonly focusWish: { readonly part: CardPart; readonly at: number } | undefined;
  /** The field for a new comment is asked for; a new object for each wish. */
  readonly commentWish: object | undefined;
};

export type ScreenStore = StoreApi<ScreenState>;

export function createScreenStore(): ScreenStore {
  return createStore<ScreenState>(() => ({
    surface: undefined,
    selection: undefined,
    view: 'text',
    panel: undefined,
    dialog: undefined,
    linking: undefined,
    stack: undefined,
    focusWish: undefined,
    commentWish: undefined,
  }));
}
