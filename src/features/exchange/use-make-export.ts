import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from '#ui/live-region.tsx';
import { type SaveAsOutcome, saveFile, saveFileAs } from '#ui/save-file.ts';
import { useMessages } from '#messages/messages.tsx';
import type { FileProblem } from '#workspace/exchange.ts';
import {
  type Choice,
  type ExportMade,
  type ExportLeak,
  type ExportStage,
  type MakeOutcome,
  type ProtectedPerson,
  endExports,
  makeExport,
} from '#workspace/export.ts';

export type Making =
  /** `hasReturned`: from a file or an attempt, and not from outside. */
  | { readonly kind: 'choosing'; readonly hasReturned: boolean; readonly isCancelled: boolean }
  | {
      readonly kind: 'working';
      readonly stage: ExportStage | 'waiting';
      /** 0 to 1, where it is known. */
      readonly share?: number | undefined;
    }
  | {
      readonly kind: 'made';
      readonly made: ExportMade;
      /** What became of it so far: the download has started, or the answer of the place chosen. */
      readonly saved?: 'download' | SaveAsOutcome;
    }
  | { readonly kind: 'failed'; readonly problems: readonly FileProblem[] }
  /** Protected names stand in the finished files. */
  | {
      readonly kind: 'leaked';
      readonly leaks: readonly ExportLeak[];
      readonly people: readonly ProtectedPerson[];
    };

/** The file: being chosen, being made, made. Leaving the dialog ends the work. */
export function useMakeExport() {
  const t = useMessages('export');
  const announce = useAnnounce();
  const [making, setMaking] = useState<Making>({
    kind: 'choosing',
    hasReturned: false,
    isCancelled: false,
  });
  const job = useRef<AbortController>(undefined);
  useEffect(
    () => () => {
      job.current?.abort();
      endExports();
    },
    [],
  );

  async function make(choice: Choice, onMade: () => void): Promise<void> {
    const own = new AbortController();
    job.current = own;
    setMaking({ kind: 'working', stage: 'waiting' });
    const outcome = await makeExport(choice, own.signal, (stage, share) => {
      if (!own.signal.aborted) setMaking({ kind: 'working', stage, share });
    }).catch((error: unknown): MakeOutcome => {
      reportError(error);
      return { ok: false, kind: 'failed', problems: [{ place: '', kind: 'crashed' }] };
    });
    if (own.signal.aborted) return;
    if (outcome.ok) {
      onMade();
      setMaking({ kind: 'made', made: outcome.made });
      announce(t('made.verified', outcome.made.verified));
    } else if (outcome.kind === 'leaks') {
      const { leaks, people } = outcome;
      setMaking({ kind: 'leaked', leaks, people });
      announce(t('leaks.title', { count: leaks.length }));
    } else {
      setMaking({ kind: 'failed', problems: outcome.problems });
      announce(t('failed.title'));
    }
  }

  function tell(saved: 'download' | SaveAsOutcome): void {
    setMaking((before) => (before.kind === 'made' ? { ...before, saved } : before));
    announce(t(`saved.${saved}`));
  }

  return {
    making,
    /** `onMade`: the file is there, with nobody's protected name in it. */
    make: (choice: Choice, onMade: () => void) => void make(choice, onMade),
    cancel: () => {
      job.current?.abort();
      setMaking({ kind: 'choosing', hasReturned: true, isCancelled: true });
      announce(t('cancelled'));
    },
    goBack: () => {
      setMaking({ kind: 'choosing', hasReturned: true, isCancelled: false });
    },
    download: (made: ExportMade) => {
      saveFile(made);
      tell('download');
    },
    saveAs: (made: ExportMade) => {
      void saveFileAs(made).then(tell);
    },
  } as const;
}
