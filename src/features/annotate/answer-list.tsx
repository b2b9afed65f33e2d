import { Pencil, X } from 'lucide-react';
import type { AnnotationId } from '#domain/ids.ts';
import { IconButton } from '#ui/icon-button.tsx';
import type { AttributionField as Field } from '#domain/annotation/attribution.ts';
import { answer as storeAnswer } from '#workspace/annotate.ts';
import { jumpTo } from './attribution-acts.ts';
import styles from './card.module.css';
import { returnToText, useDesk } from './desk.tsx';
import { EntityButton } from './entity-button.tsx';
import { hasOwnAnswer } from './has-own-answer.ts';
import { report } from './report.ts';
import { SourceChain } from './source-chain.tsx';
import type { Attribution } from './use-data.ts';

type Props = {
  readonly claim: AnnotationId;
  readonly field: Field;
  readonly answer: Attribution;
  /** Names the field: the box that would is closed. */
  readonly hasLabel: boolean;
  /** Somebody wants another answer. */
  readonly onChange: () => void;
};

/** What the field holds; what is inherited from elsewhere is grey and says from where. */
export function AnswerList({ claim, field, answer, hasLabel, onChange }: Props) {
  const desk = useDesk();
  const { t } = desk;
  if (answer.kind === 'none') return null;
  const clear = () => {
    report(
      desk,
      storeAnswer(claim, field, { kind: 'clear' }),
      t('say.cleared', { field: t(`field.${field}`) }),
    );
    returnToText(desk);
  };
  const names =
    answer.kind === 'by' ? answer.by.map((one) => one.name).join(', ') : t('field.nobody');
  return (
    <div className={styles['answerRow']}>
      {hasLabel && <span className={styles['answerLabel']}>{t(`field.${field}`)}</span>}
      <Names answer={answer} field={field} />
      <span className={styles['spacer']} />
      {hasOwnAnswer(answer) && (
        <>
          <IconButton
            data-change
            label={t('field.change', { name: names })}
            icon={<Pencil />}
            onPress={onChange}
          />
          <IconButton label={t('field.clear', { name: names })} icon={<X />} onPress={clear} />
        </>
      )}
    </div>
  );
}

function Names({ answer, field }: Pick<Props, 'answer' | 'field'>) {
  const desk = useDesk();
  const { t } = desk;
  if (answer.kind !== 'by') return <em>{t('field.nobody')}</em>;
  const isInherited = !hasOwnAnswer(answer);
  return (
    <span className={isInherited ? styles['inherited'] : styles['answer']}>
      {answer.by.map((one) => (
        <span key={one.relationId} className={styles['name']}>
          {one.mentionId === undefined ? (
            <a href={`#/people/${one.entityId ?? ''}`}>
              <bdi>{one.name}</bdi>
            </a>
          ) : (
            <button
              type="button"
              className={styles['jump']}
              onClick={() => {
                if (one.mentionId !== undefined) jumpTo(desk, one.mentionId);
              }}
            >
              <bdi>{one.name}</bdi>
            </button>
          )}
          {one.entityId !== undefined && !one.inherited && (
            <EntityButton id={one.entityId} name={one.name} />
          )}
          {field === 'source' && one.mentionId !== undefined && (
            <SourceChain mention={one.mentionId} />
          )}
        </span>
      ))}
      {isInherited && (
        <small>{t(field === 'speaker' ? 'field.inheritedSpeaker' : 'field.inheritedSource')}</small>
      )}
    </span>
  );
}
