import { useEffect, useState } from 'react';
import type { ArticleId } from '#domain/ids.ts';
import { Button } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { useMessages } from '#messages/messages.tsx';
import { FileProblems } from '#parts/file-problems.tsx';
import type { FileProblem } from '#workspace/exchange.ts';
import {
  type PacketPlan,
  type PacketTaken,
  lookAtPacket,
  takeBackPacket,
  takePacket,
} from '#workspace/packets.ts';
import {
  NO_CHOICES,
  type PacketChoices,
  choiceActs,
  decisionsOf,
  isAnythingNew,
} from './packet-choices.ts';
import { PacketPlanView } from './packet-plan-view.tsx';
import { PacketReport } from './packet-report.tsx';

type Props = {
  readonly file: { readonly fileName: string; readonly blob: Blob };
  readonly onClose: () => void;
  /** Opens the comparison of an article. */
  readonly onCompare: (id: ArticleId) => void;
};

type State =
  | { readonly kind: 'looking' | 'taking' | 'moved-on' }
  | { readonly kind: 'looked'; readonly plan: PacketPlan; readonly mine: PacketChoices['mine'] }
  | { readonly kind: 'failed'; readonly problems: readonly FileProblem[] }
  | { readonly kind: 'taken'; readonly plan: PacketPlan; readonly taken: PacketTaken };

/** What a colleague has sent: looked at first, taken over once it is said what is to become of it. */
export function PacketDialog({ file, onClose, onCompare }: Props) {
  const t = useMessages('packets');
  const common = useMessages('common');
  const [choices, setChoices] = useState(NO_CHOICES);
  const { state, isBehind, look, take } = usePacket(file.blob);
  const sender = 'plan' in state ? state.plan.from?.name : undefined;
  const [first] = state.kind === 'taken' ? state.taken.receipt.layers : [];
  return (
    <Dialog
      title={sender === undefined ? t('look.title') : t('look.titleFrom', { name: sender })}
      size="large"
      isReading={state.kind !== 'looked'}
      closeLabel={common('action.close')}
      canClose={state.kind !== 'taking'}
      onClose={onClose}
      footer={
        <Footer
          state={state}
          isBehind={isBehind}
          choices={choices}
          onClose={onClose}
          onLook={() => {
            look(choices.mine);
          }}
          onTake={(plan) => {
            take(plan, choices);
          }}
          onCompare={first && (() => onCompare(first.articleId))}
        />
      }
    >
      {(state.kind === 'looking' || state.kind === 'taking') && (
        <ProgressBar label={t(state.kind === 'looking' ? 'look.reading' : 'look.taking')} />
      )}
      {state.kind === 'moved-on' && <Callout tone="info">{t('look.movedOn')}</Callout>}
      {state.kind === 'failed' && (
        <>
          <Callout tone="error" title={t('look.failedTitle')}>
            <p>
              <bdi>{file.fileName}</bdi>
            </p>
            <p>{t('look.failedText')}</p>
          </Callout>
          <FileProblems problems={state.problems} />
        </>
      )}
      {state.kind === 'looked' && (
        <PacketPlanView
          plan={state.plan}
          choices={choices}
          acts={choiceActs(setChoices)}
          onMine={(mine) => {
            setChoices({ ...NO_CHOICES, mine, names: choices.names });
            look(mine);
          }}
        />
      )}
      {state.kind === 'taken' && <PacketReport taken={state.taken} onLeave={onClose} />}
    </Dialog>
  );
}

function Footer(props: {
  readonly state: State;
  readonly isBehind: boolean;
  readonly choices: PacketChoices;
  readonly onClose: () => void;
  readonly onLook: () => void;
  readonly onTake: (plan: PacketPlan) => void;
  readonly onCompare: (() => void) | undefined;
}) {
  const { state, choices, onClose, onCompare } = props;
  const t = useMessages('packets');
  const common = useMessages('common');
  switch (state.kind) {
    case 'looking':
    case 'failed':
      return <Button onPress={onClose}>{common('action.close')}</Button>;
    case 'taking':
      return undefined;
    case 'moved-on':
      return (
        <Button variant="primary" onPress={props.onLook}>
          {t('look.again')}
        </Button>
      );
    case 'looked':
      return (
        <>
          <Button onPress={onClose}>{common('action.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={props.isBehind || !isAnythingNew(state.plan, choices)}
            onPress={() => {
              props.onTake(state.plan);
            }}
          >
            {t('look.take')}
          </Button>
        </>
      );
    case 'taken':
      return (
        <>
          <Button
            variant="quiet"
            onPress={() => {
              onClose();
              void takeBackPacket(state.taken.receipt);
            }}
          >
            {t('taken.takeBack')}
          </Button>
          <Button onPress={onClose}>{common('action.close')}</Button>
          {onCompare && (
            <Button
              // What was decided about mine, or is disputed, comes first.
              variant={state.taken.receipt.reviews.length > 0 ? 'plain' : 'primary'}
              onPress={onCompare}
            >
              {t('taken.compare')}
            </Button>
          )}
        </>
      );
  }
}

function usePacket(file: Blob) {
  const t = useMessages('packets');
  const announce = useAnnounce();
  const [state, setState] = useState<State>({ kind: 'looking' });
  const [request, setRequest] = useState<Pick<PacketChoices, 'mine'>>({ mine: 'mine' });
  useEffect(() => {
    const leaving = new AbortController();
    async function run(): Promise<void> {
      const outcome = await lookAtPacket(file, request.mine, leaving.signal);
      if (leaving.signal.aborted) return;
      if (outcome.ok) setState({ kind: 'looked', plan: outcome.value, mine: request.mine });
      else if (outcome.problems === 'moved-on') setState({ kind: 'moved-on' });
      else {
        setState({ kind: 'failed', problems: outcome.problems });
        announce(t('look.failedTitle'));
      }
    }
    void run();
    return () => {
      leaving.abort();
    };
  }, [announce, file, request, t]);

  async function takeOver(plan: PacketPlan, choices: PacketChoices): Promise<void> {
    setState({ kind: 'taking' });
    const otherName = (name: string): string => t('look.whose.otherComputer', { name });
    const outcome = await takePacket(file, decisionsOf(plan, choices, otherName));
    if (outcome.ok) {
      setState({ kind: 'taken', plan, taken: outcome.value });
      announce(t('taken.title'));
    } else if (outcome.problems === 'moved-on') setState({ kind: 'moved-on' });
    else setState({ kind: 'failed', problems: outcome.problems });
  }
  return {
    state,
    /** What is shown was planned for another answer: nothing is taken by it. */
    isBehind: state.kind === 'looked' && state.mine !== request.mine,
    /** What is shown stays until the answer is there, so that the focus does. */
    look: (mine: PacketChoices['mine']) => {
      setRequest({ mine });
    },
    take: (plan: PacketPlan, choices: PacketChoices) => void takeOver(plan, choices),
  } as const;
}
