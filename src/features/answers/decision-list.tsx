import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { useMessages } from '#messages/messages.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import { acceptDecisions, disputeDecision, learnFrom, undoAnswer } from '#workspace/answers.ts';
import type { OpenReview } from '#workspace/review-state.ts';
import { workspaceState } from '#workspace/use-workspace.ts';
import type { ActOutcome } from '#workspace/workspace-state.ts';
import styles from './answers.module.css';
import { type AnswerActs, DecisionCard } from './decision-card.tsx';
import type { ToldDecision } from './use-decisions.ts';

type Props = { readonly decisions: readonly ToldDecision[]; readonly review: OpenReview };

/** The decisions one below the other; letters and digits act on the one that has the focus. */
export function DecisionList({ decisions, review }: Props) {
  const t = useMessages('answers');
  const say = useAnnounce();
  const [currentKey, setCurrentKey] = useState<string>();
  const [disputedKey, setDisputedKey] = useState<string>();
  const at = Math.max(
    decisions.findIndex(({ decision }) => keyOf(decision) === currentKey),
    0,
  );

  function goTo(index: number): void {
    const card = document.getElementById(cardId(index));
    card?.focus();
    card?.scrollIntoView({ block: 'nearest' });
  }

  /** Says what was done, and goes on to the next that has no answer. */
  function done(index: number, outcome: ActOutcome, words: string): void {
    if (!outcome.ok) {
      if (outcome.reason !== 'handed-in') say(t('say.refused'));
      return;
    }
    const order = [...decisions.keys()].map((step) => (index + 1 + step) % decisions.length);
    const next = order.find((each) => each !== index && !decisions[each]?.decision.answer);
    say(next === undefined ? `${words} ${t('say.allAnswered')}` : words);
    goTo(next ?? index);
  }

  function actsOn(index: number): AnswerActs | undefined {
    const decision = decisions[index]?.decision;
    if (!decision) return undefined;
    return {
      onAccept: () => {
        done(index, acceptDecisions([decision]), t('say.accept', { count: 1 }));
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

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    if (!workspaceState().preferences.singleKeys) return;
    const acts = actsOn(at);
    const act = {
      j: () => {
        goTo(Math.min(at + 1, decisions.length - 1));
      },
      k: () => {
        goTo(Math.max(at - 1, 0));
      },
      '1': acts?.onAccept,
      '2': acts?.onDispute,
      '3': acts?.onLearned,
      z: () => {
        say(t(undoAnswer().ok ? 'say.undone' : 'say.nothingToUndo'));
      },
    }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  }

  function noteCurrent({ target }: FocusEvent): void {
    const card = target.closest(`[id^="${CARD}"]`);
    const told = decisions[Number(card?.id.slice(CARD.length))];
    if (told) setCurrentKey(keyOf(told.decision));
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Keys of what is in it.
    <ol
      className={styles['list']}
      aria-label={t('list')}
      onKeyDown={onKeyDown}
      onFocus={noteCurrent}
    >
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
