import { useFormats, useMessages } from '#messages/messages.tsx';
import styles from './people.module.css';

type Props = {
  readonly total: number;
  readonly shares: readonly {
    readonly id: string;
    readonly name: string;
    readonly count: number;
  }[];
};

/** Parts of a whole as one bar; the words below say the same. */
export function ShareBar({ total, shares }: Props) {
  const t = useMessages('people');
  const format = useFormats();
  return (
    <>
      <div className={styles['shareBar']} aria-hidden>
        {shares.map(({ id, count }) => (
          <span key={id} data-share={id} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className={styles['shareWords']}>
        {shares.map(({ id, name, count }) => (
          <li key={id}>
            <span className={styles['swatch']} data-share={id} aria-hidden />
            {t('person.share', {
              name,
              count,
              share: format.number(count / total, { style: 'percent' }),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
