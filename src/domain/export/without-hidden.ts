import { compareAnnotations } from '#domain/annotation/build-layer-state.ts';
import type { Annotation } from '#domain/annotation/annotation.ts';
import type { TextRevision } from '#domain/article/article.ts';
import { type ArticleId, type TextHash, brand } from '#domain/ids.ts';
import type { ArticleBundle } from '#domain/project/project-bundle.ts';
import { blockIndexAt } from '#domain/suggest/nearest-mention.ts';
import type { Block } from '#domain/text/block.ts';
import { type Span, overlaps } from '#domain/text/span.ts';
import type { ExportDocument, ExportSet } from './export-set.ts';
import { type ShorterText, leaveBlocksOut } from './leave-blocks-out.ts';

/** What leaving hidden parts out has cost. */
export type HiddenOut = {
  /** Blocks, each article counted once. */
  readonly parts: number;
  /** Articles of which nothing is shown. */
  readonly articles: number;
  /** Annotations of which nothing is shown. */
  readonly inside: number;
  /** Annotations that keep what is shown of them. */
  readonly cut: number;
};

/**
 * The set as its articles are shown: without hidden parts, all offsets of the shorter texts. An annotation keeps what
 * is shown of it, across a part that is gone as well; one of which nothing is shown goes, with its relations. The same for
 * everybody's work, so that an article has one text. Hashes are of the longer texts still: see `hashTexts`.
 */
export function withoutHidden(set: ExportSet): ExportSet {
  const articles = new Map<ArticleId, Shown>();
  const counts = { inside: 0, cut: 0, relations: 0 };
  const documents: ExportDocument[] = [];
  for (const document of set.documents) {
    const { id } = document.article;
    const shown = articles.get(id) ?? shownOf(document);
    articles.set(id, shown);
    const shorter = shown.gone.length === 0 ? document : shorten(document, shown, counts);
    if (shorter.revision.blocks.length > 0) documents.push(shorter);
  }
  const cut = [...articles.values()].filter(({ gone }) => gone.length > 0);
  const hidden: HiddenOut = {
    parts: cut.reduce((sum, { gone }) => sum + gone.length, 0),
    articles: cut.filter(({ revision }) => revision.blocks.length === 0).length,
    inside: counts.inside,
    cut: counts.cut,
  };
  const relations = set.leftOut.relations + counts.relations;
  return { ...set, documents, leftOut: { ...set.leftOut, relations, hidden } };
}

/** An article as one looks through what stands in it: only the blocks that are shown. Its text is whole. */
export function shownBlocks(bundle: ArticleBundle): ArticleBundle {
  const { article, revision } = bundle;
  const hidden = new Set(article.hiddenBlocks);
  const blocks = revision.blocks.filter(({ id }) => !hidden.has(id));
  return { ...bundle, revision: { ...revision, blocks } };
}

/** Gives texts that have become shorter the hashes of what they are now: SHA-256 of UTF-8, as `TextRevision` has it. */
export async function hashTexts(
  set: ExportSet,
  sha256: (text: string) => Promise<string>,
): Promise<ExportSet> {
  if (set.asked.withoutHidden !== true) return set;
  const revisions = new Map<TextRevision, TextRevision>();
  for (const { revision } of set.documents) {
    if (revisions.has(revision)) continue;
    // oxlint-disable-next-line eslint/no-await-in-loop -- One text after the other.
    revisions.set(revision, { ...revision, hash: brand<TextHash>(await sha256(revision.text)) });
  }
  const documents = set.documents.map((document) => {
    const revision = revisions.get(document.revision) ?? document.revision;
    return { ...document, revision, article: { ...document.article, textHash: revision.hash } };
  });
  return { ...set, documents };
}

type Shown = {
  readonly revision: TextRevision;
  readonly spansOf: ShorterText['spansOf'];
  /** Blocks of the longer text. */
  readonly gone: readonly Block[];
};

function shownOf({ article, revision }: ExportDocument): Shown {
  const hidden = new Set(article.hiddenBlocks);
  const isGone = ({ id }: Block): boolean => hidden.has(id);
  const { text, blocks, spansOf } = leaveBlocksOut(revision, isGone);
  const { hash, textRules } = revision;
  return {
    revision: { hash, text, blocks, textRules },
    spansOf,
    gone: revision.blocks.filter(isGone),
  };
}

function shorten(
  { article, ...document }: ExportDocument,
  { revision, spansOf, gone }: Shown,
  counts: { inside: number; cut: number; relations: number },
): ExportDocument {
  const annotations: Annotation[] = [];
  for (const annotation of document.annotations) {
    const fragments = spansOf(annotation.fragments);
    const isCut = annotation.fragments.some((piece) => overlapsAny(piece, gone));
    const isSeen = fragments.some(
      ({ start, end }) => !isCut || /\S/v.test(revision.text.slice(start, end)),
    );
    if (!isSeen) counts.inside += 1;
    else {
      if (isCut) counts.cut += 1;
      annotations.push({ ...annotation, fragments });
    }
  }
  const ids = new Set<string>(annotations.map(({ id }) => id));
  const relations = document.relations.filter(
    ({ from, to }) => ids.has(from) && (to.kind === 'entity' || ids.has(to.id)),
  );
  counts.relations += drawn(document.relations) - drawn(relations);
  return {
    ...document,
    article: { ...article, hiddenBlocks: [] },
    revision,
    annotations: annotations.toSorted(compareAnnotations),
    relations,
  };
}

/** The last that begins before a piece ends is the one it can reach into. */
function overlapsAny(piece: Span, sorted: readonly Block[]): boolean {
  const nearest = sorted[blockIndexAt(sorted, piece.end - 1)];
  return nearest !== undefined && overlaps(piece, nearest);
}

function drawn(relations: ExportDocument['relations']): number {
  return relations.filter(({ inherited }) => !inherited).length;
}
