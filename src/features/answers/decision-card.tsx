import { Check, CircleCheck, Lightbulb, MessageSquareWarning } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { findLabel } from '#domain/codebook/codebook.ts';
import type { Span } from '#domain/text/span.ts';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { clampText } from '#parts/quote-text.ts';
import { useAnnotators } from '#parts/use-annotators.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { isMac } from '#ui/platform.ts';
import { TextField } from '#ui/text-field.tsx';
import type { OpenReview } from '#workspace/review-state.ts';
import { setTextDraft } from '#workspace/text-drafts.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { keyOf } from './answer-keys.ts';
import styles from './answers.module.css';
import { BroughtLinks } from './brought-links.tsx';
import { CardComments } from './card-comments.tsx';
import { labelsOf, placeOf } from './decision-words.ts';
import { canAccept, type ToldDecision } from './use-decisions.ts';
import { DisputeOutcome } from './dispute-outcome.tsx';
import { VersionWords } from './version-words.tsx';

/** Longest quote in the name of a card, in UTF-16 units. */
const NAME_LENGTH = 60;
/** Text on either side of a place, in UTF-16 units. */
const CONTEXT = 80;

export type AnswerActs = {
  readonly onAccept: () => void;
  readonly onLearned: () => void;
  readonly onDispute: () => void;
  readonly onSendDispute: (note: string) => void;
  readonly onCancelDispute: () => void;
};

type Props = {
  readonly told: ToldDecision;
  readonly review: OpenReview;
  readonly number: number;
  readonly count: number;
  readonly isCurrent: boolean;
  readonly isDisputing: boolean;
  readonly acts: AnswerActs;
  readonly id: string;
};

/** One decision: mine, what it became, who decided and why, and my answer. */
export function DecisionCard(props: Props) {
  const { told, review, number, count, isCurrent, isDisputing, acts } = props;
  const t = useMessages('answers');
  const { decision, fate } = told;
  const { difference } = decision.item;
  const place = placeOf(review, difference);
  const words = place
    ? clampText(review.revision.text.slice(place.start, place.end), NAME_LENGTH)
    : '';
  const kind = t(`kind.${difference.kind}`);
  return (
    <section
      id={props.id}
      tabIndex={-1}
      aria-label={t('item', { number, count, kind, words })}
      aria-current={isCurrent ? 'true' : undefined}
      className={classNames(styles['card'], isCurrent && styles['isCurrent'])}
    >
      <div className={styles['head']}>
        <h2>{kind}</h2>
        {decision.answer && <AnswerBadge answer={decision.answer.answer} />}
      </div>
      {place && <Context text={review.revision.text} place={place} />}
      <dl className={styles['versions']}>
        <div>
          <dt>{t('yours')}</dt>
          <dd>
            <VersionWords version={decision.mine} other={decision.became} review={review} />
          </dd>
        </div>
        <div>
          <dt>{t('decided')}</dt>
          <dd>
            <VersionWords version={decision.became} other={decision.mine} review={review} />
          </dd>
        </div>
      </dl>
      {decision.answer?.answer !== 'accept' && <BroughtLinks links={told.links} review={review} />}
      {told.dispute && !decision.answer ? (
        <DisputeOutcome dispute={told.dispute} />
      ) : (
        <Reason told={told} />
      )}
      <Guideline told={told} />
      <CardComments review={review} differenceKey={difference.key} />
      {decision.answer?.note !== undefined && (
        <p className={styles['soft']} dir="auto">
          {t('yourWords', { note: decision.answer.note })}
        </p>
      )}
      {fate !== 'change' && decision.answer?.answer !== 'accept' && (
        <p className={styles['fate']}>{t(`fate.${fate}`)}</p>
      )}
      {isDisputing ? (
        <DisputeField acts={acts} draftKey={`dispute ${review.article.id} ${difference.key}`} />
      ) : (
        <Acts told={told} acts={acts} />
      )}
    </section>
  );
}

/** Where it is in the article. */
function Context({ text, place }: { readonly text: string; readonly place: Span }) {
  const [before, after] = [text.slice(0, place.start), text.slice(place.end)];
  const start = before.slice(-CONTEXT).replace(/^\S*\s/u, '');
  const end = after.slice(0, CONTEXT).replace(/\s\S*$/u, '');
  return (
    <p className={styles['place']} dir="auto">
      {start.length < before.length && '…'}
      {start}
      <mark>{text.slice(place.start, place.end)}</mark>
      {end}
      {end.length < after.length && '…'}
    </p>
  );
}

function Reason({ told: { decision } }: { readonly told: ToldDecision }) {
  const t = useMessages('answers');
  const format = useFormats();
  const { nameOf } = useAnnotators();
  const { decided } = decision;
  if (!decided) return null;
  const when = format.dateTime(decided.at, { dateStyle: 'medium' });
  const { kind } = decided.how;
  return (
    <p className={styles['reason']} dir="auto">
      <span className={styles['soft']}>
        {t('by', { name: nameOf(decided.by), when })}
        {kind !== 'single' && ` · ${t(`how.${kind}`)}`}
      </span>
      {decided.note === undefined ? t('noReason') : t('why', { note: decided.note })}
    </p>
  );
}

function Guideline({ told }: { readonly told: ToldDecision }) {
  const t = useMessages('answers');
  const codebook = useWorkspace((state) => state.project?.codebook);
  const labels = labelsOf(told.decision).flatMap((id) => {
    const label = codebook && findLabel(codebook, id);
    return label ? [label] : [];
  });
  if (labels.length === 0) return null;
  return (
    <Disclosure title={t('guideline')} level={3}>
      {labels.map(({ id, name, hint, guideline }) => (
        <div key={id} className={styles['guideline']}>
          <p>
            <strong>{name}</strong> {hint}
          </p>
          {guideline.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      ))}
    </Disclosure>
  );
}

function Acts({ told, acts }: Pick<Props, 'told' | 'acts'>) {
  const t = useMessages('answers');
  const answered = told.decision.answer?.answer;
  return (
    <div className={styles['acts']}>
      <Button
        variant={answered ? 'plain' : 'primary'}
        icon={<Check />}
        isDisabled={!canAccept(told)}
        onPress={acts.onAccept}
      >
        {t('act.accept')} <Kbd>{keyOf('accept')}</Kbd>
      </Button>
      <Button icon={<MessageSquareWarning />} onPress={acts.onDispute}>
        {t('act.dispute')} <Kbd>{keyOf('dispute')}</Kbd>
      </Button>
      <Button icon={<Lightbulb />} isDisabled={answered === 'learned'} onPress={acts.onLearned}>
        {t('act.learned')} <Kbd>{keyOf('learned')}</Kbd>
      </Button>
    </div>
  );
}

const ANSWER_LOOKS = {
  accept: { tone: 'agree', Icon: CircleCheck },
  dispute: { tone: 'differ', Icon: MessageSquareWarning },
  learned: { tone: 'plain', Icon: Lightbulb },
} as const;

function AnswerBadge({ answer }: { readonly answer: keyof typeof ANSWER_LOOKS }) {
  const t = useMessages('answers');
  const { tone, Icon } = ANSWER_LOOKS[answer];
  return (
    <Badge tone={tone} icon={<Icon size={14} aria-hidden />}>
      {t(`answered.${answer}`)}
    </Badge>
  );
}

type DisputeProps = { readonly acts: AnswerActs; readonly draftKey: string };

function DisputeField({ acts, draftKey }: DisputeProps) {
  const t = useMessages('answers');
  const note = useWorkspace((state) => state.textDrafts[draftKey]) ?? '';
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    field.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const canSend = note.trim() !== '';
  function send(): void {
    setTextDraft(draftKey, undefined);
    acts.onSendDispute(note);
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- The keys of the field in it.
    <div
      ref={field}
      className={styles['dispute']}
      onKeyDown={(event) => {
        if (event.key === 'Escape') acts.onCancelDispute();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && canSend) {
          send();
        }
      }}
    >
      <TextField
        label={t('disputeField')}
        description={t('disputeHint', { keys: isMac() ? '⌘ Enter' : 'Ctrl+Enter' })}
        rows={3}
        value={note}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- It was asked for.
        autoFocus
        onChange={(text) => {
          setTextDraft(draftKey, text);
        }}
      />
      <div className={styles['acts']}>
        <Button variant="primary" isDisabled={!canSend} onPress={send}>
          {t('act.sendDispute')}
        </Button>
        <Button variant="quiet" onPress={acts.onCancelDispute}>
          {t('act.cancel')}
        </Button>
      </div>
    </div>
  );
}
