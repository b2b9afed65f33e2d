import { inheritedId } from '#domain/annotation/inherited-relations.ts';
import type { TextRevision } from '#domain/article/article.ts';
import { type ArticleId, type TextHash, brand } from '#domain/ids.ts';
import { type ShownText, leaveHiddenParts, shownWork } from './as-shown.ts';
import type { ExportDocument, ExportRelation, ExportSet } from './export-set.ts';

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
  /** Claims that are shown and lose what stood behind them: it followed from hidden words, such as a credit line. */
  readonly unattributed: number;
  /** Others of these claims, of which the person or body stands for the words: lost where no relation can end at one. */
  readonly restated: number;
};

/**
 * The set as its articles are shown: without hidden parts, all offsets of the shorter texts (`shownWork`). The same for
 * everybody's work, so that an article has one text. Hashes are of the longer texts still: see `hashTexts`.
 */
export function withoutHidden(set: ExportSet): ExportSet {
  const articles = new Map<ArticleId, ShownText>();
  const counts = { inside: 0, cut: 0, relations: 0, unattributed: 0, restated: 0 };
  const documents: ExportDocument[] = [];
  for (const document of set.documents) {
    const { id } = document.article;
    const shown = articles.get(id) ?? leaveHiddenParts(document.revision, document.article);
    articles.set(id, shown);
    const shorter = shown.gone.length === 0 ? document : shorten(document, shown, counts);
    if (shorter.revision.blocks.length > 0) documents.push(shorter);
  }
  const cut = [...articles.values()].filter(({ gone }) => gone.length > 0);
  const { relations: lost, ...hidden } = counts;
  return {
    ...set,
    documents,
    leftOut: {
      ...set.leftOut,
      relations: set.leftOut.relations + lost,
      hidden: {
        parts: cut.reduce((sum, { gone }) => sum + gone.length, 0),
        articles: cut.filter(({ revision }) => revision.blocks.length === 0).length,
        ...hidden,
      },
    },
  };
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

function shorten(
  document: ExportDocument,
  shown: ShownText,
  counts: Record<'inside' | 'cut' | 'relations' | 'unattributed' | 'restated', number>,
): ExportDocument {
  const { annotations, relations: kept, inside, cut } = shownWork(document, shown);
  counts.inside += inside;
  counts.cut += cut;
  counts.relations += drawn(document.relations) - drawn(kept);
  const stays = new Set<string>(annotations.map(({ id }) => id));
  const { relations, unattributed, restated } = restate(document, kept, stays);
  counts.unattributed += unattributed;
  counts.restated += restated;
  return {
    ...document,
    article: { ...document.article, hiddenBlocks: [] },
    revision: shown.revision,
    annotations,
    relations,
  };
}

/**
 * What followed from hidden words holds all the same: where these name somebody it ends at whom they name. `stays`: ids of
 * annotations that are shown.
 */
function restate(
  { annotations, relations }: ExportDocument,
  kept: readonly ExportRelation[],
  stays: ReadonlySet<string>,
): Pick<ExportDocument, 'relations'> & Pick<HiddenOut, 'unattributed' | 'restated'> {
  const entityOf = new Map(annotations.map(({ id, entityId }) => [id, entityId]));
  const all = new Map(kept.map((each) => [each.id, each]));
  const unattributed = new Set<string>();
  const restated = new Set<string>();
  for (const relation of relations) {
    const { id, from, to: words, inherited } = relation;
    if (all.has(id) || !inherited || !stays.has(from)) continue;
    const entityId = words.kind === 'annotation' ? entityOf.get(words.id) : undefined;
    (entityId === undefined ? unattributed : restated).add(from);
    if (entityId === undefined) continue;
    const to: ExportRelation['to'] = { kind: 'entity', id: entityId };
    const own = inheritedId({ ...relation, to });
    if (!all.has(own)) all.set(own, { ...relation, id: own, to, isRestated: true });
  }
  return {
    // Those that were drawn stand before them already.
    relations: [...all.values()],
    unattributed: unattributed.size,
    restated: [...restated].filter((claim) => !unattributed.has(claim)).length,
  };
}

function drawn(relations: ExportDocument['relations']): number {
  return relations.filter(({ inherited }) => !inherited).length;
}
