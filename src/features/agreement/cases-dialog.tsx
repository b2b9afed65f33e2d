import { useEffect, useState } from 'react';
import type { CaseQuestion } from '#domain/agreement/cases.ts';
import type { ArticleId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { type AgreementCaseList, readCases } from '#workspace/agreement.ts';
import styles from './agreement.module.css';
import { CaseItem } from './case-item.tsx';
import type { Pair } from './report-view.ts';

type Props = {
  readonly question: CaseQuestion;
  /** The figure in words. */
  readonly what: string;
  readonly pair: Pair;
  readonly articleId: ArticleId | undefined;
  readonly onClose: () => void;
};

/** The places behind a figure, each in its sentence, with the ways to them. */
export function CasesDialog({ question, what, pair, articleId, onClose }: Props) {
  const t = useMessages('agreement');
  const common = useMessages('common');
  const [found, setFound] = useState<AgreementCaseList | 'failed'>();
  useEffect(() => {
    const job = new AbortController();
    async function read(): Promise<void> {
      const cases = await readCases(question, { pair, articleId }, job.signal);
      if (!job.signal.aborted) setFound(cases ?? 'failed');
    }
    void read();
    return () => {
      job.abort();
    };
  }, [question, pair, articleId]);
  return (
    <Dialog
      title={t('cases.title', { what })}
      onClose={onClose}
      closeLabel={common('action.close')}
      size="large"
      footer={<Button onPress={onClose}>{common('action.close')}</Button>}
    >
      {found === undefined && <ProgressBar label={t('cases.reading')} />}
      {found === 'failed' && <p>{t('cases.failed')}</p>}
      {typeof found === 'object' && <CaseList found={found} question={question} />}
    </Dialog>
  );
}

function CaseList({
  found,
  question,
}: {
  readonly found: AgreementCaseList;
  readonly question: CaseQuestion;
}) {
  const t = useMessages('agreement');
  const { rows, total } = found;
  if (total === 0) return <p>{t('cases.none')}</p>;
  return (
    <>
      <output className={styles['soft']}>
        {rows.length < total
          ? t('cases.first', { shown: rows.length, total })
          : t('cases.count', { count: total })}
      </output>
      <ul className={styles['cases']} aria-label={t('cases.list')}>
        {rows.map((row, index) => (
          // The same place can stand there for several pairs.
          // oxlint-disable-next-line react/no-array-index-key -- The list never changes.
          <CaseItem key={index} row={row} question={question} />
        ))}
      </ul>
    </>
  );
}
