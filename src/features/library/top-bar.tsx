import {
  Download,
  FileOutput,
  FolderInput,
  GitCompareArrows,
  Monitor,
  Moon,
  Pencil,
  Scale,
  Settings,
  Sun,
  Users,
} from 'lucide-react';
import { useRef, useState } from 'react';
import { Button, buttonClass } from '#ui/button.tsx';
import { FileButton } from '#ui/file-button.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { InlineEdit } from '#ui/inline-edit.tsx';
import { MenuButton } from '#ui/menu-button.tsx';
import { useReturnFocus } from '#ui/use-return-focus.ts';
import { useMessages } from '#messages/messages.tsx';
import { renameProject } from '#workspace/library.ts';
import { setPreferences } from '#workspace/preferences.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { ARTICLE_FILES } from './article-files.ts';
import type { LibraryActs } from './library-screen.tsx';
import styles from './top-bar.module.css';

type Props = { readonly acts: LibraryActs; readonly isImporting: boolean };

export function TopBar({ acts, isImporting }: Props) {
  const t = useMessages('library');
  return (
    <header className={styles['bar']}>
      <p className={styles['wordmark']}>Ascribe</p>
      <ProjectName />
      <div className={styles['actions']}>
        <FileButton
          variant="quiet"
          icon={<FolderInput />}
          accept={ARTICLE_FILES}
          isMultiple
          isDisabled={isImporting}
          onPrepare={acts.onPrepareAdd}
          onFiles={acts.onFiles}
        >
          {t('bar.import')}
        </FileButton>
        <Button variant="quiet" icon={<Download />} onPress={acts.onBackUp}>
          <span className={styles['word']}>{t('bar.backUp')}</span>
        </Button>
        <Button variant="quiet" icon={<FileOutput />} onPress={acts.onExportAll}>
          <span className={styles['word']}>{t('bar.export')}</span>
        </Button>
        <a className={buttonClass('quiet')} href="#/people">
          <Users aria-hidden size={18} />
          <span className={styles['word']}>{t('bar.people')}</span>
        </a>
        <a className={buttonClass('quiet')} href="#/review">
          <GitCompareArrows aria-hidden size={18} />
          <span className={styles['word']}>{t('bar.review')}</span>
        </a>
        <a className={buttonClass('quiet')} href="#/agreement">
          <Scale aria-hidden size={18} />
          <span className={styles['word']}>{t('bar.agreement')}</span>
        </a>
        <ThemeMenu />
        <IconButton label={t('bar.settings')} icon={<Settings />} onPress={acts.onSettings} />
      </div>
    </header>
  );
}

function ProjectName() {
  const t = useMessages('library');
  const name = useWorkspace((s) => s.project?.name) ?? '';
  const [isEditing, setIsEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  useReturnFocus(isEditing, pencil);
  const shown = name === '' ? t('project.untitled') : name;
  if (isEditing) {
    return (
      <div className={styles['project']}>
        <InlineEdit
          label={t('project.name')}
          value={shown}
          onSave={(changed) => {
            setIsEditing(false);
            void renameProject(changed);
          }}
          onCancel={() => {
            setIsEditing(false);
          }}
        />
      </div>
    );
  }
  return (
    <div className={styles['project']}>
      <span className={styles['name']} dir="auto">
        {shown}
      </span>
      <IconButton
        ref={pencil}
        label={t('project.rename')}
        icon={<Pencil />}
        onPress={() => {
          setIsEditing(true);
        }}
      />
    </div>
  );
}

const THEME_ICONS = { system: <Monitor />, light: <Sun />, dark: <Moon /> } as const;

function ThemeMenu() {
  const t = useMessages('library');
  const common = useMessages('common');
  const theme = useWorkspace((s) => s.preferences.theme);
  return (
    <MenuButton
      label={t('bar.theme')}
      icon={THEME_ICONS[theme]}
      entries={(['system', 'light', 'dark'] as const).map((choice) => ({
        kind: 'item',
        id: choice,
        name: common(`theme.${choice}`),
        icon: THEME_ICONS[choice],
        onAct: () => {
          setPreferences({ theme: choice });
        },
      }))}
    />
  );
}
