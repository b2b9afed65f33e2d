import { EyeOff, Lock } from 'lucide-react';
import type { Entity } from '#domain/entities/entity.ts';
import type { EntityId } from '#domain/ids.ts';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { Badge } from '#ui/badge.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import type { PersonTally } from '#workspace/people.ts';
import { DAY, dateOf } from './day.ts';
import { claimsOf, type PersonRow as Row } from './list-people.ts';
import styles from './people.module.css';

type Props = {
  readonly row: Row;
  readonly isCounted: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (id: EntityId, isChosen: boolean) => void;
};

export function PersonRow({ row: { entity, tally }, isCounted, isChosen, onChoose }: Props) {
  const t = useMessages('people');
  const kinds = useMessages('annotate');
  const { id, name, aliases } = entity;
  return (
    <div className={styles['row']}>
      <Checkbox
        label={t('row.select', { name })}
        hideLabel
        isChecked={isChosen}
        onChange={(isTicked) => {
          onChoose(id, isTicked);
        }}
      />
      <div className={styles['who']}>
        <span className={styles['nameLine']}>
          <a className={styles['name']} href={`#/people/${id}`} dir="auto">
            {name}
          </a>
          <Marks entity={entity} />
        </span>
        {aliases.length > 0 && (
          <span className={styles['aliases']}>
            <bdi>{aliases.join(' · ')}</bdi>
          </span>
        )}
      </div>
      <span className={styles['kind']}>{kinds(`entity.kinds.${entity.kind}`)}</span>
      {isCounted ? <Numbers tally={tally} /> : <span className={styles['never']} />}
    </div>
  );
}

/** Lock and crossed eye, in words: protected, and nameless. */
export function Marks({ entity }: { readonly entity: Entity }) {
  const t = useMessages('people');
  return (
    <>
      {entity.confidential === true && (
        <Badge tone="differ" icon={<Lock aria-hidden size={12} />}>
          {t('row.confidential')}
        </Badge>
      )}
      {entity.unnamed === true && (
        <Badge icon={<EyeOff aria-hidden size={12} />}>{t('row.unnamed')}</Badge>
      )}
    </>
  );
}

function Numbers({ tally }: { readonly tally: PersonTally }) {
  const t = useMessages('people');
  const format = useFormats();
  const { said, reported, articles, last } = tally;
  if (articles === 0) return <span className={styles['never']}>{t('row.never')}</span>;
  return (
    <>
      <span className={styles['claims']}>
        <span>{t('row.claims', { count: claimsOf(tally) })}</span>
        {reported > 0 && said > 0 && (
          <span className={styles['soft']}>{t('row.reported', { count: reported })}</span>
        )}
      </span>
      <span className={styles['articles']}>{t('row.articles', { count: articles })}</span>
      <span className={styles['last']}>
        {last !== undefined && <time dateTime={last}>{format.dateTime(dateOf(last), DAY)}</time>}
      </span>
    </>
  );
}
