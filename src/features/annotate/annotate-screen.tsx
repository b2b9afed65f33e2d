import { useWorkspace } from '#workspace/use-workspace.ts';
import { ArticleDesk } from './article-desk.tsx';

export type AnnotateScreenProps = {
  readonly onLeave: () => void;
  readonly onExport: () => void;
  /** Leads to the same, with the sheet of claims chosen. */
  readonly onFactCheck: () => void;
  readonly onShowSettings?: (() => void) | undefined;
  /** Leads to the comparison with colleagues' work. */
  readonly onReview?: (() => void) | undefined;
};

/** The article that is open. Whoever owns the address opens and closes it. */
export function AnnotateScreen(props: AnnotateScreenProps) {
  const articleId = useWorkspace((state) => state.open?.article.id);
  return articleId === undefined ? null : <ArticleDesk key={articleId} {...props} />;
}
