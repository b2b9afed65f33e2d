import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ArticleId } from '#domain/ids.ts';
import { Button } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { TextField } from '#ui/text-field.tsx';
import { saveFile } from '#ui/save-file.ts';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { FileProblems } from '#parts/file-problems.tsx';
import { useAskedClose } from '#parts/use-asked-close.tsx';
import type { ExportOutcome, VerifiedFile } from '#workspace/exchange.ts';
import { setMyName } from '#workspace/library.ts';
import { type PacketOptions, makePacket } from '#workspace/packets.ts';
import { useWorkspace, workspaceState } from '#workspace/use-workspace.ts';
import { ConfidentialNames } from './confidential-names.tsx';
import { SendForm } from './send-form.tsx';
import styles from './team.module.css';
import { useConfidential } from './use-confidential.ts';

type Props = { readonly chosen: readonly ArticleId[]; readonly onClose: () => void };

type State =
  | { readonly kind: 'asking' | 'making' }
  | { readonly kind: 'done'; readonly outcome: ExportOutcome; readonly isSaved: boolean };

/** Makes a packet for a colleague. It is offered only after it was read back and compared. */
export function SendDialog({ chosen, onClose }: Props) {
  const t = useMessages('packets');
  const common = useMessages('common');
  const [options, setOptions] = useState<PacketOptions>({
    articles: chosen,
    layers: 'mine',
    kind: 'review',
    message: '',
    packing: 'json',
  });
  const { names, asks, mayGo, isAgreed, agree } = useConfidential(options);
  const { state, make, ask, save } = useMaking(options);
  const me = useWorkspace((s) => s.me?.name) ?? '';
  const [name, setName] = useState(me);
  const isSaved = state.kind === 'done' && state.isSaved;
  const holdsWords = !isSaved && (options.message.trim() !== '' || name !== me);
  const { close, question } = useAskedClose(holdsWords, onClose);
  const canMake = options.articles.length > 0 && name.trim() !== '' && mayGo;
  return (
    <>
      <Dialog
        title={t('make.title')}
        closeLabel={common('action.close')}
        onClose={close}
        holdsWords={holdsWords}
        footer={
          state.kind === 'done' ? (
            <DoneFooter outcome={state.outcome} onAgain={ask} onSave={save} />
          ) : (
            <>
              {names === undefined && <span className={styles['soft']}>{t('make.looking')}</span>}
              <Button onPress={close}>{common('action.cancel')}</Button>
              <Button
                variant="primary"
                isDisabled={!canMake || state.kind === 'making'}
                onPress={() => {
                  make(name);
                }}
              >
                {t('make.make')}
              </Button>
            </>
          )
        }
      >
        {state.kind === 'asking' && (
          <>
            <p>{t('make.text')}</p>
            <TextField
              label={t('make.from')}
              description={t('make.fromHint')}
              value={name}
              onChange={setName}
            />
            <SendForm options={options} onChange={setOptions} />
            {asks && (
              <ConfidentialNames of="make" names={names}>
                <Checkbox label={t('make.knows')} isChecked={isAgreed} onChange={agree} />
              </ConfidentialNames>
            )}
          </>
        )}
        {state.kind === 'making' && <ProgressBar label={t('make.making')} />}
        {state.kind === 'done' && <Outcome outcome={state.outcome} isSaved={state.isSaved} />}
      </Dialog>
      {question}
    </>
  );
}

function DoneFooter(props: {
  readonly outcome: ExportOutcome;
  readonly onAgain: () => void;
  readonly onSave: (file: VerifiedFile) => void;
}) {
  const t = useMessages('packets');
  const common = useMessages('common');
  const { outcome } = props;
  return (
    <>
      <Button onPress={props.onAgain}>{t('make.again')}</Button>
      {outcome.ok && (
        <Button
          variant="primary"
          icon={<Download />}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- The next step of what was asked for.
          autoFocus
          onPress={() => {
            props.onSave(outcome.file);
          }}
        >
          {common('action.download')}
        </Button>
      )}
    </>
  );
}

function Outcome({
  outcome,
  isSaved,
}: {
  readonly outcome: ExportOutcome;
  readonly isSaved: boolean;
}) {
  const t = useMessages('packets');
  const exchange = useMessages('exchange');
  const format = useFormats();
  if (!outcome.ok) {
    return (
      <>
        <Callout tone="error" title={t('make.failedTitle')}>
          <p>{t('make.failedText')}</p>
        </Callout>
        <FileProblems problems={outcome.problems} />
      </>
    );
  }
  const { fileName, spans, articles, leftOut } = outcome.file;
  return (
    <>
      <Callout tone="good" title={exchange('verified', { spans })}>
        <p>{exchange('verifiedDetail')}</p>
        <p>
          <bdi>{fileName}</bdi> · {t('make.articles', { count: articles })}
        </p>
      </Callout>
      {leftOut.length > 0 && (
        <Callout tone="error">
          {t('make.leftOut', { count: leftOut.length, titles: format.list(leftOut) })}
        </Callout>
      )}
      {isSaved && <p>{t('make.saved')}</p>}
    </>
  );
}

function useMaking(options: PacketOptions) {
  const t = useMessages('packets');
  const exchange = useMessages('exchange');
  const announce = useAnnounce();
  const [state, setState] = useState<State>({ kind: 'asking' });
  const [leaving] = useState(() => new AbortController());
  useEffect(
    () => () => {
      leaving.abort();
    },
    [leaving],
  );
  async function run(name: string): Promise<void> {
    setState({ kind: 'making' });
    if (name.trim() !== workspaceState().me?.name) await setMyName(name);
    const outcome = await makePacket(options, leaving.signal);
    if (leaving.signal.aborted) return;
    setState({ kind: 'done', outcome, isSaved: false });
    announce(
      outcome.ok ? exchange('verified', { spans: outcome.file.spans }) : t('make.failedTitle'),
    );
  }
  return {
    state,
    make: (name: string) => void run(name),
    ask: () => {
      setState({ kind: 'asking' });
    },
    save: (file: VerifiedFile) => {
      saveFile(file);
      setState((before) => (before.kind === 'done' ? { ...before, isSaved: true } : before));
    },
  } as const;
}
