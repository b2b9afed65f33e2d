import { useEffect, useState } from 'react';
import type { ArticleId } from '#domain/ids.ts';
import { type ArticleTeam, loadTeam, makeStandingsKnown } from '#workspace/team.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';

/**
 * Who has worked on which article, and where its review stands; read again whenever the library has changed. Undefined
 * until it is read. What is not known of reviews comes afterwards.
 */
export function useTeam(): ReadonlyMap<ArticleId, ArticleTeam> | undefined {
  const articles = useWorkspace((s) => s.articles);
  const [team, setTeam] = useState<ReadonlyMap<ArticleId, ArticleTeam>>();
  useEffect(() => {
    const leaving = new AbortController();
    async function load(): Promise<void> {
      const ids = articles.map(({ article }) => article.id);
      const show = async () => {
        const loaded = await loadTeam(ids);
        if (!leaving.signal.aborted) setTeam(loaded);
        return loaded;
      };
      if (await makeStandingsKnown(await show(), leaving.signal)) await show();
    }
    void load();
    return () => {
      leaving.abort();
    };
  }, [articles]);
  return team;
}
