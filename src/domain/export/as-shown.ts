import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { compareAnnotations } from '#domain/annotation/build-layer-state.ts';
import { relationsAmong } from '#domain/annotation/relations-among.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import { type TextHash, brand } from '#domain/ids.ts';
import type { ArticleBundle } from '#domain/project/project-bundle.ts';
import { blockIndexAt } from '#domain/suggest/nearest-mention.ts';
import type { Block } from '#domain/text/block.ts';
import { type Span, overlaps } from '#domain/text/span.ts';
import { type ShorterText, leaveBlocksOut } from './leave-blocks-out.ts';

/** A text without its hidden parts. */
export type ShownText = {
  /** With the hash of the longer text still. */
  readonly revision: TextRevision;
  readonly spansOf: ShorterText['spansOf'];
  /** Blocks of the longer text. */
  readonly gone: readonly Block[];
};

export function leaveHiddenParts(
  revision: TextRevision,
  { hiddenBlocks }: Pick<Article, 'hiddenBlocks'>,
): ShownText {
  const hidden = new Set(hiddenBlocks);
  const isGone = ({ id }: Block): boolean => hidden.has(id);
  const { text, blocks, spansOf } = leaveBlocksOut(revision, isGone);
  const { hash, textRules } = revision;
  return {
    revision: { hash, text, blocks, textRules },
    spansOf,
    gone: revision.blocks.filter(isGone),
  };
}

type Work<R extends Relation> = {
  readonly annotations: readonly Annotation[];
  readonly relations: readonly R[];
};

/**
 * Work on the longer text as work on the shown one. An annotation keeps what is shown of it, across a part that is gone as
 * well; one of which nothing is shown (`inside`) goes, with its relations. `cut`: annotations that have lost something.
 */
export function shownWork<R extends Relation>(
  work: Work<R>,
  { revision, spansOf, gone }: ShownText,
): Work<R> & { readonly inside: number; readonly cut: number } {
  const annotations: Annotation[] = [];
  let cut = 0;
  for (const annotation of work.annotations) {
    const fragments = spansOf(annotation.fragments);
    const isCut = annotation.fragments.some((piece) => overlapsAny(piece, gone));
    const isSeen = fragments.some(
      ({ start, end }) => !isCut || /\S/v.test(revision.text.slice(start, end)),
    );
    if (!isSeen) continue;
    if (isCut) cut += 1;
    annotations.push({ ...annotation, fragments });
  }
  const ids = new Set<string>(annotations.map(({ id }) => id));
  return {
    annotations: annotations.toSorted(compareAnnotations),
    relations: relationsAmong(work.relations, ids),
    inside: work.annotations.length - annotations.length,
    cut,
  };
}

/** The last that begins before a piece ends is the one it can reach into. */
function overlapsAny(piece: Span, sorted: readonly Block[]): boolean {
  const nearest = sorted[blockIndexAt(sorted, piece.end - 1)];
  return nearest !== undefined && overlaps(piece, nearest);
}

/** An article as it is shown, and all work on it; absent where nothing is shown. */
export function shownArticle(bundle: ArticleBundle): ArticleBundle | undefined {
  const { article, revision: whole, layers } = bundle;
  const shown = leaveHiddenParts(whole, article);
  if (shown.gone.length === 0) return bundle;
  const { revision } = shown;
  if (revision.blocks.length === 0) return undefined;
  // One text may be shown in two ways: then these are two texts.
  const hash = brand<TextHash>(`${revision.hash} without ${shown.gone.map(({ id }) => id).join()}`);
  return {
    ...bundle,
    article: { ...article, hiddenBlocks: [], textHash: hash },
    revision: { ...revision, hash },
    layers: layers.map(({ layer, ...work }) => {
      const { annotations, relations } = shownWork(work, shown);
      return { layer: { ...layer, textHash: hash }, annotations, relations };
    }),
  };
}

/**
 * An article as one looks for words in what is exported of it without hidden parts: the blocks and the annotations that
 * stay, as they are in the whole text.
 */
export function withShownWords(bundle: ArticleBundle): ArticleBundle {
  const { article, revision, layers } = bundle;
  const shown = leaveHiddenParts(revision, article);
  if (shown.gone.length === 0) return bundle;
  const gone = new Set<Block>(shown.gone);
  return {
    ...bundle,
    revision: { ...revision, blocks: revision.blocks.filter((block) => !gone.has(block)) },
    layers: layers.map(({ layer, annotations, relations }) => {
      const kept = shownWork({ annotations, relations }, shown);
      const ids = new Set<string>(kept.annotations.map(({ id }) => id));
      return {
        layer,
        annotations: annotations.filter(({ id }) => ids.has(id)),
        relations: kept.relations,
      };
    }),
  };
}
