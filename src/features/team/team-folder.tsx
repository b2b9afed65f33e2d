import { FolderSync } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { useFormats, useMessages, useNow } from '#messages/messages.tsx';
import { FileProblems } from '#parts/file-problems.tsx';
import {
  type WaitingFile,
  allowTeamFolder,
  canShareFolder,
  chooseTeamFolder,
  leaveTeamFolder,
  syncTeamFolder,
} from '#workspace/team-folder.ts';
import type { TeamFolderState } from '#workspace/team-folder-state.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { ConfidentialNames } from './confidential-names.tsx';
import styles from './team.module.css';
import { useConfidential } from './use-confidential.ts';

type Props = { readonly onLook: (file: WaitingFile) => void };

/** The folder through which a team exchanges its work by itself. */
export function TeamFolder({ onLook }: Props) {
  const t = useMessages('packets');
  const folder = useWorkspace((s) => s.teamFolder);
  return (
    <section className={styles['part']} aria-label={t('folder.title')}>
      <h2 className={styles['heading']}>{t('folder.title')}</h2>
      {folder ? <Chosen folder={folder} onLook={onLook} /> : <NotChosen />}
    </section>
  );
}

/** Whom my files in the folder would name; more are looked at than there is work of mine on. */
function useMyConfidential(): ReturnType<typeof useConfidential> {
  const listed = useWorkspace((s) => s.articles);
  const articles = useMemo(() => listed.map(({ article }) => article.id), [listed]);
  return useConfidential({ articles, layers: 'mine', kind: 'team' });
}

function NotChosen() {
  const t = useMessages('packets');
  return canShareFolder() ? (
    <Choosing />
  ) : (
    <p className={styles['soft']}>{t('folder.unsupported')}</p>
  );
}

function Choosing() {
  const t = useMessages('packets');
  const { names, asks, mayGo, isAgreed, agree } = useMyConfidential();
  return (
    <>
      <p className={styles['explain']}>{t('folder.text')}</p>
      {asks && (
        <ConfidentialNames of="folder" names={names}>
          <Checkbox label={t('folder.knows')} isChecked={isAgreed} onChange={agree} />
        </ConfidentialNames>
      )}
      {names === undefined && <p className={styles['soft']}>{t('make.looking')}</p>}
      <div>
        <Button icon={<FolderSync />} isDisabled={!mayGo} onPress={() => void chooseTeamFolder()}>
          {t('folder.choose')}
        </Button>
      </div>
    </>
  );
}

function Chosen({ folder, onLook }: Props & { readonly folder: TeamFolderState }) {
  const t = useMessages('packets');
  const { name, access, isSyncing, report } = folder;
  const { names } = useMyConfidential();
  return (
    <>
      <Access folder={folder} />
      <ConfidentialNames of="folder" names={names} />
      {isSyncing && <ProgressBar label={t('folder.syncing')} />}
      {report && <Report report={report} onLook={onLook} />}
      <div className={styles['acts']}>
        {access === 'ask' ? (
          <Button variant="primary" onPress={() => void allowTeamFolder()}>
            {t('folder.allow')}
          </Button>
        ) : (
          <Button
            icon={<FolderSync />}
            isDisabled={isSyncing}
            aria-label={`${t('folder.sync')}: ${name}`}
            onPress={() => void syncTeamFolder()}
          >
            {t('folder.sync')}
          </Button>
        )}
        <Button variant="quiet" onPress={() => void chooseTeamFolder()}>
          {t('folder.other')}
        </Button>
        <Button variant="quiet" onPress={() => void leaveTeamFolder()}>
          {t('folder.leave')}
        </Button>
      </div>
    </>
  );
}

function Access({ folder: { name, access, syncedAt } }: { readonly folder: TeamFolderState }) {
  const t = useMessages('packets');
  const format = useFormats();
  const now = useNow();
  switch (access) {
    case 'ask':
      return <Callout tone="info">{t('folder.ask', { name })}</Callout>;
    case 'gone':
      return <Callout tone="error">{t('folder.gone', { name })}</Callout>;
    case 'granted': {
      const when =
        syncedAt === undefined
          ? undefined
          : format.relativeTime(Math.min(syncedAt, now.getTime()), now);
      return (
        <p className={styles['soft']}>
          <bdi>{t('folder.using', { name })}</bdi>
          {when !== undefined && ` · ${t('folder.last', { when })}`}
        </p>
      );
    }
  }
}

function Report({
  report,
  onLook,
}: Props & { readonly report: NonNullable<TeamFolderState['report']> }) {
  const t = useMessages('packets');
  const { written, taken, waiting, unready, failed } = report;
  return (
    <div aria-live="polite" className={styles['part']}>
      <p>{t('folder.report', { written, taken })}</p>
      {unready.length > 0 && (
        <p className={styles['soft']}>{t('folder.unready', { count: unready.length })}</p>
      )}
      {waiting.length > 0 && (
        <section aria-label={t('folder.waiting', { count: waiting.length })}>
          <h3 className={styles['heading']}>{t('folder.waiting', { count: waiting.length })}</h3>
          <ul className={styles['rows']}>
            {waiting.map((file) => (
              <li key={file.path} className={styles['line']}>
                <div className={styles['what']}>
                  <bdi>{file.path}</bdi>
                  <bdi className={styles['soft']}>{t('folder.from', { name: file.from })}</bdi>
                </div>
                <Button
                  aria-label={t('folder.openOf', { path: file.path })}
                  onPress={() => {
                    onLook(file);
                  }}
                >
                  {t('folder.open')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {failed.length > 0 && (
        <Disclosure title={t('folder.failed', { count: failed.length })}>
          {failed.map(({ path, problems }) => (
            <div key={path}>
              <p>
                <bdi>{path}</bdi>
              </p>
              <FileProblems problems={problems} />
            </div>
          ))}
        </Disclosure>
      )}
    </div>
  );
}
