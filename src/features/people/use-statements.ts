import { useEffect, useMemo, useState } from 'react';
import type { EntityId } from '#domain/ids.ts';
import { type ArticleStatements, readStatements } from '#workspace/people.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';

type Reading =
  /** `share`: 0 to 1. What was read before, if anything, is still shown. */
  | { readonly kind: 'reading'; readonly share: number | undefined }
  | { readonly kind: 'read' }
  | { readonly kind: 'failed' };

type Statements = {
  readonly records: readonly ArticleStatements[] | undefined;
  readonly reading: Reading;
  readonly retry: () => void;
};

/** Everything the articles say about somebody; read again whenever the registry or the layers change. */
export function useStatements(id: EntityId): Statements {
  const version = useWorkspace((state) => state.people?.version);
  const [records, setRecords] = useState<readonly ArticleStatements[]>();
  const [reading, setReading] = useState<Reading>({ kind: 'reading', share: undefined });
  const [attempt, setAttempt] = useState(0);
  const request = useMemo(() => ({ id, version, attempt }), [id, version, attempt]);
  useEffect(() => {
    if (request.version === undefined) return undefined;
    const job = new AbortController();
    async function read(): Promise<void> {
      setReading({ kind: 'reading', share: undefined });
      const found = await readStatements(
        request.id,
        (share) => {
          if (!job.signal.aborted) setReading({ kind: 'reading', share });
        },
        job.signal,
      );
      if (job.signal.aborted) return;
      if (found) setRecords(found);
      setReading({ kind: found ? 'read' : 'failed' });
    }
    void read();
    return () => {
      job.abort();
    };
  }, [request]);
  return {
    records,
    reading,
    retry: () => {
      setAttempt(attempt + 1);
    },
  };
}
