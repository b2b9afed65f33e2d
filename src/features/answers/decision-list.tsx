import { type FocusEvent, useState } from 'react';
import { useMessages } from '#messages/messages.tsx';
import { usePageKeys } from '#parts/use-page-keys.ts';
import { useAnnounce } from '#ui/live-region.tsx';
import { acceptDecisions, disputeDecision, learnFrom, undoAnswer } from '#workspace/answers.ts';
import type { KeyPress } from '#workspace/match-key.ts';
import type { OpenReview } from '#workspace/review-state.ts';
import { workspaceState } from '#workspace/use-workspace.ts';
import type { ActOutcome } from '#workspace/workspace-state.ts';
import { answerKeyAct } from './answer-keys.ts';
import styles from './answers.module.css';
import { type AnswerActs, DecisionCard } from './decision-card.tsx';
import { canAccept, type ToldDecision } from './use-decisions.ts';

type Props = { readonly decisions: readonly ToldDecision[]; readonly review: OpenReview };

/** The decisions one below the other; letters and digits act on the one that had the focus last. */
export function DecisionList({ decisions, review }: Props) {
  const t = useMessages('answers');
  const say = useAnnounce();
  const [currentKey, setCurrentKey] = useState<string>();
  const [disputedKey, setDisputedKey] = useState<string>();
  const chosen = decisions.findIndex(({ decision }) => keyOf(decision) === currentKey);
  const open = decisions.findIndex(({ decision }) => !decision.answer);
  // Before any is chosen the keys act on the first that has no answer.
  const at = chosen === -1 ? Math.max(open, 0) : chosen;

  function goTo(index: number): void {
    const card = document.getElementById(cardId(index));
    card?.focus();
    card?.scrollIntoView({ block: 'nearest' });
  }

  /** Says why nothing was done, and goes to where it is written. */
  function refuse(index: number): void {
    const { fate = 'impossible', decision } = decisions[index] ?? {};
    if (decision?.answer?.answer === 'accept') say(t('say.acceptedAlready'));
    else say(t(fate === 'change' ? 'say.refused' : `fate.${fate}`));
    goTo(index);
  }

  /** Says what was done, and goes on to the next that has no answer. */
  function done(index: number, outcome: ActOutcome, words: string): void {
    if (!outcome.ok) {
      if (outcome.reason !== 'handed-in') refuse(index);
      return;
    }
    const order = [...decisions.keys()].map((step) => (index + 1 + step) % decisions.length);
    const next = order.find((each) => each !== index && !decisions[each]?.decision.answer);
    say(next === undefined ? `${words} ${t('say.allAnswered')}` : words);
    goTo(next ?? index);
  }

  function actsOn(index: number): AnswerActs | undefined {
    const told = decisions[index];
    if (!told) return undefined;
    const { decision } = told;
    return {
      onAccept: () => {
        if (!canAccept(told)) refuse(index);
        else done(index, acceptDecisions([decision]), t('say.accept', { count: 1 }));
      },
      onLearned: () => {
        done(index, learnFrom(decision), t('say.learned'));
      },
      onDispute: () => {
        setDisputedKey(keyOf(decision));
      },
      onSendDispute: (note) => {
        setDisputedKey(undefined);
        done(index, disputeDecision(decision, note), t('say.dispute'));
      },
      onCancelDispute: () => {
        setDisputedKey(undefined);
        goTo(index);
      },
    };
  }

  function move(by: 1 | -1): void {
    const next = chosen === -1 ? at : at + by;
    goTo(Math.min(Math.max(next, 0), decisions.length - 1));
  }

  function handleKey(press: KeyPress): boolean {
    const act = answerKeyAct(press, workspaceState().preferences.singleKeys);
    const acts = actsOn(at);
    if (!act || !acts) return false;
    const run = {
      next: () => {
        move(1);
      },
      previous: () => {
        move(-1);
      },
      accept: acts.onAccept,
      dispute: acts.onDispute,
      learned: acts.onLearned,
      undo: () => {
        say(t(undoAnswer().ok ? 'say.undone' : 'say.nothingToUndo'));
      },
    }[act];
    run();
    return true;
  }
  usePageKeys(handleKey);

  function noteCurrent({ target }: FocusEvent): void {
    const card = target.closest(`[id^="${CARD}"]`);
    const told = decisions[Number(card?.id.slice(CARD.length))];
    if (told) setCurrentKey(keyOf(told.decision));
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- It only takes note of where the focus went.
    <ol className={styles['list']} aria-label={t('list')} onFocus={noteCurrent}>
      {decisions.map((told, index) => {
        const key = keyOf(told.decision);
        const acts = actsOn(index);
        return (
          acts && (
            <li key={key}>
              <DecisionCard
                told={told}
                review={review}
                number={index + 1}
                count={decisions.length}
                isCurrent={index === at}
                isDisputing={key === disputedKey}
                acts={acts}
                id={cardId(index)}
              />
            </li>
          )
        );
      })}
    </ol>
  );
}

const CARD = 'decision-';

function cardId(index: number): string {
  return `${CARD}${index}`;
}

function keyOf({ item }: ToldDecision['decision']): string {
  return item.difference.key;
}
