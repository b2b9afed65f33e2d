import { type KeyboardEvent, useState } from 'react';
import type { AnnotationId } from '#domain/ids.ts';
import { ComboBox, type ComboBoxItem } from '#ui/combo-box.tsx';
import type {
  AttributionAnswer,
  AttributionField as Field,
} from '#domain/annotation/attribution.ts';
import { type Candidate, candidatesFor, isOfThisArticle, meantBy } from '#workspace/candidates.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { acceptDraft, takeCandidate } from './attribution-acts.ts';
import { AnswerList } from './answer-list.tsx';
import { CandidateChips } from './candidate-chips.tsx';
import styles from './card.module.css';
import { hasOwnAnswer } from './has-own-answer.ts';
import { type AnnotateMessages, returnToText, useDesk } from './desk.tsx';
import type { Attribution } from './use-data.ts';

type Props = {
  readonly claim: AnnotationId;
  readonly field: Field;
  readonly answer: Attribution;
  /** Digits act on this field now. */
  readonly isCurrent: boolean;
};

/** "Who says it?" or "Through what?": the answer, suggestions one click away, and a box to type in. */
export function AttributionField({ claim, field, answer, isCurrent }: Props) {
  const desk = useDesk();
  const { t } = desk;
  const [typed, setTyped] = useState('');
  const [isChanging, setIsChanging] = useState(false);
  const isAnswered = hasOwnAnswer(answer);
  // Suggestions follow from all that is open: the layer, its entities, the answers so far.
  useWorkspace((state) => state.open?.state);
  const candidates = candidatesFor(claim, field, typed);
  const options = optionsFor(t, field, candidates, typed);
  const meant = meantBy(candidates, typed);

  function take(candidate: Pick<Candidate, 'answer' | 'name'>): void {
    takeCandidate(desk, claim, field, { detail: 'typed', guessed: false, ...candidate });
    setTyped('');
    setIsChanging(false);
    returnToText(desk);
  }

  function acceptGuess(event: KeyboardEvent<HTMLInputElement>): void {
    const isOnItem = event.currentTarget.getAttribute('aria-activedescendant') !== null;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || isOnItem || typed !== '') return;
    event.preventDefault();
    event.stopPropagation();
    acceptDraft(desk, claim);
    returnToText(desk);
  }

  const isBoxOpen = !isAnswered || isChanging;
  return (
    <div className={styles['attribution']} data-part={field}>
      {isBoxOpen && (
        <ComboBox
          label={t(`field.${field}`)}
          items={options.map((option) => option.item)}
          text={typed}
          onTextChange={setTyped}
          onChoose={(id) => {
            const option = options.find(({ item }) => item.id === id);
            if (option) take({ answer: option.answer, name: option.item.name });
          }}
          firstChoice={options.find(({ answer: of }) => of === meant?.answer)?.item.id}
          onSubmitText={(name) => {
            take({ answer: { kind: 'name', name }, name });
          }}
          onKeyDown={acceptGuess}
          placeholder={t(field === 'speaker' ? 'field.speakerSearch' : 'field.sourceSearch')}
          showListLabel={t('card.showList')}
          // The box appears because the user asked to change the answer.
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
          autoFocus={isChanging}
        />
      )}
      <AnswerList
        claim={claim}
        field={field}
        answer={answer}
        hasLabel={!isBoxOpen}
        onChange={() => {
          setIsChanging(true);
        }}
      />
      {isBoxOpen && (
        <CandidateChips
          field={field}
          candidates={typed === '' ? candidates.filter(isOfThisArticle) : candidates}
          areNumbered={isCurrent && typed === ''}
          onTake={take}
        />
      )}
    </div>
  );
}

type Option = { readonly item: ComboBoxItem; readonly answer: AttributionAnswer };

function optionsFor(
  t: AnnotateMessages,
  field: Field,
  candidates: readonly Candidate[],
  typed: string,
): readonly Option[] {
  const known = candidates.map((candidate, at): Option => ({
    item: {
      id: `candidate-${at}`,
      name: candidate.name,
      hint: t(`field.detail.${candidate.detail}`),
    },
    answer: candidate.answer,
  }));
  if (typed !== '') return known;
  const unnamed: Option = {
    item: { id: 'unnamed', name: t('field.unnamed'), hint: t('field.unnamedHint') },
    answer: { kind: 'unnamed' },
  };
  const nobody: Option = {
    item: { id: 'nobody', name: t('field.nobody') },
    answer: { kind: 'nobody' },
  };
  return field === 'speaker' ? [...known, unnamed, nobody] : [...known, unnamed];
}
