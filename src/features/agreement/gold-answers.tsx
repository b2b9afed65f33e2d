import type { ReportLine } from '#domain/agreement/report-measures.ts';
import { groupBy } from '#domain/collection/group-by.ts';
import { useMessages } from '#messages/messages.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import styles from './agreement.module.css';
import { Scroller } from './scroller.tsx';
import { annotatorsOf, ScoreCell } from './score-cell.tsx';
import { useNames } from './use-names.ts';

/** Of the answers and speakers of the agreed version: how many each annotator has the same. */
export function GoldAnswers({ lines }: { readonly lines: readonly ReportLine[] }) {
  const t = useMessages('agreement');
  const names = useNames();
  const own = lines.filter(
    ({ metric }) => metric === 'gold_attribute' || metric === 'gold_speaker',
  );
  const annotators = annotatorsOf(own);
  const rows = groupBy(own, (line) => `${line.metric} ${line.label} ${line.attribute}`);
  if (rows.size === 0) return null;
  return (
    <Disclosure title={t('gold.answers')}>
      <Scroller label={t('gold.answers')}>
        <table className={styles['table']}>
          <caption>{t('gold.answersCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('gold.what')}</th>
              {annotators.map((annotator) => (
                <th key={annotator} scope="col">
                  <bdi>{annotator}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...rows].map(([key, some]) => (
              <tr key={key}>
                <th scope="row">{nameOf(some[0], names, t('metric.gold_speaker'))}</th>
                {annotators.map((annotator) => (
                  <ScoreCell
                    key={annotator}
                    line={some.find(({ pair }) => pair?.[0] === annotator)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </Disclosure>
  );
}

function nameOf(
  line: ReportLine | undefined,
  names: ReturnType<typeof useNames>,
  speaker: string,
): string {
  if (line?.label === undefined || line.attribute === undefined) return speaker;
  return `${names.label(line.label)}: ${names.attribute(line.label, line.attribute)}`;
}
