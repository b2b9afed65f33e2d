import { useMemo } from 'react';
import type { Duplicate } from '#domain/entities/find-duplicates.ts';
import type { EntityId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { tellApart } from '#workspace/people-acts.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './people.module.css';

/** So many at once are a task, more are a wall. */
const SHOWN = 12;

const NONE: readonly Duplicate[] = [];

type Props = { readonly onMerge: (ids: readonly EntityId[]) => void };

/** Names that look like one person: to merge, or to tell apart for good. */
export function Duplicates({ onMerge }: Props) {
  const t = useMessages('people');
  const found = useWorkspace((state) => state.people?.overview?.duplicates) ?? NONE;
  const entities = useWorkspace((state) => state.people?.entities);
  const people = useMemo(
    () =>
      new Map(
        entities
          ?.filter(({ mergedInto }) => mergedInto === undefined)
          .map((entity) => [entity.id, entity]),
      ),
    [entities],
  );
  // Until they are counted anew, a pair that was just merged or told apart is still in the list.
  const pairs = found.filter(({ into, other }) => {
    const [a, b] = [people.get(into), people.get(other)];
    return a && b && !a.distinctFrom?.includes(other) && !b.distinctFrom?.includes(into);
  });
  if (pairs.length === 0) return null;
  return (
    <div className={styles['duplicates']}>
      <Disclosure level={2} title={t('duplicates.title', { count: pairs.length })}>
        <ul className={styles['pairs']}>
          {pairs.slice(0, SHOWN).map((pair) => (
            <Pair
              key={`${pair.into} ${pair.other}`}
              pair={pair}
              a={people.get(pair.into)?.name ?? ''}
              b={people.get(pair.other)?.name ?? ''}
              onMerge={onMerge}
            />
          ))}
        </ul>
        {pairs.length > SHOWN && (
          <p className={styles['soft']}>{t('duplicates.more', { count: pairs.length - SHOWN })}</p>
        )}
      </Disclosure>
    </div>
  );
}

type PairProps = Props & { readonly pair: Duplicate; readonly a: string; readonly b: string };

function Pair({ pair: { into, other, reason }, a, b, onMerge }: PairProps) {
  const t = useMessages('people');
  return (
    <li className={styles['pair']}>
      <div className={styles['pairWords']}>
        <p>
          <a href={`#/people/${into}`}>
            <bdi>{a}</bdi>
          </a>
          {' · '}
          <a href={`#/people/${other}`}>
            <bdi>{b}</bdi>
          </a>
        </p>
        <p className={styles['soft']}>{t(`duplicates.reason.${reason}`)}</p>
      </div>
      <Button
        aria-label={t('duplicates.mergeOf', { a, b })}
        onPress={() => {
          onMerge([into, other]);
        }}
      >
        {t('duplicates.merge')}
      </Button>
      <Button
        variant="quiet"
        aria-label={t('duplicates.dismissOf', { a, b })}
        onPress={() => void tellApart(into, other)}
      >
        {t('duplicates.dismiss')}
      </Button>
    </li>
  );
}
