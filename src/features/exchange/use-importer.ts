import { useCallback, useRef, useState } from 'react';
import type { ArticleId } from '#domain/ids.ts';
import { type ImportOutcome, importFiles, importPaste } from '#workspace/import-articles.ts';
import { notify } from '#workspace/notices.ts';

type ImporterState = {
  /** Files being read now; 0 when none. */
  readonly working: number;
  /** What the user has to be told in full; closed by them. */
  readonly report: ImportOutcome | undefined;
};

export type Importer = {
  readonly state: ImporterState;
  readonly addFiles: (files: readonly File[]) => Promise<void>;
  /** Opens what was added; a failure is left to the caller, who still holds the text. */
  readonly addPaste: (paste: { text: string; html?: string }) => Promise<ImportOutcome>;
  readonly showReport: (outcome: ImportOutcome) => void;
  readonly closeReport: () => void;
};

/** One article that went well is opened at once; anything else is told before. */
export function useImporter(onOpen: (id: ArticleId) => void): Importer {
  const [state, setState] = useState<ImporterState>({ working: 0, report: undefined });
  /** Imports run one after the other: two at once could not say which file failed. */
  const last = useRef<Promise<unknown>>(Promise.resolve());

  const showReport = useCallback((report: ImportOutcome) => {
    setState((before) => ({ ...before, report }));
  }, []);

  const tell = useCallback(
    (outcome: ImportOutcome): void => {
      const only = onlyArticle(outcome);
      if (only !== undefined) onOpen(only);
      else if (needsReport(outcome)) showReport(outcome);
      else notify('articles-added', { count: outcome.taken.length });
    },
    [onOpen, showReport],
  );

  const addFiles = useCallback(
    async (files: readonly File[]) => {
      setState((before) => ({ ...before, working: before.working + files.length }));
      const run = last.current.then(() => importFiles(files));
      last.current = run.catch(() => undefined);
      return run.then(tell).finally(() => {
        setState((before) => ({ ...before, working: before.working - files.length }));
      });
    },
    [tell],
  );

  const addPaste = useCallback(
    async (paste: { text: string; html?: string }) => {
      const outcome = await importPaste(paste);
      const only = onlyArticle(outcome);
      if (only !== undefined) onOpen(only);
      return outcome;
    },
    [onOpen],
  );

  const closeReport = useCallback(() => {
    setState((before) => ({ ...before, report: undefined }));
  }, []);

  return { state, addFiles, addPaste, showReport, closeReport };
}

function onlyArticle(outcome: ImportOutcome): ArticleId | undefined {
  if (needsReport(outcome) || outcome.taken.length !== 1) return undefined;
  return outcome.taken[0]?.id;
}

/** A failure, or a project file, is never passed over with a line that goes away. */
function needsReport(outcome: ImportOutcome): boolean {
  return outcome.failed.length > 0 || outcome.projectFiles.length > 0 || outcome.taken.length === 0;
}
