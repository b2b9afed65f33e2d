import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { saveFile } from '#ui/save-file.ts';
import { useMessages } from '#messages/messages.tsx';
import type { ExportOutcome, VerifiedFile } from '#workspace/exchange.ts';
import { FileProblems } from './file-problems.tsx';

type Props = {
  readonly title: string;
  readonly text: string;
  /** Makes the file and reads it back; called once, when the dialog opens. */
  readonly make: () => Promise<ExportOutcome>;
  readonly onClose: () => void;
};

type State =
  | { readonly kind: 'working' }
  | { readonly kind: 'made'; readonly file: VerifiedFile; readonly isSaved: boolean }
  | {
      readonly kind: 'failed';
      readonly problems: Extract<ExportOutcome, { ok: false }>['problems'];
    };

/** A file is offered only after it was read back and compared; until then there is nothing to press. */
export function ExportDialog({ title, text, make, onClose }: Props) {
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
          {state.isSaved && <p>{t('backup.downloaded')}</p>}
        </>
      );
    case 'failed':
      return (
        <>
          <Callout tone="error" title={t('failed.title')}>
            <p>{t('failed.text')}</p>
          </Callout>
          <FileProblems problems={state.problems} />
        </>
      );
  }
}

function useExport(make: () => Promise<ExportOutcome>) {
  const t = useMessages('exchange');
  const announce = useAnnounce();
  const [state, setState] = useState<State>({ kind: 'working' });
  // The file of the moment the dialog was opened: later renders must not make another.
  const [makeOnce] = useState(() => make);
  useEffect(() => {
    let isGone = false;
    function show(outcome: ExportOutcome): void {
      if (isGone) return;
      if (outcome.ok) {
        setState({ kind: 'made', file: outcome.file, isSaved: false });
        announce(t('verified', { spans: outcome.file.spans }));
      } else {
        setState({ kind: 'failed', problems: outcome.problems });
        announce(t('failed.title'));
      }
    }
    makeOnce().then(show, (error: unknown) => {
      show({ ok: false, problems: [] });
      reportError(error);
    });
    return () => {
      isGone = true;
    };
    // The words may change with the language; the file is made once all the same.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [makeOnce]);
  const markSaved = (): void => {
    setState((before) => (before.kind === 'made' ? { ...before, isSaved: true } : before));
  };
  return { state, markSaved } as const;
}
