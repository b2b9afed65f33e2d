import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { saveFile } from '#ui/save-file.ts';
import { useMessages } from '#messages/messages.tsx';
import type { ExportOutcome, FileProblem, VerifiedFile } from '#workspace/exchange.ts';
import { FileProblems } from '#parts/file-problems.tsx';

type Props = {
  readonly title: string;
  readonly text: string;
  /** Makes the file and reads it back; called once, when the dialog opens. Closing it aborts. */
  readonly make: (signal: AbortSignal) => Promise<ExportOutcome>;
  /** The file has been handed over. */
  readonly onSaved?: (file: VerifiedFile) => void;
  readonly onClose: () => void;
};

type State =
  | { readonly kind: 'working' }
  | { readonly kind: 'made'; readonly file: VerifiedFile; readonly isSaved: boolean }
  | {
      readonly kind: 'failed';
      readonly problems: readonly FileProblem[];
    };

/** A file is offered only after it was read back and compared; until then there is nothing to press. */
export function ExportDialog({ title, text, make, onSaved, onClose }: Props) {
  const common = useMessages('common');
  const { state, markSaved } = useExport(make);
  return (
    <Dialog
      title={title}
      closeLabel={common('action.close')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{common('action.close')}</Button>
          {state.kind === 'made' && (
            <Button
              variant="primary"
              icon={<Download />}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- The next step of what was asked for.
              autoFocus
              onPress={() => {
                saveFile(state.file);
                markSaved();
                onSaved?.(state.file);
              }}
            >
              {common('action.download')}
            </Button>
          )}
        </>
      }
    >
      <p>{text}</p>
      <Outcome state={state} />
    </Dialog>
  );
}

function Outcome({ state }: { readonly state: State }) {
  const t = useMessages('exchange');
  switch (state.kind) {
    case 'working':
      return <ProgressBar label={t('working')} />;
    case 'made':
      return (
        <>
          <Callout tone="good" title={t('verified', { spans: state.file.spans })}>
            <p>{t('verifiedDetail')}</p>
            <p>
              <bdi>{state.file.fileName}</bdi> · {t('articles', { count: state.file.articles })}
            </p>
          </Callout>
          {state.file.leftOut.length > 0 && <LeftOut titles={state.file.leftOut} />}
          {state.isSaved && <p>{t('backup.downloaded')}</p>}
        </>
      );
    case 'failed':
      return (
        <>
          <Callout tone="error" title={t('failed.title')}>
            {hasPlaces(state.problems) && <p>{t('failed.differs')}</p>}
            <p>{t('failed.text')}</p>
          </Callout>
          <FileProblems problems={state.problems} />
        </>
      );
  }
}

/** Said before the download: the file is sound, but it is not all. */
function LeftOut({ titles }: { readonly titles: readonly string[] }) {
  const t = useMessages('exchange');
  return (
    <Callout tone="error" title={t('leftOut.title', { count: titles.length })}>
      <p>{t('leftOut.text')}</p>
      <ul>
        {[...new Set(titles)].map((title) => (
          <li key={title}>
            <bdi>{title}</bdi>
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function hasPlaces(problems: readonly FileProblem[]): boolean {
  return problems.some((problem) => problem.place !== '');
}

function useExport(make: Props['make']) {
  const t = useMessages('exchange');
  const announce = useAnnounce();
  const [state, setState] = useState<State>({ kind: 'working' });
  // The file of the moment the dialog was opened: later renders must not make another.
  const [makeOnce] = useState(() => make);
  useEffect(() => {
    const leaving = new AbortController();
    async function run(): Promise<void> {
      const outcome = await makeOnce(leaving.signal).catch((error: unknown): ExportOutcome => {
        reportError(error);
        return { ok: false, problems: [{ place: '', kind: 'crashed' }] };
      });
      if (leaving.signal.aborted) return;
      setState(
        outcome.ok
          ? { kind: 'made', file: outcome.file, isSaved: false }
          : { kind: 'failed', problems: outcome.problems },
      );
    }
    void run();
    return () => {
      leaving.abort();
    };
  }, [makeOnce]);

  const news =
    state.kind === 'made'
      ? t('verified', { spans: state.file.spans })
      : state.kind === 'failed'
        ? t('failed.title')
        : undefined;
  useEffect(() => {
    if (news !== undefined) announce(news);
  }, [announce, news]);

  const markSaved = (): void => {
    setState((before) => (before.kind === 'made' ? { ...before, isSaved: true } : before));
  };
  return { state, markSaved } as const;
}
