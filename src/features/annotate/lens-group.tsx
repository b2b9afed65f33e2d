import { useId } from 'react';
import type { Finding } from '#domain/lens/finding.ts';
import { useDesk } from './desk.tsx';
import { LensPlaces } from './lens-places.tsx';
import styles from './lens.module.css';

type Props = {
  readonly name: string;
  readonly hint?: string | undefined;
  readonly count: number;
  /** Asked for only when they are to be listed. */
  readonly places: () => readonly Finding[];
  /** As a share of the widest, 0 to 1: drawn as a bar behind the name. */
  readonly bar?: number;
  /** What stands at the end instead of the number of places. */
  readonly figure?: string;
  readonly isListed: boolean;
  readonly onToggle: () => void;
};

/** A number that lists what it counts: pressed, its places stand below it. */
export function LensGroup({ name, hint, count, places, bar, figure, isListed, onToggle }: Props) {
  const { t } = useDesk();
  const listId = useId();
  const isEmpty = count === 0;
  return (
    <div className={styles['group']}>
      <button
        type="button"
        className={styles['number']}
        aria-expanded={isListed}
        aria-controls={isListed ? listId : undefined}
        disabled={isEmpty}
        onClick={onToggle}
      >
        <span className={styles['name']}>
          <bdi>{name}</bdi>
          {isListed && hint !== undefined && <span className={styles['hint']}>{hint}</span>}
        </span>
        <span className={styles['figure']} data-zero={isEmpty}>
          {figure ?? t('lens.finds', { count })}
        </span>
        {bar !== undefined && (
          <span className={styles['bar']} aria-hidden>
            <span style={{ inlineSize: `${Math.max(1, bar * 100)}%` }} />
          </span>
        )}
      </button>
      {isListed && <LensPlaces id={listId} name={name} places={places()} />}
    </div>
  );
}
