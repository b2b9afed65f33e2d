import { classNames } from '#ui/class-names.ts';
import { Kbd } from '#ui/kbd.tsx';
import type { AttributionField as Field } from '#domain/annotation/attribution.ts';
import type { Candidate } from '#workspace/candidates.ts';
import styles from './card.module.css';
import { useDesk } from './desk.tsx';

/** As many as there are digits for. */
const SHOWN = 5;

type Props = {
  readonly field: Field;
  readonly candidates: readonly Candidate[];
  /** Digits in the article take these. */
  readonly areNumbered: boolean;
  readonly onTake: (candidate: Candidate) => void;
};

/** Suggestions, one click each. A guess is dashed and asks "?": it is no fact until somebody takes it. */
export function CandidateChips({ field, candidates, areNumbered, onTake }: Props) {
  const { t } = useDesk();
  if (candidates.length === 0) return null;
  return (
    <ul
      className={styles['chips']}
      aria-label={t('field.candidates', { field: t(`field.${field}`) })}
    >
      {candidates.slice(0, SHOWN).map((candidate, at) => (
        <li key={`${candidate.name} ${candidate.detail} ${candidate.answer.kind}`}>
          <button
            type="button"
            className={classNames(styles['chip'], candidate.guessed && styles['isGuess'])}
            title={t(`field.detail.${candidate.detail}`)}
            onClick={() => {
              onTake(candidate);
            }}
          >
            <bdi>{candidate.name}</bdi>
            {candidate.guessed && '?'}
            {areNumbered && <Kbd>{String(at + 1)}</Kbd>}
          </button>
        </li>
      ))}
    </ul>
  );
}
