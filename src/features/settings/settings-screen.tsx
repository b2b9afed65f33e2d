import type { ReactNode } from 'react';
import { BackLink } from '#ui/back-link.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { useMessages } from '#messages/messages.tsx';
import { AddingSettings } from './adding-settings.tsx';
import { AnnotatingSettings } from './annotating-settings.tsx';
import { DataSettings } from './data-settings.tsx';
import { DeleteEverything } from './delete-everything.tsx';
import { LookSettings } from './look-settings.tsx';
import styles from './settings-screen.module.css';
import { YouSettings } from './you-settings.tsx';

type Props = { readonly onBackUp: () => void; readonly version: string };

export function SettingsScreen({ onBackUp, version }: Props) {
  const t = useMessages('settings');
  const common = useMessages('common');
  return (
    <main id="main" className={styles['main']}>
      <BackLink href="#/">{common('action.toLibrary')}</BackLink>
      <PageTitle className={styles['title']}>{t('title')}</PageTitle>
      <Section title={t('you.title')}>
        <YouSettings />
      </Section>
      <Section title={t('look.title')}>
        <LookSettings />
      </Section>
      <Section title={t('adding.title')}>
        <AddingSettings />
      </Section>
      <Section title={t('annotating.title')}>
        <AnnotatingSettings />
      </Section>
      <Section title={t('data.title')}>
        <DataSettings onBackUp={onBackUp} />
      </Section>
      <Section title={t('danger.title')}>
        <DeleteEverything />
      </Section>
      <Section title={t('about.title')}>
        <p>{t('about.text')}</p>
        <p className={styles['soft']}>{t('about.version', { version })}</p>
      </Section>
    </main>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['section']}>
      <h2 className={styles['heading']}>{title}</h2>
      <div className={styles['content']}>{children}</div>
    </section>
  );
}
