import type { Span } from './span.ts';

export const BLOCK_KINDS = [
  'headline',
  'deck',
  'byline',
  'dateline',
  'heading',
  'paragraph',
  'quote',
  'listItem',
  'caption',
  'cell',
  'credit',
] as const;

export type BlockKind = (typeof BLOCK_KINDS)[number];

/** Why a block is taken for page junk rather than the story. The UI has one sentence for each. */
export const BOILERPLATE_REASONS = [
  'search-box',
  'navigation',
  'share-buttons',
  'newsletter',
  'advertisement',
  'cookie-notice',
  'comments',
  'related-links',
  'copyright',
  /** Left out by the search for the article in its page. */
  'outside-article',
  /** A running head, foot or page number of a printed page. */
  'page-furniture',
  /** An earlier message that a mail answers, and how its writer signs. */
  'quoted-message',
  'signature',
] as const;

export type BoilerplateReason = (typeof BOILERPLATE_REASONS)[number];

export type BlockFlag = { readonly kind: 'boilerplate'; readonly reason: BoilerplateReason };

/**
 * One paragraph-like piece of the canonical text. Blocks are sorted, do not overlap, and are
 * separated by exactly `\n\n`; a `\n` inside a block is a hard line break.
 * Hiding a block takes it out of sight and never moves an offset.
 */
export type Block = Span & {
  /** Stable within a text revision: `b0`, `b1`, … */
  readonly id: string;
  readonly kind: BlockKind;
  readonly flag?: BlockFlag;
  readonly hidden?: true;
};
