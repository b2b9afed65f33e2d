import { alignTexts } from '#domain/anchoring/align-texts.ts';
import {
  type AnchorReport,
  reanchorLayer,
  reanchorSpan,
} from '#domain/anchoring/reanchor-layer.ts';
import { buildLayerState } from '#domain/annotation/build-layer-state.ts';
import { countLayer, entityIdsOf } from '#domain/annotation/count-layer.ts';
import type { TextRevision } from '#domain/article/article.ts';
import type { CommentEntry } from '#domain/comments/comment.ts';
import type { ArticleId } from '#domain/ids.ts';
import { withArticleId } from '#domain/packets/rename-bundle.ts';
import type { ArticleBundle, LayerBundle } from '#domain/project/project-bundle.ts';

/**
 * Carries an article's layers and comments over to another version of its text. Decisions of a review are about
 * the very versions that were looked at: those of another text, its frozen copies and what was made of
 * them, the curated layer, stay behind.
 */
export function attachTo(
  item: ArticleBundle,
  articleId: ArticleId,
  revision: TextRevision,
): { readonly bundle: ArticleBundle; readonly report: AnchorReport } {
  const moved = withArticleId(item, articleId);
  const reports: AnchorReport[] = [];
  const annotators = moved.layers.filter(({ layer }) => layer.role === 'annotator');
  const layers = annotators.map((each): LayerBundle => {
    const { annotations, relations, report } = reanchorLayer(item.revision, revision, each);
    reports.push(report);
    const state = buildLayerState(annotations, relations, []);
    const counts = countLayer(state);
    const layer = { ...each.layer, textHash: revision.hash, counts, entityIds: entityIdsOf(state) };
    return { layer, annotations, relations };
  });
  const { frozen: _frozen, reviews: _reviews, comments, ...rest } = moved;
  return {
    bundle: {
      ...rest,
      revision,
      layers,
      ...(comments && { comments: carryComments(comments, item.revision, revision) }),
    },
    report: reports.reduce(addReports, NOTHING),
  };
}

const NOTHING: AnchorReport = { unchanged: 0, moved: 0, changed: [], lost: [], lostRelations: 0 };

function addReports(a: AnchorReport, b: AnchorReport): AnchorReport {
  return {
    unchanged: a.unchanged + b.unchanged,
    moved: a.moved + b.moved,
    changed: [...a.changed, ...b.changed],
    lost: [...a.lost, ...b.lost],
    lostRelations: a.lostRelations + b.lostRelations,
  };
}

/** A comment on words that are gone is one on the article, and says which words they were. */
function carryComments(
  comments: readonly CommentEntry[],
  from: TextRevision,
  to: TextRevision,
): readonly CommentEntry[] {
  const map = alignTexts(from, to);
  return comments.map((entry) => {
    const target = entry.kind === 'comment' ? entry.target : undefined;
    if (entry.kind !== 'comment' || !target) return entry;
    if (target.kind === 'difference') {
      const { at, ...rest } = target;
      const span = at && reanchorSpan(map, from.text, to.text, at.span);
      return { ...entry, target: { ...rest, ...(at && span && { at: { ...at, span } }) } };
    }
    if (!('span' in target)) return entry;
    const { quote } = target;
    const span = reanchorSpan(map, from.text, to.text, target.span);
    if (span) return { ...entry, target: { ...target, span } };
    return { ...entry, target: { kind: 'article' }, text: `“${quote}” – ${entry.text}` };
  });
}
