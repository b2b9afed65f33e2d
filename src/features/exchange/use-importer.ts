import { useCallback, useMemo, useRef, useState } from 'react';
import type { ArticleId } from '#domain/ids.ts';
import { type ImportSource, importSources, sourcesOf } from '#workspace/import-articles.ts';
import { type ImportOutcome, needsReport, onlyArticle } from '#workspace/import-outcome.ts';
import { type ImportProgress, startImportSession } from '#workspace/import-session.ts';
import { trashArticles } from '#workspace/library.ts';
import { notify } from '#workspace/notices.ts';
import { type ImportPreview, lookFirst } from './look-first.ts';

type ImporterState = {
  /** An import is under way; how far, once the worker has said so. */
  readonly working: { readonly files: number; readonly progress?: ImportProgress } | undefined;
  /** What the user has to be told in full; closed by them. */
  readonly report: ImportOutcome | undefined;
  /** What is shown before it is added; answered by them. */
  readonly preview: ImportPreview | undefined;
  /** What colleagues have sent, to be looked at one after the other. */
  readonly packets: ImportOutcome['packets'];
};

const IDLE: ImporterState = {
  working: undefined,
  report: undefined,
  preview: undefined,
  packets: [],
};

type Paste = { readonly text: string; readonly html?: string };

export type Importer = {
  readonly state: ImporterState;
  readonly addFiles: (files: readonly File[]) => Promise<void>;
  /** Opens what was added; a failure is left to the caller, who still holds the text. */
  readonly addPaste: (paste: Paste) => Promise<ImportOutcome | undefined>;
  /** Takes sources as they are, without asking: what was skipped is wanted after all. */
  readonly addAnyway: (sources: readonly ImportSource[]) => Promise<void>;
  readonly cancel: () => void;
  readonly showReport: (outcome: ImportOutcome) => void;
  readonly closeReport: () => void;
  /** Has a packet looked at that is at hand already. */
  readonly showPacket: (packet: ImportOutcome['packets'][number]) => void;
  /** The first of the packets has been dealt with. */
  readonly closePacket: () => void;
};

/** One article that went well is opened at once; anything else is told before. */
export function useImporter(onOpen: (id: ArticleId) => void): Importer {
  const [state, setState] = useState(IDLE);
  const patch = useCallback((change: Partial<ImporterState>) => {
    setState((before) => ({ ...before, ...change }));
  }, []);
  const { enqueue, cancel } = useQueue(patch);

  const acts = useMemo(() => {
    function tell(outcome: ImportOutcome): void {
      if (outcome.packets.length > 0) {
        setState((before) => ({ ...before, packets: [...before.packets, ...outcome.packets] }));
      }
      const only = onlyArticle(outcome);
      if (only !== undefined) onOpen(only);
      else if (needsReport(outcome)) patch({ report: outcome });
      else if (outcome.taken.length > 0) tellAdded(outcome);
    }
    const made: Omit<Importer, 'state'> = {
      cancel,
      addFiles: async (files) => {
        const outcome = await enqueue(() => sourcesOf(files), true);
        if (outcome) tell(outcome);
      },
      addPaste: async (paste) => {
        const outcome = await enqueue(() => [{ kind: 'paste', ...paste }], true);
        if (outcome && outcome.failed.length === 0) tell(outcome);
        return outcome;
      },
      addAnyway: async (sources) => {
        const outcome = await enqueue(() => sources, false);
        if (outcome) tell(outcome);
      },
      showReport: (report) => {
        patch({ report });
      },
      closeReport: () => {
        patch({ report: undefined });
      },
      showPacket: (packet) => {
        setState((before) => ({ ...before, packets: [...before.packets, packet] }));
      },
      closePacket: () => {
        setState((before) => ({ ...before, packets: before.packets.slice(1) }));
      },
    };
    return made;
  }, [cancel, enqueue, onOpen, patch]);
  return { state, ...acts };
}

type Sources = readonly ImportSource[];

type Enqueue = (
  sources: () => Sources | Promise<Sources>,
  looks: boolean,
) => Promise<ImportOutcome | undefined>;

/** Imports run one after the other: two at once could not say which file failed. */
function useQueue(patch: (change: Partial<ImporterState>) => void): {
  readonly enqueue: Enqueue;
  readonly cancel: () => void;
} {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const running = useRef(new AbortController());
  const enqueue = useCallback<Enqueue>(
    async (sources, looks) => {
      const run = last.current.then(async () => {
        running.current = new AbortController();
        return importOnce(await sources(), looks, running.current.signal, patch);
      });
      last.current = run.catch(() => undefined);
      return run;
    },
    [patch],
  );
  const cancel = useCallback(() => {
    running.current.abort();
  }, []);
  return { enqueue, cancel };
}

/** Undefined: the user has looked and does not want it. */
async function importOnce(
  sources: readonly ImportSource[],
  looks: boolean,
  signal: AbortSignal,
  patch: (change: Partial<ImporterState>) => void,
): Promise<ImportOutcome | undefined> {
  const session = startImportSession();
  const files = sources.length;
  patch({ working: { files } });
  try {
    const wanted = looks
      ? await lookFirst(session, sources, signal, (preview) => {
          patch({ preview, working: preview ? undefined : { files } });
        })
      : sources;
    if (!wanted) return undefined;
    return await importSources(wanted, {
      session,
      signal,
      onProgress: (progress) => {
        patch({ working: { files, progress } });
      },
    });
  } finally {
    session.end();
    patch({ working: undefined });
  }
}

function tellAdded({ taken }: ImportOutcome): void {
  notify('articles-added', { count: taken.length }, () => {
    void trashArticles(taken.map(({ id }) => id));
  });
}
