import type { CSSProperties } from 'react';
import type { PairPlaces } from '#domain/agreement/pair-places.ts';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { Button } from 'react-aria-components/Button';
import styles from './agreement.module.css';
import { Scroller } from './scroller.tsx';
import type { Asked } from './agreement-tab.tsx';
import { type Pair, gridOf } from './report-view.ts';
import { useNames } from './use-names.ts';

type Props = {
  readonly places: readonly PairPlaces[];
  readonly pair: Pair;
  readonly onAsk: (asked: Asked) => void;
};

/** Which label one gave where the other gave which. */
export function LabelGrid({ places, pair, onAsk }: Props) {
  const t = useMessages('agreement');
  const names = useNames();
  const format = useFormats();
  const grid = gridOf(places, pair);
  if (!grid || grid.labels.length === 0) return null;
  const { labels, counts } = grid;
  const heads = [...labels.map((label) => names.label(label)), t('grid.none')];
  const most = Math.max(1, ...counts.flat());
  return (
    <div className={styles['section']}>
      <h2 className={styles['subheading']}>{t('grid.title')}</h2>
      <Scroller label={t('grid.title')}>
        <table className={styles['grid']}>
          <caption>
            <span className={styles['captionWords']}>
              {pair ? t('grid.caption', { first: pair[0], second: pair[1] }) : t('grid.captionAll')}
            </span>
          </caption>
          <thead>
            <tr>
              <td aria-hidden />
              {heads.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map((row, at) => (
              <tr key={heads[at]}>
                <th scope="row">{heads[at]}</th>
                {row.map((count, column) => (
                  <td key={heads[column]} data-same={at === column && at < labels.length}>
                    {count > 0 && (
                      <Button
                        className={styles['cell'] ?? ''}
                        style={shareStyle(count / most)}
                        aria-label={t('grid.cell', {
                          first: heads[at] ?? '',
                          second: heads[column] ?? '',
                          count,
                        })}
                        onPress={() => {
                          const [first, second] = [labels[at], labels[column]];
                          onAsk({
                            question: {
                              kind: 'cell',
                              ...(first !== undefined && { first }),
                              ...(second !== undefined && { second }),
                              ...(!pair && { isEitherWay: true }),
                            },
                            what: `${heads[at]} / ${heads[column]}`,
                          });
                        }}
                      >
                        {format.number(count)}
                      </Button>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </div>
  );
}

/** How deep the cell is tinted, as a custom property. */
function shareStyle(share: number): CSSProperties {
  const properties: Readonly<Record<`--${string}`, string>> = { '--share': String(share) };
  return properties;
}
