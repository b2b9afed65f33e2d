import { PackageOpen, Scale, Send, Users } from 'lucide-react';
import { useState } from 'react';
import type { ArticleId } from '#domain/ids.ts';
import { useTeam } from '#parts/use-team.ts';
import { BackLink } from '#ui/back-link.tsx';
import { Button, buttonClass } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FileButton } from '#ui/file-button.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { WindowDrop } from '#ui/window-drop.tsx';
import { useMessages } from '#messages/messages.tsx';
import type { WaitingFile } from '#workspace/team-folder.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { HubRow } from './hub-row.tsx';
import { SendDialog } from './send-dialog.tsx';
import styles from './team.module.css';
import { TeamFolder } from './team-folder.tsx';

type Props = {
  readonly onFiles: (files: readonly File[]) => void;
  /** Somebody is about to add something. */
  readonly onPrepareAdd: () => void;
  readonly isImporting: boolean;
  /** Shows what a file of the team's folder holds. */
  readonly onLook: (file: WaitingFile) => void;
};

/** Working with colleagues: who has worked on what, packets in and out. */
export function HubScreen({ onFiles, onPrepareAdd, isImporting, onLook }: Props) {
  const t = useMessages('packets');
  const common = useMessages('common');
  const agreement = useMessages('agreement');
  const articles = useWorkspace((s) => s.articles);
  const [sending, setSending] = useState<readonly ArticleId[]>();
  return (
    <main id="main" className={styles['main']}>
      <BackLink href="#/">{common('action.toLibrary')}</BackLink>
      <div className={styles['head']}>
        <PageTitle className={styles['title']}>{t('title')}</PageTitle>
        <div className={styles['acts']}>
          <a className={buttonClass('quiet')} href="#/agreement">
            <Scale aria-hidden size={18} />
            {agreement('title')}
          </a>
          <FileButton
            icon={<PackageOpen />}
            accept={PACKET_FILES}
            isMultiple
            isDisabled={isImporting}
            onFiles={onFiles}
          >
            {t('open')}
          </FileButton>
          <Button
            variant="primary"
            icon={<Send />}
            isDisabled={articles.length === 0}
            onPress={() => {
              setSending(articles.map(({ article }) => article.id));
            }}
          >
            {t('send')}
          </Button>
        </div>
      </div>
      <Articles onSend={setSending} />
      <TeamFolder onLook={onLook} />
      <WindowDrop label={t('drop')} hint={t('dropHint')} onEnter={onPrepareAdd} onFiles={onFiles} />
      {sending && (
        <SendDialog
          chosen={sending}
          onClose={() => {
            setSending(undefined);
          }}
        />
      )}
    </main>
  );
}

const PACKET_FILES = ['.json', '.zip'];

function Articles({ onSend }: { readonly onSend: (ids: readonly ArticleId[]) => void }) {
  const t = useMessages('packets');
  const common = useMessages('common');
  const articles = useWorkspace((s) => s.articles);
  const team = useTeam();
  if (!team) return <ProgressBar label={common('opening')} />;
  const isAlone = [...team.values()].every(({ layers }) => layers.length < 2);
  return (
    <>
      {isAlone && (
        <EmptyState icon={<Users />} title={t('empty.title')}>
          <p className={styles['explain']}>{t('empty.text')}</p>
          {articles.length === 0 && <p>{t('empty.none')}</p>}
        </EmptyState>
      )}
      {articles.length > 0 && (
        <ul className={styles['rows']} aria-label={t('list.label')}>
          {articles.map(({ article }) => (
            <HubRow
              key={article.id}
              article={article}
              team={team.get(article.id)}
              onSend={() => {
                onSend([article.id]);
              }}
            />
          ))}
        </ul>
      )}
    </>
  );
}
