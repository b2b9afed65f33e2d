import { useFormats, useMessages } from '#messages/messages.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import type { TimeCount } from './count-by-time.ts';
import { dateOf, MONTH } from './day.ts';
import styles from './people.module.css';

/** Units of the drawing; it is stretched to the width there is. */
const BAR = 10;
const GAP = 3;
const HEIGHT = 60;

/** Claims a month as bars, with the same as a table. */
export function TimeChart({ counts }: { readonly counts: readonly TimeCount[] }) {
  const t = useMessages('people');
  const format = useFormats();
  const most = Math.max(...counts.map(({ count }) => count), 1);
  const nameOf = (period: string): string =>
    period.length === 4 ? period : format.dateTime(dateOf(period), MONTH);
  const first = counts.at(0)?.period ?? '';
  const last = counts.at(-1)?.period ?? '';
  return (
    <div className={styles['fact']}>
      <h2 className={styles['subheading']}>{t('person.overTime')}</h2>
      {counts.length > 1 && (
        <>
          <svg
            className={styles['chart']}
            viewBox={`0 0 ${counts.length * (BAR + GAP)} ${HEIGHT}`}
            preserveAspectRatio="none"
            style={{ maxInlineSize: `${counts.length * 2.5}rem` }}
            aria-hidden
          >
            {counts.map(({ period, count }, index) => (
              <rect
                key={period}
                x={index * (BAR + GAP)}
                y={HEIGHT - barHeight(count, most)}
                width={BAR}
                height={barHeight(count, most)}
              >
                <title>{`${nameOf(period)}: ${count}`}</title>
              </rect>
            ))}
          </svg>
          <p
            className={styles['axis']}
            aria-hidden
            style={{ maxInlineSize: `${counts.length * 2.5}rem` }}
          >
            <span>{nameOf(first)}</span>
            <span>{t('person.most', { count: most })}</span>
            <span>{nameOf(last)}</span>
          </p>
        </>
      )}
      <Disclosure title={t('person.asTable')} isOpenAtFirst={counts.length === 1}>
        <table className={styles['table']}>
          <caption>{t('person.chart')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('person.month')}</th>
              <th scope="col">{t('person.claims')}</th>
            </tr>
          </thead>
          <tbody>
            {counts.map(({ period, count }) => (
              <tr key={period}>
                <th scope="row">{nameOf(period)}</th>
                <td>{format.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </div>
  );
}

/** A month without a claim keeps a line, so that the axis can be counted off. */
function barHeight(count: number, most: number): number {
  return count === 0 ? 1 : Math.max(3, (count / most) * HEIGHT);
}
