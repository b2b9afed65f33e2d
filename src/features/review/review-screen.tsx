import { useWorkspace } from '#workspace/use-workspace.ts';
import { ReviewDesk } from './review-desk.tsx';

export type ReviewScreenProps = {
  readonly onLeave: () => void;
  /** Colleagues learn of what was decided from a packet. */
  readonly onSend: () => void;
};

/** The review that is open. Whoever owns the address opens and closes it. */
export function ReviewScreen(props: ReviewScreenProps) {
  const articleId = useWorkspace((state) => state.review?.article.id);
  return articleId === undefined ? null : <ReviewDesk key={articleId} {...props} />;
}
