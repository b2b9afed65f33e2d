import { GraduationCap, Scale } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { ArticleId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button, buttonClass } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { type AgreementMeasured, cancelAgreement, measureAgreement } from '#workspace/agreement.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './agreement.module.css';
import { AgreementTab } from './agreement-tab.tsx';
import { Basis } from './basis.tsx';
import { FileMenu } from './file-menu.tsx';
import { GoldTab } from './gold-tab.tsx';

type Props = {
  /** One article; absent for the whole project. */
  readonly articleId: ArticleId | undefined;
  /** Of the app, for the methods paragraph. */
  readonly version: string;
};

/** How far annotators agree, why they do not, and how near each comes to the agreed version. */
export function AgreementScreen({ articleId, version }: Props) {
  const t = useMessages('agreement');
  const common = useMessages('common');
  const state = useWorkspace((s) => s.agreement);
  const title = useWorkspace(
    (s) => s.articles.find(({ article }) => article.id === articleId)?.article.title,
  );
  useEffect(() => {
    void measureAgreement(articleId);
    return cancelAgreement;
  }, [articleId]);
  const shown = state?.articleId === articleId ? state : undefined;
  const measured = shown?.measured;
  return (
    <main id="main" className={styles['main']}>
      <BackLink href="#/">{common('action.toLibrary')}</BackLink>
      <div className={styles['head']}>
        <PageTitle className={styles['title']}>
          {articleId === undefined
            ? t('title')
            : t('titleOf', { title: title === undefined || title === '' ? t('untitled') : title })}
        </PageTitle>
        <div className={styles['tools']}>
          {articleId !== undefined && (
            <a className={buttonClass('quiet')} href="#/agreement">
              {t('whole')}
            </a>
          )}
          <a className={buttonClass('quiet')} href="#/training">
            <GraduationCap aria-hidden size={18} />
            {t('gold.training')}
          </a>
          {measured && measured.basis.shared > 0 && (
            <FileMenu measured={measured} articleTitle={title} version={version} />
          )}
        </div>
      </div>
      {shown?.measuring !== undefined && (
        <div className={styles['progress']}>
          <ProgressBar label={t('measuring')} share={shown.measuring} />
          <Button onPress={cancelAgreement}>{common('action.cancel')}</Button>
        </div>
      )}
      {shown?.failed && shown.measuring === undefined && (
        <Callout tone="error" title={t('failed.title')}>
          <p>{t(`failed.${shown.failed}`)}</p>
          <Button onPress={() => void measureAgreement(articleId)}>{t('again')}</Button>
        </Callout>
      )}
      {measured && <Measured measured={measured} articleId={articleId} />}
    </main>
  );
}

type Tab = 'agreement' | 'gold';

function Measured({
  measured,
  articleId,
}: {
  readonly measured: AgreementMeasured;
  readonly articleId: ArticleId | undefined;
}) {
  const t = useMessages('agreement');
  const [tab, setTab] = useState<Tab>('agreement');
  const tabs = useMemo(
    () => (['agreement', 'gold'] as const).map((id) => ({ id, name: t(`tab.${id}`) })),
    [t],
  );
  const hasGold = measured.gold.curated.articles > 0;
  if (measured.basis.shared === 0 && !hasGold) {
    return (
      <EmptyState icon={<Scale />} title={t('empty.title')}>
        <p>{articleId === undefined ? t('empty.text') : t('empty.article')}</p>
        {measured.basis.hidden > 0 && <p>{t('hidden', { count: measured.basis.hidden })}</p>}
      </EmptyState>
    );
  }
  return (
    <>
      <RadioGroup
        label={t('tab.label')}
        hideLabel
        look="segmented"
        options={tabs}
        value={tab}
        onChange={setTab}
      />
      {tab === 'agreement' && (
        <>
          <Basis basis={measured.basis} />
          <AgreementTab measured={measured} articleId={articleId} />
        </>
      )}
      {tab === 'gold' && <GoldTab gold={measured.gold} />}
    </>
  );
}
