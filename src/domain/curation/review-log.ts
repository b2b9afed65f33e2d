import type { AnnotatorId, ArticleId, Instant, LayerId } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';

/** What is decided about one difference. */
export type Outcome =
  /** That layer's version; where it has nothing there, nothing. */
  | { readonly kind: 'take'; readonly layer: LayerId }
  /** All text that any of them marked. */
  | { readonly kind: 'union' }
  /** The text that all of them marked. */
  | { readonly kind: 'overlap' }
  /** A version of the reviewer's own. */
  | { readonly kind: 'own'; readonly fragments: readonly Span[]; readonly label?: string }
  /** No version: an explicit answer. */
  | { readonly kind: 'neither' }
  /** Ambiguous: each version stays, flagged. */
  | { readonly kind: 'both' }
  /** Wanted: a talk. Not decided yet. */
  | { readonly kind: 'discuss' }
  /** The guideline does not say; `note` of the entry says what it lacks. Not decided yet. */
  | { readonly kind: 'unclear' };

/** Key of the one item that stands for everything on which the layers agree. */
export const AGREED = 'agreed';

export type DecidedItem = {
  /** Of a difference, of an agreed place that is overruled (`agreedKey`), or `AGREED`. */
  readonly key: string;
  /** Of the versions that were looked at (`printOf`): when they have changed since, the item is open again. */
  readonly print: string;
  readonly outcome: Outcome;
};

/** How a decision came about: by a key for one item, for a whole pattern, by a rule, or by two people together. */
export type DecisionHow =
  | { readonly kind: 'single' }
  /** Pressed Enter on what was proposed. */
  | { readonly kind: 'suggestion'; readonly why: SuggestedWhy }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'rule'; readonly rule: ReviewRule }
  | { readonly kind: 'together' };

export type SuggestedWhy = 'same-pattern' | 'majority' | 'trim';

/** A rule that decides many items at once, always after a preview. */
export type ReviewRule =
  | { readonly kind: 'all-of'; readonly layer: LayerId; readonly label?: string }
  | { readonly kind: 'ignore-trim'; readonly prefer: 'longer' | 'shorter' }
  | { readonly kind: 'prefer'; readonly prefer: 'longer' | 'shorter' };

/** What an annotator says to a decision that went against their version. */
export type ReviewAnswer = 'accept' | 'dispute' | 'learned';

/** Two equals who each answer alone, or one lead who decides. */
export type ReviewMode = 'lead' | 'equals';

export type ReviewEntry =
  /** Begins a review, or goes on with newer copies of the layers. */
  | {
      readonly kind: 'begin';
      /** Only where it was chosen with this: otherwise the one chosen last goes on, at first a lead. */
      readonly mode?: ReviewMode;
      /** The layers compared, sorted by id, each as it was at `rev`. */
      readonly layers: readonly { readonly id: LayerId; readonly rev: number }[];
    }
  | {
      readonly kind: 'decide';
      readonly items: readonly DecidedItem[];
      readonly how: DecisionHow;
      readonly note?: string;
    }
  /** Takes back (does again) the writer's own entry of that number. */
  | { readonly kind: 'undo' | 'redo'; readonly of: number }
  | {
      readonly kind: 'answer';
      readonly items: readonly {
        readonly key: string;
        readonly print: string;
        readonly answer: ReviewAnswer;
      }[];
      readonly note?: string;
    }
  | {
      readonly kind: 'verdict';
      readonly layer: LayerId;
      /** Of the layer, as it was reviewed. */
      readonly rev: number;
      readonly verdict: 'approved' | 'returned';
      readonly summary?: string;
    };

/**
 * One entry of one person's log about the review of one article. Everyone writes only their own, so
 * logs that travelled apart merge by their keys; one person's two copies by what the entries say (`missingOfLog`).
 */
export type ReviewRow = {
  readonly articleId: ArticleId;
  readonly by: AnnotatorId;
  /** 1 for a person's first entry on an article, then without gaps. */
  readonly seq: number;
  readonly at: Instant;
  readonly entry: ReviewEntry;
};
