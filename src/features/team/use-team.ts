import { useEffect, useState } from 'react';
import type { ArticleId } from '#domain/ids.ts';
import { type ArticleTeam, loadTeam } from '#workspace/team.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';

/** Who has worked on which article; read again whenever the library has changed. Undefined until it is read. */
export function useTeam(): ReadonlyMap<ArticleId, ArticleTeam> | undefined {
  const articles = useWorkspace((s) => s.articles);
  const [team, setTeam] = useState<ReadonlyMap<ArticleId, ArticleTeam>>();
  useEffect(() => {
    let isLeft = false;
    async function load(): Promise<void> {
      const loaded = await loadTeam(articles.map(({ article }) => article.id));
      if (!isLeft) setTeam(loaded);
    }
    void load();
    return () => {
      isLeft = true;
    };
  }, [articles]);
  return team;
}
