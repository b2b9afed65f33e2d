import type { AnnotatorId, ArticleId } from '#domain/ids.ts';
import { type Project, hidesColleagues } from '#domain/project/project.ts';
import type { ArticleTeam } from '#workspace/team.ts';

type Asked = {
  readonly project: Pick<Project, 'settings'>;
  readonly me: AnnotatorId | undefined;
  /** The article that is reviewed now. */
  readonly here: ArticleId | undefined;
};

/** Another article that a colleague has worked on and whose review has not begun or has open differences, in their order. */
export function nextReview(
  team: ReadonlyMap<ArticleId, ArticleTeam>,
  { project, me, here }: Asked,
): ArticleId | undefined {
  const waiting = [...team.values()].find(({ articleId, layers, hasBegun, review }) => {
    const own = layers.find(({ annotatorId }) => annotatorId === me)?.state;
    const isOpen = !hasBegun || (review !== 'unknown' && review.open + review.toTalk > 0);
    const hasOthers = layers.some(({ annotatorId }) => annotatorId !== me);
    return articleId !== here && isOpen && hasOthers && !hidesColleagues(project, own);
  });
  return waiting?.articleId;
}
