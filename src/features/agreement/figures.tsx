import { useMemo } from 'react';
import type { ReportLine } from '#domain/agreement/report-measures.ts';
import type { ArticleId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { measureAgreement } from '#workspace/agreement.ts';
import styles from './agreement.module.css';
import type { Asked } from './agreement-tab.tsx';
import { FigureRow } from './figure-row.tsx';
import { type FigureGroup, groupFigures } from './report-view.ts';
import { useNames } from './use-names.ts';

type Props = {
  readonly lines: readonly ReportLine[];
  readonly articleId: ArticleId | undefined;
  readonly onAsk: (asked: Asked) => void;
};

/** Every measure there is, by what it is about. */
export function Figures({ lines, articleId, onAsk }: Props) {
  const t = useMessages('agreement');
  const groups = useMemo(() => groupFigures(lines), [lines]);
  const hasGamma = lines.some(({ metric }) => metric === 'gamma');
  return (
    <section className={styles['section']} aria-labelledby="all-figures">
      <h2 id="all-figures" className={styles['subheading']}>
        {t('figures.title')}
      </h2>
      {groups.map((group, index) => (
        <FigureTable key={group.key} group={group} isOpen={index === 0} onAsk={onAsk} />
      ))}
      {!hasGamma && (
        <div className={styles['gamma']}>
          <Button onPress={() => void measureAgreement(articleId, true)}>
            {t('figures.gamma')}
          </Button>
          <p className={styles['soft']}>{t('figures.gammaHint')}</p>
        </div>
      )}
    </section>
  );
}

type TableProps = {
  readonly group: FigureGroup;
  readonly isOpen: boolean;
  readonly onAsk: Props['onAsk'];
};

function FigureTable({ group, isOpen, onAsk }: TableProps) {
  const t = useMessages('agreement');
  const title = useGroupTitle(group);
  return (
    <Disclosure title={title} isOpenAtFirst={isOpen}>
      <table className={styles['figures']} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('figures.measure')}</th>
            <th scope="col">{t('figures.value')}</th>
            <th scope="col">{t('figures.interval')}</th>
            <th scope="col">{t('figures.n')}</th>
            <th scope="col">
              <span className={styles['hidden']}>{t('figures.cases')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {group.lines.map((line) => (
            <FigureRow key={line.metric} line={line} subject={title} onAsk={onAsk} />
          ))}
        </tbody>
      </table>
    </Disclosure>
  );
}

function useGroupTitle({ subject, isOfRelations }: FigureGroup): string {
  const t = useMessages('agreement');
  const names = useNames();
  const { label, attribute, relation } = subject;
  if (relation !== undefined) {
    return t('figures.relation', { relation: names.relation(relation) });
  }
  if (isOfRelations) return t('figures.relations');
  if (label === undefined) return t('figures.all');
  if (attribute === undefined) return t('figures.label', { label: names.label(label) });
  return t('figures.attribute', {
    label: names.label(label),
    attribute: names.attribute(label, attribute),
  });
}
